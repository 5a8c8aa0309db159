"""Begin the work of a contract, and close it when it is settled."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.change_checks import check_not_before
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services.locking import lock_contract, require_state
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services import take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def start_work(contract_id: int, *, by: Actor, on: date) -> Contract:
    """Say that the work of a signed contract has begun."""
    contract = lock_contract(contract_id)
    require_may_take(by, contract.proposal, Action.START_WORK, on=on)
    require_state(contract, [ContractState.SIGNED])
    require(check_not_before(contract.proposal.state_since, on=on))
    contract.started_on = on
    contract.version += 1
    contract.save(update_fields=["started_on", "version"])
    take_step(contract.proposal, Action.START_WORK, by=by, on=on)
    return contract


@transaction.atomic
def complete_contract(contract_id: int, *, by: Actor, on: date) -> Contract:
    """Mark a contract as liquidated. Called by the settlement, in its transaction and after it."""
    contract = lock_contract(contract_id)
    require_state(contract, [ContractState.SIGNED])
    contract.state = ContractState.COMPLETED
    contract.version += 1
    contract.save(update_fields=["state", "version"])
    record(
        "contract.completed",
        contract.proposal.reference,
        by=by,
        after={"contract": contract.reference, "on": on.isoformat()},
    )
    return contract
