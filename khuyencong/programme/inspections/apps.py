"""Visits to work under contract: planned by risk, written down, followed until put right."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Registers sentences, the entry in the navigation, and what the calendar shows."""

    name = "khuyencong.programme.inspections"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.inspections.actions import ACTIONS
        from khuyencong.programme.inspections.sentences import SENTENCES
        from khuyencong.programme.inspections.waiting import calendar_entries

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        calendar.register_source("inspections", calendar_entries)
        navigation.register(
            navigation.Entry("inspections", _("Kiểm tra"), "inspections:list", "eye", 28)
        )
