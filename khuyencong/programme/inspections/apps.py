"""Visits to work under contract: planned by risk, written down, followed until put right."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Registers sentences, the entry in the navigation, and what the calendar shows."""

    name = "khuyencong.programme.inspections"

    def ready(self) -> None:
        from django.db.models import Q
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.inspections.actions import ACTIONS
        from khuyencong.programme.inspections.integrity import inspection_faults
        from khuyencong.programme.inspections.models import Visit
        from khuyencong.programme.inspections.sentences import SENTENCES
        from khuyencong.programme.inspections.states import VisitState
        from khuyencong.programme.inspections.waiting import calendar_entries
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        handover.register_records(
            "visits",
            _("Lần kiểm tra chưa kết thúc"),
            Visit,
            order=28,
            subject="visit",
            still_open=Q(state=VisitState.DRAFT),
            place="contract__proposal__unit_path",
        )
        calendar.register_source("inspections", calendar_entries)
        reference.register_check("inspections", inspection_faults)
        navigation.register(
            navigation.Entry("inspections", _("Kiểm tra"), "inspections:list", "eye", 28)
        )
