"""Offices and appointments."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """Registers where staff roles come from, the sentences of refusals and the navigation entry."""

    name = "khuyencong.registers.offices"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.accounts import permissions as accounts
        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.audit import permissions as journal
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.registers.offices.actions import ACTIONS
        from khuyencong.registers.offices.appointed import staff_actors
        from khuyencong.registers.offices.keeping import entries_read, people_kept
        from khuyencong.registers.offices.models import OfficeKind
        from khuyencong.registers.offices.naming import office_names
        from khuyencong.registers.offices.sentences import SENTENCES

        acting.register(staff_actors)
        accounts.register_scope(people_kept)
        journal.register_scope(entries_read)
        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("office", _("Cơ quan"), office_names)
        for parameter in ("office_kind", "office_kinds"):
            sentences.register_labels(parameter, dict(OfficeKind.choices))
        navigation.register(
            navigation.Entry("offices", _("Cơ quan"), "offices:list", "building-bank", 80)
        )
