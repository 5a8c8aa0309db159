"""Legal documents, rulebooks, routes and the working calendar, in versions."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Registers sentences and the way to the law's pages."""

    name = "khuyencong.registers.policies"

    def ready(self) -> None:
        from khuyencong.foundation.ui import sentences
        from khuyencong.registers.policies.sentences import SENTENCES

        sentences.register(SENTENCES)
