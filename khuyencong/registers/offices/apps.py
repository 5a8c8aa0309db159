"""Offices and appointments."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """Registers where staff roles come from, the sentences of refusals and the navigation entry."""

    name = "khuyencong.registers.offices"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.registers.offices.actions import ACTIONS
        from khuyencong.registers.offices.models import OfficeKind
        from khuyencong.registers.offices.queries import staff_actors
        from khuyencong.registers.offices.sentences import SENTENCES

        acting.register(staff_actors)
        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        for parameter in ("office_kind", "office_kinds"):
            sentences.register_labels(parameter, dict(OfficeKind.choices))
        navigation.register(
            navigation.Entry("offices", _("Cơ quan"), "offices:list", "building-bank", 80)
        )
