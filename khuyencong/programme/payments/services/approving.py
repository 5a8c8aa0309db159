"""Approve a payment, refuse it, cancel it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.permissions import may_confirm
from khuyencong.programme.payments.checks import problems_before_approval
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.permissions import keeping_refusal, require_approver
from khuyencong.programme.payments.services.locking import lock_payment
from khuyencong.programme.payments.states import (
    PAYMENT_WORKFLOW,
    PaymentAction,
    PaymentState,
)


@transaction.atomic
def approve_payment(payment_id: int, *, by: Actor, on: date) -> Payment:
    """Let a payment go to the Treasury. The ledger moves when the Treasury's document comes.

    Judged anew under the contract's lock, with what was approved before and is not yet paid, so
    that two approvals never take the same room (docs/decisions, "An approved payment").
    """
    payment = lock_payment(payment_id)
    require_approver(by, payment)
    step = PAYMENT_WORKFLOW.step(PaymentAction.APPROVE, state=payment.state)
    require(
        _check_not_before(payment.requested_on, on=on),
        problems_before_approval(payment, on=on),
    )
    payment.state = step.target
    payment.approved_on = on
    payment.approved_by_id = by.user_id
    payment.version += 1
    payment.save(update_fields=["state", "approved_on", "approved_by", "version"])
    _trace("payment.approved", payment, by=by)
    return payment


@transaction.atomic
def refuse_payment(payment_id: int, *, reason: str, by: Actor, on: date) -> Payment:
    """Refuse a draft with the reason. Its vouchers may be used again."""
    payment = lock_payment(payment_id)
    require_approver(by, payment)
    step = PAYMENT_WORKFLOW.step(PaymentAction.REFUSE, state=payment.state)
    return _end(payment, step.target, "payment.refused", reason, by=by, on=on)


@transaction.atomic
def cancel_payment(payment_id: int, *, reason: str, by: Actor, on: date) -> Payment:
    """Cancel a payment that the Treasury has not made; by its accountant or by party A's leader."""
    payment = lock_payment(payment_id)
    office = payment.contract.office
    problem = keeping_refusal(by, office)
    if problem is not None and not may_confirm(by, office):
        raise NotPermitted(problem)
    step = PAYMENT_WORKFLOW.step(PaymentAction.CANCEL, state=payment.state)
    return _end(payment, step.target, "payment.cancelled", reason, by=by, on=on)


def _end(payment: Payment, state: str, action: str, reason: str, *, by: Actor, on: date) -> Payment:
    if not tidy(reason):
        raise Refused(Problem("payments.reason_needed", field="reason"))
    before = PaymentState(payment.state)
    payment.state = state
    payment.ended_on = on
    payment.ended_by_id = by.user_id
    payment.answer = tidy(reason)
    payment.version += 1
    payment.save(update_fields=["state", "ended_on", "ended_by", "answer", "version"])
    payment.invoices.filter(counts=True).update(counts=False)
    _trace(action, payment, by=by, before=before, reason=payment.answer)
    return payment


def _check_not_before(earliest: date, *, on: date) -> list[Problem]:
    if on >= earliest:
        return []
    return [Problem("payments.dated_too_early", {"earliest_on": earliest.isoformat()})]


def _trace(
    action: str,
    payment: Payment,
    *,
    by: Actor,
    before: PaymentState = PaymentState.DRAFT,
    reason: str = "",
) -> None:
    record(
        action,
        payment.contract.proposal.reference,
        by=by,
        before={"state": before.value},
        after={
            "payment": payment.reference,
            "kind": payment.kind,
            "amount_vnd": payment.amount_vnd,
        },
        reason=reason,
    )
