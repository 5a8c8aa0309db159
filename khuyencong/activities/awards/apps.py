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
        from khuyencong.activities.awards.permissions import beginning_refusal
        from khuyencong.activities.awards.sentences import LABELS, SENTENCES
        from khuyencong.activities.awards.services.certifying import VERIFICATION_KIND
        from khuyencong.foundation.accounts import acting
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.foundation.verification import registry
        from khuyencong.programme.acceptance import works

        acting.register_last(notices.jury_actors)
        sentences.register(SENTENCES)
        for parameter, names in LABELS.items():
            sentences.register_labels(parameter, names)
        labels.register(ACTIONS)
        calendar.register_source("awards", notices.calendar_entries)
        registry.register(VERIFICATION_KIND, notices.verified_certificate)
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
        navigation.register(
            navigation.Entry("awards", _("Bình chọn sản phẩm"), "awards:list", "star", 48)
        )
