from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "khuyencong.foundation.ui"

    def ready(self) -> None:
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.foundation.ui.roles import ROLE_LABELS

        sentences.register(sentences.SENTENCES)
        for parameter in ("role", "roles"):
            sentences.register_labels(parameter, ROLE_LABELS)
        navigation.register_check()
