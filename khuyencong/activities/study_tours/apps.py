"""Study tours: the kind of work of visits at home and abroad to learn from others."""

from django.apps import AppConfig


class StudyToursConfig(AppConfig):
    """Registers the kind of work, its sentences, its place in the navigation and calendar."""

    name = "khuyencong.activities.study_tours"
    url_prefix = "tham-quan/"

    def ready(self) -> None:
        from django.db.models import Q
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.study_tours.actions import ACTIONS
        from khuyencong.activities.study_tours.integrity import tour_faults
        from khuyencong.activities.study_tours.models import Tour
        from khuyencong.activities.study_tours.permissions import beginning_refusal
        from khuyencong.activities.study_tours.sentences import SENTENCES
        from khuyencong.activities.study_tours.services.merging import move_to_kept
        from khuyencong.activities.study_tours.services.reopening import reopen_tour
        from khuyencong.activities.study_tours.showing import calendar_entries, own_work, works_of
        from khuyencong.activities.study_tours.states import ACTIVITIES
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import withdrawals, works
        from khuyencong.registers.establishments.services import on_merge
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        handover.register_records(
            "study_tours",
            _("Chuyến tham quan"),
            Tour,
            order=54,
            subject="tour",
            still_open=Q(delivery__isnull=True),
            place="proposal__unit_path",
            url_name="study_tours:tour",
        )
        reference.register_check("study_tours", tour_faults)
        navigation.register(
            navigation.Entry("study_tours", _("Tham quan học tập"), "study_tours:list", "map", 54)
        )
        calendar.register_source("study_tours", calendar_entries)
        on_merge(move_to_kept)
        withdrawals.register_reopening(reopen_tour)
        works.register_own_work(own_work)
        works.register(
            works.Kind(
                key="study_tours",
                label=_("Tham quan học tập"),
                icon="map",
                activities=ACTIVITIES,
                works_of=works_of,
                begin_label=_("Lập chuyến đi"),
                begin_url_name="study_tours:begin",
                beginning_refusal=beginning_refusal,
            )
        )
