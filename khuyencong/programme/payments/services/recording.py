"""Record the Treasury's document of a payment: the moment at which the ledger moves."""

from datetime import date

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.services import advance, clear_advance, pay
from khuyencong.programme.contracts.spreading import spread
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.checks import (
    check_amount,
    check_contract_is_active,
    check_shares,
)
from khuyencong.programme.payments.models import Payment, PaymentShare
from khuyencong.programme.payments.permissions import require_keeper
from khuyencong.programme.payments.queries import advanced_by_line, room_of
from khuyencong.programme.payments.services.locking import lock_payment
from khuyencong.programme.payments.states import PAYMENT_WORKFLOW, PaymentAction, PaymentKind
from khuyencong.programme.payments.values import Room


@transaction.atomic
def record_treasury(
    payment_id: int, *, treasury_number: str, treasury_on: date, by: Actor, on: date
) -> Payment:
    """Enter by which document, on which day the Treasury paid; the ledger moves now.

    An advance goes from committed to advanced. A payment goes from committed to paid, and clears
    the open advance, as far as accepted work stands behind it. Judged once more, so that nothing
    that happened since the approval lets more be paid than is there.
    """
    payment = lock_payment(payment_id)
    require_keeper(by, payment.contract.office)
    step = PAYMENT_WORKFLOW.step(PaymentAction.RECORD_TREASURY, state=payment.state)
    kind = PaymentKind(payment.kind)
    room = room_of(payment.contract, kind, without=payment.pk)
    shares = {share.budget_line_id: share.amount_vnd for share in payment.shares.all()}
    require(
        _check_document(payment, treasury_number, treasury_on, on=on),
        _check_contract(payment, treasury_on),
        check_amount(payment.contract, kind, payment.amount_vnd, room=room),
        check_shares(shares, room, amount_vnd=payment.amount_vnd),
    )
    payment.treasury_number = tidy(treasury_number)
    reference, paper = payment.contract.proposal.reference, payment.treasury_number
    if kind is PaymentKind.ADVANCE:
        advance(shares, reference=reference, by=by, reason=paper)
    else:
        if shares:
            pay(shares, reference=reference, by=by, reason=paper)
        payment.cleared_vnd = _clear(payment, room, by=by)
    payment.state = step.target
    payment.treasury_on = treasury_on
    payment.recorded_by_id = by.user_id
    payment.version += 1
    payment.save()
    record(
        "payment.recorded",
        reference,
        by=by,
        after={
            "payment": payment.reference,
            "kind": payment.kind,
            "amount_vnd": payment.amount_vnd,
            "cleared_vnd": payment.cleared_vnd,
            "treasury_number": payment.treasury_number,
            "treasury_on": treasury_on.isoformat(),
        },
    )
    return payment


def _clear(payment: Payment, room: Room, *, by: Actor) -> Vnd:
    """Count the open advance as paid, up to what the acceptance allows besides this payment."""
    assert room.final_support_vnd is not None, "work is paid after its acceptance"
    open_vnd = room.final_support_vnd - room.paid_vnd - payment.amount_vnd
    cleared_vnd = max(0, min(room.advanced_vnd, open_vnd))
    if not cleared_vnd:
        return 0
    by_line = spread(cleared_vnd, advanced_by_line(payment.contract))
    amounts = {line_id: amount_vnd for line_id, amount_vnd in by_line.items() if amount_vnd}
    clear_advance(
        amounts,
        reference=payment.contract.proposal.reference,
        by=by,
        reason=payment.treasury_number,
    )
    for line_id, amount_vnd in amounts.items():
        PaymentShare.objects.update_or_create(
            payment=payment, budget_line_id=line_id, defaults={"cleared_vnd": amount_vnd}
        )
    return cleared_vnd


def _check_document(
    payment: Payment, treasury_number: str, treasury_on: date, *, on: date
) -> list[Problem]:
    problems = []
    if not tidy(treasury_number):
        problems.append(Problem("payments.treasury_number_needed", field="treasury_number"))
    assert payment.approved_on is not None, "an approved payment has its day"
    if not payment.approved_on <= treasury_on <= on:
        problems.append(
            Problem(
                "payments.treasury_day_wrong",
                {"approved_on": payment.approved_on.isoformat(), "today_on": on.isoformat()},
                field="treasury_on",
            )
        )
    return problems


def _check_contract(payment: Payment, treasury_on: date) -> list[Problem]:
    """The Treasury may have paid before the contract was suspended, and its paper come after."""
    contract = payment.contract
    if contract.state == ContractState.SUSPENDED:
        stopped = contract.interruptions.last()
        if stopped is not None and treasury_on <= stopped.on:
            return []
    return check_contract_is_active(contract)
