"""Withdraw a đề án before its contract; reserved money goes back to its lines."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.services import release_all_reservations
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services.steps import lock_proposal, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def withdraw_proposal(proposal_id: int, *, reason: str, by: Actor, on: date) -> Proposal:
    """Withdraw a đề án with its reason. What a decision had reserved becomes available again."""
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.WITHDRAW, on=on)
    if not tidy(reason):
        raise Refused(Problem("proposal.reason_needed"))
    released_vnd = release_all_reservations(proposal.reference, by=by, reason=tidy(reason))
    take_step(
        proposal,
        Action.WITHDRAW,
        by=by,
        on=on,
        note=tidy(reason),
        after={"released_vnd": released_vnd},
    )
    return proposal
