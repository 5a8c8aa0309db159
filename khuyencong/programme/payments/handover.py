"""What of payments must be finished before an office hands over. Drafts pass with the contract."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from khuyencong.engines.refusals import Problem
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.states import PaymentState
from khuyencong.registers.offices.handover import Hindrance
from khuyencong.registers.offices.models import Office


def payments_at_the_treasury(old: Office) -> Iterator[Hindrance]:
    """Yield approved payments of an office, or from its money, without the Treasury's document."""
    ours = Q(contract__office=old) | Q(shares__budget_line__fund__office=old)
    waiting = Payment.objects.filter(ours, state=PaymentState.APPROVED).distinct()
    for payment in waiting.select_related("contract"):
        told: dict[str, str | int] = {
            "contract": str(payment.contract),
            "amount_vnd": payment.amount_vnd,
        }
        url = reverse("payments:payment", args=[payment.pk])
        yield Hindrance(str(payment), Problem("payments.waits_for_treasury", told), url)
