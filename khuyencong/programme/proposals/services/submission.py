"""Submit a đề án: everything missing is said at once; the ruling it saw is kept."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.checks import problems_before_submission
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services.steps import (
    freeze_ruling,
    lock_proposal,
    take_step,
)
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def submit_proposal(proposal_id: int, *, by: Actor, on: date) -> Proposal:
    """Submit a complete draft to its receiving office and keep the ruling of the day.

    Raises ``Refused`` with every problem of the dossier, ``NotPermitted``, ``OutOfStep``.
    """
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.SUBMIT, on=on)
    ruling = ruling_of(proposal, on=on)
    require(problems_before_submission(proposal, ruling, on=on))
    proposal.submitted_on = on
    proposal.submitted_by_id = by.user_id
    proposal.save(update_fields=["submitted_on", "submitted_by"])
    freeze_ruling(proposal, ruling, occasion="submission", on=on)
    take_step(
        proposal,
        Action.SUBMIT,
        by=by,
        on=on,
        after={"asked_vnd": proposal.asked_vnd, "limit_vnd": ruling.limit_vnd},
    )
    return proposal
