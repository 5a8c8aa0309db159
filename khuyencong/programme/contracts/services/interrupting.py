"""Suspend a contract, resume it, terminate it; each leaves the ledger right."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.services import release_all_commitments
from khuyencong.programme.contracts.change_checks import check_not_before
from khuyencong.programme.contracts.models import Contract, Interruption
from khuyencong.programme.contracts.promises import require_nothing_promised
from khuyencong.programme.contracts.queries import open_advance_vnd, open_amendment
from khuyencong.programme.contracts.services.locking import lock_contract, require_state
from khuyencong.programme.contracts.states import (
    BINDING_STATES,
    ContractState,
    InterruptionKind,
)
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services import take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def suspend_contract(
    contract_id: int, *, reason: str, decision_number: str, by: Actor, on: date
) -> Interruption:
    """Suspend a contract: its money stays committed, nothing is paid meanwhile."""
    contract = _ready(contract_id, Action.SUSPEND, reason, decision_number, by=by, on=on)
    require_state(contract, [ContractState.SIGNED])
    return _interrupt(
        contract,
        InterruptionKind.SUSPEND,
        Action.SUSPEND,
        ContractState.SUSPENDED,
        reason=reason,
        decision_number=decision_number,
        by=by,
        on=on,
    )


@transaction.atomic
def resume_contract(
    contract_id: int, *, reason: str, decision_number: str, by: Actor, on: date
) -> Interruption:
    """Let a suspended contract go on."""
    contract = _ready(contract_id, Action.RESUME, reason, decision_number, by=by, on=on)
    require_state(contract, [ContractState.SUSPENDED])
    return _interrupt(
        contract,
        InterruptionKind.RESUME,
        Action.RESUME,
        ContractState.SIGNED,
        reason=reason,
        decision_number=decision_number,
        by=by,
        on=on,
    )


@transaction.atomic
def terminate_contract(
    contract_id: int, *, reason: str, decision_number: str, by: Actor, on: date
) -> Interruption:
    """End a contract for good: what is committed and not paid out goes back to its lines.

    An advance that is open stays in the ledger, and on the contract's page, until it is returned
    (TT 36/2013/TT-BCT, Điều 12 khoản 6). A change that still waits is decided on first, a payment
    on its way is recorded or cancelled first.
    """
    contract = _ready(contract_id, Action.TERMINATE, reason, decision_number, by=by, on=on)
    require_state(contract, BINDING_STATES)
    if waiting := open_amendment(contract):
        raise OutOfStep(Problem("contract.change_waits", {"sequence": waiting.sequence}))
    require_nothing_promised(contract)
    released_vnd = release_all_commitments(
        contract.proposal.reference, by=by, reason=tidy(decision_number)
    )
    return _interrupt(
        contract,
        InterruptionKind.TERMINATE,
        Action.TERMINATE,
        ContractState.TERMINATED,
        reason=reason,
        decision_number=decision_number,
        by=by,
        on=on,
        released_vnd=released_vnd,
    )


def _ready(
    contract_id: int, action: Action, reason: str, decision_number: str, *, by: Actor, on: date
) -> Contract:
    """Return the locked contract of an interruption that this person may make, with its paper."""
    contract = lock_contract(contract_id)
    require_may_take(by, contract.proposal, action, on=on)
    if not tidy(reason):
        raise Refused(Problem("contract.reason_needed", field="reason"))
    if not tidy(decision_number):
        raise Refused(Problem("contract.decision_number_needed", field="decision_number"))
    require(check_not_before(contract.proposal.state_since, on=on))
    return contract


def _interrupt(
    contract: Contract,
    kind: InterruptionKind,
    action: Action,
    state: ContractState,
    *,
    reason: str,
    decision_number: str,
    by: Actor,
    on: date,
    released_vnd: int = 0,
) -> Interruption:
    assert by.user_id is not None, "a person interrupts"
    proposal = contract.proposal
    contract.state = state
    contract.version += 1
    fields = ["state", "version"]
    if kind is InterruptionKind.RESUME and contract.started_on is None:
        # Work that was stopped before it began is in progress when it resumes: the road says so.
        contract.started_on = on
        fields.append("started_on")
    contract.save(update_fields=fields)
    interruption = Interruption.objects.create(
        contract=contract,
        kind=kind,
        on=on,
        decision_number=tidy(decision_number),
        reason=tidy(reason),
        released_vnd=released_vnd,
        open_advance_vnd=open_advance_vnd(proposal),
        by_id=by.user_id,
    )
    take_step(
        proposal,
        action,
        by=by,
        on=on,
        note=interruption.reason,
        after={
            "contract": contract.reference,
            "decision": interruption.decision_number,
            "released_vnd": released_vnd,
            "open_advance_vnd": interruption.open_advance_vnd,
        },
    )
    return interruption
