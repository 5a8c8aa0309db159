"""The vote for typical rural industrial products."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Registers the kind of work, jurors, sentences, certificates, the calendar, the entry."""

    name = "khuyencong.activities.awards"
    url_prefix = "binh-chon/"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.awards import notices
        from khuyencong.activities.awards.actions import ACTIONS
        from khuyencong.activities.awards.handover import unfinished_rounds
        from khuyencong.activities.awards.integrity import vote_faults
        from khuyencong.activities.awards.permissions import beginning_refusal
        from khuyencong.activities.awards.sentences import LABELS, SENTENCES
        from khuyencong.activities.awards.services.certifying import VERIFICATION_KIND
        from khuyencong.activities.awards.services.merging import move_to_kept
        from khuyencong.activities.awards.services.reopening import reopen_round
        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.foundation.verification import registry
        from khuyencong.programme.acceptance import withdrawals, works
        from khuyencong.registers.establishments.services import on_merge
        from khuyencong.registers.offices import handover

        acting.register_last(notices.jury_actors)
        sentences.register(SENTENCES)
        for parameter, names in LABELS.items():
            sentences.register_labels(parameter, names)
        labels.register(ACTIONS)
        handover.register_hindrance("awards", unfinished_rounds)
        calendar.register_source("awards", notices.calendar_entries)
        registry.register(VERIFICATION_KIND, notices.verified_certificate)
        on_merge(move_to_kept)
        withdrawals.register_reopening(reopen_round)
        works.register(
            works.Kind(
                key="awards",
                label=_("Bình chọn sản phẩm tiêu biểu"),
                icon="star",
                activities=frozenset({"product_vote"}),
                works_of=notices.works_of,
                begin_label=_("Mở đợt bình chọn"),
                begin_url_name="awards:open_for",
                beginning_refusal=beginning_refusal,
            )
        )
        reference.register_check("awards", vote_faults)
        navigation.register(
            navigation.Entry("awards", _("Bình chọn sản phẩm"), "awards:list", "star", 48)
        )
