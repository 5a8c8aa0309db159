"""Consulting: design, labels, packaging, trademarks, management."""

from django.apps import AppConfig

ACTIVITIES = frozenset({"consulting", "trademark", "cleaner_production_assessment"})
"""The activities of the rulebooks under which consultants are hired."""


class ConsultingConfig(AppConfig):
    """Registers the kind of work, its sentences, its place in the navigation and calendar."""

    name = "khuyencong.activities.consulting"
    url_prefix = "tu-van/"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.consulting.actions import ACTIONS
        from khuyencong.activities.consulting.integrity import assignment_faults
        from khuyencong.activities.consulting.permissions import keeping_refusal
        from khuyencong.activities.consulting.sentences import SENTENCES
        from khuyencong.activities.consulting.services.reopening import reopen_assignment
        from khuyencong.activities.consulting.showing import calendar_entries, works_of
        from khuyencong.activities.consulting.states import Stage
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import withdrawals, works

        sentences.register(SENTENCES)
        sentences.register_labels("stage", dict(Stage.choices))
        labels.register(ACTIONS)
        reference.register_check("consulting", assignment_faults)
        navigation.register(
            navigation.Entry("consulting", _("Tư vấn, nhãn hiệu"), "consulting:list", "bulb", 44)
        )
        calendar.register_source("consulting", calendar_entries)
        withdrawals.register_reopening(reopen_assignment)
        works.register(
            works.Kind(
                key="consulting",
                label=_("Tư vấn, thiết kế, nhãn hiệu"),
                icon="bulb",
                activities=ACTIVITIES,
                works_of=works_of,
                begin_label=_("Lập đề cương tư vấn"),
                begin_url_name="consulting:begin",
                beginning_refusal=keeping_refusal,
            )
        )
