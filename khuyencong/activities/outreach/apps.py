"""Outreach: the kind of work of media and of guidance to establishments."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Registers two kinds of work, their sentences, their place in the navigation and calendar."""

    name = "khuyencong.activities.outreach"
    url_prefix = "tuyen-truyen/"

    def ready(self) -> None:
        from django.db.models import Q
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.outreach.actions import ACTIONS
        from khuyencong.activities.outreach.integrity import outreach_faults
        from khuyencong.activities.outreach.models import Campaign, Guide
        from khuyencong.activities.outreach.permissions import beginning_refusal
        from khuyencong.activities.outreach.sentences import SENTENCES
        from khuyencong.activities.outreach.services.merging import move_to_kept
        from khuyencong.activities.outreach.services.reopening import reopen_outreach
        from khuyencong.activities.outreach.showing import (
            calendar_entries,
            guidance_of,
            own_work,
            works_of,
        )
        from khuyencong.activities.outreach.states import GuideState
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import withdrawals, works
        from khuyencong.registers.establishments.services import on_merge
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        sentences.register_labels("guide_state", dict(GuideState.choices))
        labels.register(ACTIONS)
        handover.register_records(
            "campaigns",
            _("Đợt tuyên truyền"),
            Campaign,
            order=52,
            subject="campaign",
            still_open=Q(delivery__isnull=True),
            place="proposal__unit_path",
            url_name="outreach:campaign",
        )
        handover.register_records("guides", _("Bài hướng dẫn"), Guide, order=53, subject="guide")
        reference.register_check("outreach", outreach_faults)
        navigation.register(
            navigation.Entry("outreach", _("Tuyên truyền"), "outreach:list", "message", 52)
        )
        calendar.register_source("outreach", calendar_entries)
        on_merge(move_to_kept)
        withdrawals.register_reopening(reopen_outreach)
        works.register_own_work(own_work)
        works.register(
            works.Kind(
                key="outreach",
                label=_("Tuyên truyền"),
                icon="message",
                activities=frozenset({"media"}),
                works_of=works_of,
                begin_label=_("Lập đợt tuyên truyền"),
                begin_url_name="outreach:begin",
                beginning_refusal=beginning_refusal,
            )
        )
        works.register(
            works.Kind(
                key="guidance",
                label=_("Hướng dẫn cơ sở"),
                icon="message-circle",
                activities=frozenset({"policy_guidance"}),
                works_of=guidance_of,
                begin_label=_("Ghi lần hướng dẫn"),
                begin_url_name="outreach:guidance",
                beginning_refusal=beginning_refusal,
            )
        )
