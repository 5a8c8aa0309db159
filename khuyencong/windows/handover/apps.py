"""Handovers from offices to their successors."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Registers the sentences, what the journal calls it, the check, the navigation entry."""

    name = "khuyencong.windows.handover"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.windows.handover.actions import ACTIONS
        from khuyencong.windows.handover.integrity import handover_faults
        from khuyencong.windows.handover.naming import handover_names
        from khuyencong.windows.handover.sentences import SENTENCES
        from khuyencong.windows.handover.states import HandoverState

        sentences.register(SENTENCES)
        sentences.register_labels("standing", dict(HandoverState.choices))
        labels.register(ACTIONS)
        subjects.register("handover", _("Chuyển giao"), handover_names)
        reference.register_check("handovers", handover_faults)
        navigation.register(
            navigation.Entry(
                "handover",
                _("Chuyển giao"),
                "handover:list",
                "arrows-exchange",
                82,
                roles=frozenset({"administrator", "leader"}),
            )
        )
