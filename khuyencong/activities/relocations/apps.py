"""Relocations: the kind of work of moving those that pollute into clusters."""

from django.apps import AppConfig


class RelocationsConfig(AppConfig):
    """Registers the kind of work, its sentences, its place in the navigation and calendar."""

    name = "khuyencong.activities.relocations"
    url_prefix = "di-doi/"

    def ready(self) -> None:
        from django.db.models import Q
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.relocations.actions import ACTIONS
        from khuyencong.activities.relocations.models import Relocation
        from khuyencong.activities.relocations.permissions import beginning_refusal
        from khuyencong.activities.relocations.sentences import SENTENCES
        from khuyencong.activities.relocations.services.merging import move_to_kept
        from khuyencong.activities.relocations.services.reopening import reopen_relocation
        from khuyencong.activities.relocations.showing import calendar_entries, works_of
        from khuyencong.activities.relocations.states import ACTIVITIES, Stage
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import withdrawals, works
        from khuyencong.registers.establishments.services import on_merge
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        sentences.register_labels("step", dict(Stage.choices))
        sentences.register_labels("stage", dict(Stage.choices))
        labels.register(ACTIONS)
        handover.register_records(
            "relocations",
            _("Di dời"),
            Relocation,
            order=50,
            subject="relocation",
            still_open=~Q(stage=Stage.CLOSED.value),
            place="unit_path",
            url_name="relocations:relocation",
        )
        navigation.register(
            navigation.Entry("relocations", _("Di dời"), "relocations:list", "truck", 50)
        )
        calendar.register_source("relocations", calendar_entries)
        on_merge(move_to_kept)
        withdrawals.register_reopening(reopen_relocation)
        works.register(
            works.Kind(
                key="relocations",
                label=_("Di dời vào cụm công nghiệp"),
                icon="truck",
                activities=ACTIVITIES,
                works_of=works_of,
                begin_label=_("Ghi cơ sở di dời"),
                begin_url_name="relocations:begin",
                beginning_refusal=beginning_refusal,
            )
        )
