"""Yearly plans: objectives, lines with their money, versions and adjustments."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers what a person reads when a plan says no."""

    name = "khuyencong.programme.plans"

    def ready(self) -> None:
        from khuyencong.foundation.ui import sentences
        from khuyencong.programme.plans.sentences import SENTENCES

        sentences.register(SENTENCES)
