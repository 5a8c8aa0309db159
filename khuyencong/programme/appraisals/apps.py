"""Appraisal of a đề án, its registration, and the decision on it."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """Registers the sentences of refusals and the entry in the navigation."""

    name = "khuyencong.programme.appraisals"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.appraisals.actions import ACTIONS
        from khuyencong.programme.appraisals.handover import open_appraisals
        from khuyencong.programme.appraisals.sentences import SENTENCES
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        handover.register_mover("appraisals", open_appraisals(), order=22)
        navigation.register(
            navigation.Entry(
                "appraisals",
                _("Thẩm định, quyết định"),
                "appraisals:queue",
                "clipboard-check",
                22,
                roles=frozenset({"clerk", "appraiser", "leader"}),
            )
        )
