"""Lock a payment or a settlement: its đề án and contract first, since they are above."""

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.payments.models import Payment, Settlement
from khuyencong.programme.payments.permissions import require_keeper


def lock_payment(payment_id: int) -> Payment:
    """Return a payment with its contract and đề án, all locked until the transaction ends.

    The contract's lock is what makes the payments of one contract wait for each other.
    """
    contract_id = Payment.objects.values_list("contract_id", flat=True).get(pk=payment_id)
    contract = lock_contract(contract_id)
    payment = Payment.objects.select_for_update(of=("self",)).get(pk=payment_id)
    payment.contract = contract
    return payment


def lock_settlement(settlement_id: int) -> Settlement:
    """Return a settlement with its contract and đề án, all locked until the transaction ends."""
    contract_id = Settlement.objects.values_list("contract_id", flat=True).get(pk=settlement_id)
    contract = lock_contract(contract_id)
    settlement = Settlement.objects.select_for_update(of=("self",)).get(pk=settlement_id)
    settlement.contract = contract
    return settlement


def lock_draft_payment(payment_id: int, *, by: Actor) -> Payment:
    """Return a payment, locked, if who keeps the money may still change it; refuse else."""
    payment = lock_payment(payment_id)
    require_keeper(by, payment.contract.office)
    if not payment.is_draft:
        told = {"payment": str(payment), "standing": payment.get_state_display()}
        raise OutOfStep(Problem("payments.not_a_draft", told))
    return payment


def lock_draft_settlement(settlement_id: int, *, by: Actor) -> Settlement:
    """Return a settlement, locked, if who keeps the money may still change it; refuse else."""
    settlement = lock_settlement(settlement_id)
    require_keeper(by, settlement.contract.office)
    if not settlement.is_draft:
        raise OutOfStep(Problem("payments.settled_already", {"number": settlement.number}))
    return settlement
