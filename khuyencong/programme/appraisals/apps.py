"""Appraisal of a đề án, its registration, and the decision on it."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """Registers the sentences of refusals and the entry in the navigation."""

    name = "khuyencong.programme.appraisals"

    def ready(self) -> None:
        from khuyencong.foundation.ui import sentences
        from khuyencong.programme.appraisals.sentences import SENTENCES

        sentences.register(SENTENCES)
