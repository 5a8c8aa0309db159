"""Lock a contract: its đề án first, since that is the upper record."""

from collections.abc import Iterable

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.services import lock_proposal


def lock_contract(contract_id: int) -> Contract:
    """Return a contract with its đề án, both locked until the transaction ends."""
    proposal_id = Contract.objects.values_list("proposal_id", flat=True).get(pk=contract_id)
    proposal = lock_proposal(proposal_id)
    contract = (
        Contract.objects.select_for_update(of=("self",))
        .select_related("office")
        .get(pk=contract_id)
    )
    contract.proposal = proposal
    return contract


def require_state(contract: Contract, states: Iterable[ContractState]) -> None:
    """Refuse a contract that has moved on from where this can be done."""
    if contract.state not in set(states):
        raise OutOfStep(
            Problem("contract.not_in_this_state", {"state": contract.get_state_display()})
        )


def require_version(contract: Contract, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if contract.version != version:
        raise OutOfStep(Problem("contract.changed_meanwhile", {"number": contract.number}))
