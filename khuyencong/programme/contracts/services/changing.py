"""Propose a change to a contract, approve it, refuse it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.approvers import approver_of
from khuyencong.programme.contracts.change_checks import (
    check_not_before,
    check_work_goes_on,
    problems_of_change,
)
from khuyencong.programme.contracts.change_json import changes_from_json, changes_to_json
from khuyencong.programme.contracts.models import Amendment, Contract
from khuyencong.programme.contracts.permissions import require_may_decide, require_may_propose
from khuyencong.programme.contracts.promises import require_nothing_promised
from khuyencong.programme.contracts.queries import open_amendment
from khuyencong.programme.contracts.services.applying import apply_change, present_values
from khuyencong.programme.contracts.services.locking import lock_contract, require_state
from khuyencong.programme.contracts.states import (
    BINDING_STATES,
    AmendmentKind,
    AmendmentState,
)
from khuyencong.programme.contracts.values import ChangeValues


@transaction.atomic
def propose_amendment(
    contract_id: int,
    kind: AmendmentKind,
    values: ChangeValues,
    *,
    reason: str,
    by: Actor,
    on: date,
) -> Amendment:
    """Propose a change with its reason. The rule says who decides; nothing changes until then.

    One change waits at a time. Refuses what could not be approved: more than was asked, a line
    without the money, less than was paid out.
    """
    contract = lock_contract(contract_id)
    require_state(contract, BINDING_STATES)
    require_may_propose(by, contract)
    require(check_work_goes_on(contract))
    if waiting := open_amendment(contract):
        raise OutOfStep(Problem("contract.change_waits", {"sequence": waiting.sequence}))
    if not tidy(reason):
        raise Refused(Problem("contract.reason_needed", field="reason"))
    require(problems_of_change(contract, kind, values))
    proposal = contract.proposal
    rule = approver_of(kind, scheme=proposal.scheme, is_group=proposal.is_group)
    last = contract.amendments.aggregate(last=Max("sequence"))["last"] or 0
    assert by.user_id is not None, "a person proposes"
    amendment = Amendment.objects.create(
        contract=contract,
        sequence=last + 1,
        kind=kind,
        changes=changes_to_json(values),
        before=present_values(contract, kind),
        reason=tidy(reason),
        approver=rule.as_json(),
        proposed_on=on,
        proposed_by_id=by.user_id,
    )
    _trace(amendment, "contract.change_proposed", by=by, after={"changes": amendment.changes})
    return amendment


@transaction.atomic
def approve_amendment(amendment_id: int, *, number: str, by: Actor, on: date) -> Amendment:
    """Approve a change by a numbered paper and carry it out: contract, lines and terms.

    More money is set aside and committed first: without it there is no change. Less money goes
    back to its lines. Judged anew, since the lines may have been spent meanwhile.
    """
    amendment, contract = _lock_open(amendment_id)
    require_may_decide(by, amendment)
    if not tidy(number):
        raise Refused(Problem("contract.decision_number_needed", field="number"))
    kind = AmendmentKind(amendment.kind)
    values = changes_from_json(amendment.changes)
    require(
        check_not_before(amendment.proposed_on, on=on),
        check_work_goes_on(contract),
        problems_of_change(contract, kind, values),
    )
    if kind is AmendmentKind.LESS_MONEY:
        require_nothing_promised(contract)
    amendment.before = present_values(contract, kind)
    outcome = apply_change(contract, kind, values, number=tidy(number), by=by, on=on)
    amendment.state = AmendmentState.APPROVED
    amendment.number = tidy(number)
    amendment.signed_on = on
    amendment.decided_by_id = by.user_id
    amendment.save()
    _trace(
        amendment,
        "contract.change_approved",
        by=by,
        before=amendment.before,
        after={"changes": amendment.changes, **outcome},
    )
    return amendment


@transaction.atomic
def refuse_amendment(amendment_id: int, *, answer: str, by: Actor, on: date) -> Amendment:
    """Refuse a change, saying why. The contract goes on as it is."""
    amendment, _contract = _lock_open(amendment_id)
    require_may_decide(by, amendment)
    if not tidy(answer):
        raise Refused(Problem("contract.reason_needed", field="answer"))
    amendment.state = AmendmentState.REFUSED
    amendment.answer = tidy(answer)
    amendment.signed_on = on
    amendment.decided_by_id = by.user_id
    amendment.save()
    _trace(amendment, "contract.change_refused", by=by, reason=amendment.answer)
    return amendment


def _lock_open(amendment_id: int) -> tuple[Amendment, Contract]:
    contract_id = Amendment.objects.values_list("contract_id", flat=True).get(pk=amendment_id)
    contract = lock_contract(contract_id)
    amendment = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment_id)
    amendment.contract = contract
    if amendment.state != AmendmentState.PROPOSED:
        raise OutOfStep(
            Problem("contract.change_decided_already", {"sequence": amendment.sequence})
        )
    require_state(contract, BINDING_STATES)
    return amendment, contract


def _trace(
    amendment: Amendment,
    action: str,
    *,
    by: Actor,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    contract = amendment.contract
    record(
        action,
        contract.proposal.reference,
        by=by,
        before=before,
        after={
            "contract": contract.reference,
            "sequence": amendment.sequence,
            "kind": amendment.kind,
            **(after or {}),
        },
        reason=reason or amendment.reason,
    )
