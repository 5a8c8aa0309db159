"""The road of a đề án before its decision."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Registers sentences, what follows a merging, the check, and the navigation entry."""

    name = "khuyencong.programme.proposals"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.proposals.actions import ACTIONS
        from khuyencong.programme.proposals.handover import (
            Money,
            carried_out_proposals,
            open_plans,
            open_proposals,
            unanswered_plans,
            unconfirmed_papers,
        )
        from khuyencong.programme.proposals.integrity import proposal_faults
        from khuyencong.programme.proposals.naming import proposal_names, proposals_called
        from khuyencong.programme.proposals.queries import SEARCH
        from khuyencong.programme.proposals.sentences import SENTENCES
        from khuyencong.programme.proposals.services.merging import move_to_kept
        from khuyencong.programme.proposals.services.renaming import follow_new_name
        from khuyencong.programme.proposals.states import Action, Section, State
        from khuyencong.registers.establishments.services import on_merge, on_rename
        from khuyencong.registers.offices import handover

        SEARCH.keep_built(self)
        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("proposal", _("Đề án"), proposal_names, called=proposals_called)
        sentences.register_labels("state", dict(State.choices))
        sentences.register_labels("action", dict(Action.choices))
        for parameter in ("section", "sections"):
            sentences.register_labels(parameter, dict(Section.choices))
        on_merge(move_to_kept)
        on_rename(follow_new_name)
        reference.register_check("proposals", proposal_faults)
        handover.register_mover("plans", open_plans(), order=10)
        handover.register_mover("money", Money(), order=12)
        handover.register_mover("proposals", open_proposals(), order=20)
        handover.register_mover("carried_out", carried_out_proposals(), order=21)
        handover.register_hindrance("plans", unanswered_plans)
        handover.register_hindrance("money_papers", unconfirmed_papers)
        navigation.register(
            navigation.Entry("proposals", _("Đề án"), "proposals:list", "file-text", 20)
        )
