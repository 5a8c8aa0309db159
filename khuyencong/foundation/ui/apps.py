from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "khuyencong.foundation.ui"

    def ready(self) -> None:
        from khuyencong.foundation.ui import navigation, sentences

        sentences.register(sentences.SENTENCES)
        navigation.register_check()
