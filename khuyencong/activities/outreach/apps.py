"""Outreach: the kind of work of media and of guidance to establishments."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Registers two kinds of work, their sentences, their place in the navigation and calendar."""

    name = "khuyencong.activities.outreach"
    url_prefix = "tuyen-truyen/"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.outreach.actions import ACTIONS
        from khuyencong.activities.outreach.permissions import beginning_refusal
        from khuyencong.activities.outreach.sentences import SENTENCES
        from khuyencong.activities.outreach.showing import (
            calendar_entries,
            guidance_of,
            works_of,
        )
        from khuyencong.activities.outreach.states import GuideState
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.programme.acceptance import works

        sentences.register(SENTENCES)
        sentences.register_labels("guide_state", dict(GuideState.choices))
        labels.register(ACTIONS)
        navigation.register(
            navigation.Entry("outreach", _("Tuyên truyền"), "outreach:list", "message", 52)
        )
        calendar.register_source("outreach", calendar_entries)
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
