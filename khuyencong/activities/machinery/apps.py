"""Machines: the kind of work of machinery support, models, transfer, cleaner production."""

from django.apps import AppConfig

ACTIVITIES = frozenset(
    {
        "machinery",
        "demo_new",
        "demo_replicate",
        "technology_transfer",
        "cleaner_production_pilot",
        "pollution_site",
    }
)
"""The activities of the rulebooks under which machines are bought."""


class MachineryConfig(AppConfig):
    """Registers the kind of work, its sentences, its place in the navigation and calendar."""

    name = "khuyencong.activities.machinery"
    url_prefix = "may-moc/"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.machinery.actions import ACTIONS
        from khuyencong.activities.machinery.integrity import machine_faults
        from khuyencong.activities.machinery.permissions import keeping_refusal
        from khuyencong.activities.machinery.sentences import SENTENCES
        from khuyencong.activities.machinery.services.reopening import reopen_machine
        from khuyencong.activities.machinery.showing import calendar_entries, works_of
        from khuyencong.activities.machinery.states import Indicator, Stage
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import withdrawals, works

        sentences.register(SENTENCES)
        sentences.register_labels("stage", dict(Stage.choices))
        sentences.register_labels("indicator", dict(Indicator.choices))
        labels.register(ACTIONS)
        reference.register_check("machinery", machine_faults)
        navigation.register(
            navigation.Entry("machinery", _("Máy móc, thiết bị"), "machinery:list", "tool", 40)
        )
        calendar.register_source("machinery", calendar_entries)
        withdrawals.register_reopening(reopen_machine)
        works.register(
            works.Kind(
                key="machinery",
                label=_("Máy móc, thiết bị"),
                icon="tool",
                activities=ACTIVITIES,
                works_of=works_of,
                begin_label=_("Ghi máy"),
                begin_url_name="machinery:add",
                beginning_refusal=keeping_refusal,
            )
        )
