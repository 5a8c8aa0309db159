from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.permissions import reporting_refusal
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.proposals.models import Proposal
from tests.activities.showrooms.models import Showroom


def opening_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not say that the showroom was opened; None when they may."""
    contract = contract_of(proposal.pk)
    if contract is None or Showroom.objects.filter(proposal=proposal).exists():
        return Problem("showrooms.not_to_be_opened")
    return reporting_refusal(actor, contract)
