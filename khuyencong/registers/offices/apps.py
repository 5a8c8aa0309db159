"""Offices and appointments."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """Registers where staff roles come from."""

    name = "khuyencong.registers.offices"

    def ready(self) -> None:
        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.ui import sentences
        from khuyencong.registers.offices.queries import staff_actors
        from khuyencong.registers.offices.sentences import SENTENCES

        acting.register(staff_actors)
        sentences.register(SENTENCES)
