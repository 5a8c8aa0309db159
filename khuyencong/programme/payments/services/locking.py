"""Lock a payment or a settlement: its đề án and contract first, since they are above."""

from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.payments.models import Payment, Settlement


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
