"""Study tours: the kind of work of visits at home and abroad to learn from others."""

from django.apps import AppConfig


class StudyToursConfig(AppConfig):
    """Registers the kind of work, its sentences, its place in the navigation and calendar."""

    name = "khuyencong.activities.study_tours"
    url_prefix = "tham-quan/"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.study_tours.actions import ACTIONS
        from khuyencong.activities.study_tours.permissions import beginning_refusal
        from khuyencong.activities.study_tours.sentences import SENTENCES
        from khuyencong.activities.study_tours.showing import calendar_entries, works_of
        from khuyencong.activities.study_tours.states import ACTIVITIES
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import works

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        navigation.register(
            navigation.Entry("study_tours", _("Tham quan học tập"), "study_tours:list", "map", 54)
        )
        calendar.register_source("study_tours", calendar_entries)
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
