"""Write a request for money, and change it while nobody has approved it."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.contracts.spreading import spread
from khuyencong.programme.payments.checks import problems_of_request
from khuyencong.programme.payments.models import Payment, PaymentShare
from khuyencong.programme.payments.permissions import require_keeper
from khuyencong.programme.payments.queries import room_of
from khuyencong.programme.payments.services.locking import lock_draft_payment
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.payments.values import PaymentValues

_TOLD = ("payee_name", "payee_account", "payee_bank", "budget_code", "sub_item", "note")


@transaction.atomic
def prepare_payment(
    contract_id: int, kind: PaymentKind, values: PaymentValues, *, by: Actor, on: date
) -> Payment:
    """Ask for an advance or a payment under a contract. No money moves.

    Papers and vouchers are added to the draft; the approval looks at them.
    """
    contract = lock_contract(contract_id)
    require_keeper(by, contract.office)
    require(problems_of_request(contract, kind, values, on=on))
    earlier = Payment.objects.filter(contract=contract)
    last = earlier.aggregate(last=Max("sequence"))["last"] or 0
    payment = Payment(contract=contract, kind=kind, sequence=last + 1)
    _write(payment, values, by=by, on=on)
    _trace("payment.prepared", payment, by=by)
    return payment


@transaction.atomic
def change_payment(
    payment_id: int, values: PaymentValues, *, version: int, by: Actor, on: date
) -> Payment:
    """Change a draft. Who changes it last has prepared it, and will not approve it."""
    payment = lock_draft_payment(payment_id, by=by)
    if payment.version != version:
        raise OutOfStep(Problem("payments.changed_meanwhile", {"payment": str(payment)}))
    require(problems_of_request(payment.contract, PaymentKind(payment.kind), values, on=on))
    payment.version += 1
    payment.shares.all().delete()
    _write(payment, values, by=by, on=on)
    _trace("payment.changed", payment, by=by)
    return payment


def _write(payment: Payment, values: PaymentValues, *, by: Actor, on: date) -> None:
    assert by.user_id is not None, "a person prepares"
    for name in _TOLD:
        setattr(payment, name, tidy(getattr(values, name)))
    payment.amount_vnd = values.amount_vnd
    payment.requested_on = on
    payment.prepared_by_id = by.user_id
    payment.save()
    PaymentShare.objects.bulk_create(
        PaymentShare(payment=payment, budget_line_id=line_id, amount_vnd=share_vnd)
        for line_id, share_vnd in sorted(_shares(payment.contract, payment, values).items())
        if share_vnd
    )


def _shares(contract: Contract, payment: Payment, values: PaymentValues) -> dict[int, Vnd]:
    if values.shares is not None:
        return dict(values.shares)
    return spread(values.amount_vnd, room_of(contract, payment.kind).lines)


def _trace(action: str, payment: Payment, *, by: Actor) -> None:
    record(
        action,
        payment.contract.proposal.reference,
        by=by,
        after={
            "payment": payment.reference,
            "kind": payment.kind,
            "sequence": payment.sequence,
            "amount_vnd": payment.amount_vnd,
        },
    )
