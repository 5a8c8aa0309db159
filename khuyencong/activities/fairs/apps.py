"""Fairs: the kind of work of fairs organised, attended at home and abroad, and shared booths."""

from django.apps import AppConfig


class FairsConfig(AppConfig):
    """Registers the kind of work, its sentences, its place in the navigation and calendar."""

    name = "khuyencong.activities.fairs"
    url_prefix = "hoi-cho/"

    def ready(self) -> None:
        from django.db.models import Q
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.fairs.actions import ACTIONS
        from khuyencong.activities.fairs.integrity import fair_faults
        from khuyencong.activities.fairs.models import Fair
        from khuyencong.activities.fairs.permissions import beginning_refusal
        from khuyencong.activities.fairs.sentences import SENTENCES
        from khuyencong.activities.fairs.services.merging import move_to_kept
        from khuyencong.activities.fairs.services.reopening import reopen_fair_or_booth
        from khuyencong.activities.fairs.showing import calendar_entries, works_of
        from khuyencong.activities.fairs.states import (
            BOOTH_ACTIVITIES,
            FAIR_ACTIVITIES,
            Period,
        )
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import withdrawals, works
        from khuyencong.registers.establishments.services import on_merge
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        sentences.register_labels("period", dict(Period.choices))
        labels.register(ACTIONS)
        handover.register_records(
            "fairs",
            _("Hội chợ"),
            Fair,
            order=46,
            subject="fair",
            still_open=Q(cancelled_on__isnull=True),
            place="proposal__unit_path",
            url_name="fairs:fair",
        )
        reference.register_check("fairs", fair_faults)
        navigation.register(
            navigation.Entry("fairs", _("Hội chợ"), "fairs:list", "building-community", 46)
        )
        calendar.register_source("fairs", calendar_entries)
        on_merge(move_to_kept)
        withdrawals.register_reopening(reopen_fair_or_booth)
        works.register(
            works.Kind(
                key="fairs",
                label=_("Hội chợ, gian hàng"),
                icon="building-community",
                activities=FAIR_ACTIVITIES | BOOTH_ACTIVITIES,
                works_of=works_of,
                begin_label=_("Ghi hội chợ, gian hàng"),
                begin_url_name="fairs:begin",
                beginning_refusal=beginning_refusal,
            )
        )
