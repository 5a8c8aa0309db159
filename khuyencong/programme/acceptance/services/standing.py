"""Whether a contract's work goes on, so that something can be said of it."""

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.acceptance.states import UNDER_WAY
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.proposals.states import State


def require_under_way(contract: Contract) -> None:
    """Refuse a contract that has not begun or is over. Suspended work is still reported."""
    if contract.proposal.state not in UNDER_WAY or contract.started_on is None:
        raise OutOfStep(Problem("acceptance.not_under_way", {"state": contract.proposal.state}))


def require_in_progress(contract: Contract) -> None:
    """Refuse a contract on which nobody works now: nothing is delivered or accepted meanwhile."""
    if contract.proposal.state != State.IN_PROGRESS:
        raise OutOfStep(Problem("acceptance.not_in_progress", {"state": contract.proposal.state}))
