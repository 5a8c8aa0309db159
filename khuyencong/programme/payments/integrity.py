"""Faults of payments: sums unlike the ledger, vouchers counted twice, accounts out of balance."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.budgets.models import Holding
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import (
    Invoice,
    Payment,
    PaymentShare,
    RecoveryShare,
    Settlement,
)
from khuyencong.programme.payments.states import (
    DEAD_STATES,
    PaymentKind,
    PaymentState,
    SettlementState,
    VoucherKind,
)

Where = tuple[int, int]  # đề án, budget line


def payment_faults() -> Iterator[Finding]:
    """Yield every fault. Sums are made in the database."""
    yield from _sums_unlike_the_ledger()
    yield from _shares_unlike_their_payment()
    yield from _vouchers_counted_wrongly()
    yield from _settlements_out_of_balance()


def _expected() -> dict[Where, list[int]]:
    """Return what is advanced and what was paid, by đề án and line, as payments tell it."""
    found: dict[Where, list[int]] = {}

    def add(proposal_id: int, line_id: int, advanced: int, paid: int) -> None:
        sums = found.setdefault((proposal_id, line_id), [0, 0])
        sums[0] += advanced
        sums[1] += paid

    shares = PaymentShare.objects.filter(payment__state=PaymentState.PAID).order_by()
    for proposal_id, line_id, kind, amount, cleared in shares.values_list(
        "payment__contract__proposal", "budget_line", "payment__kind"
    ).annotate(Sum("amount_vnd"), Sum("cleared_vnd")):
        if kind == PaymentKind.ADVANCE:
            add(proposal_id, line_id, amount, 0)
        else:
            add(proposal_id, line_id, -cleared, amount + cleared)
    back = RecoveryShare.objects.order_by()
    for proposal_id, line_id, kind, amount in back.values_list(
        "recovery__contract__proposal", "budget_line", "recovery__kind"
    ).annotate(Sum("amount_vnd")):
        is_advance = kind == PaymentKind.ADVANCE
        add(proposal_id, line_id, *((-amount, 0) if is_advance else (0, -amount)))
    return found


def _sums_unlike_the_ledger() -> Iterator[Finding]:
    expected = _expected()
    out = Holding.objects.filter(reference__startswith="proposal:").filter(
        Q(advanced_vnd__gt=0) | Q(paid_vnd__gt=0) | Q(settled_vnd__gt=0)
    )
    for holding in out.order_by("pk").iterator():
        proposal_id = int(holding.reference.partition(":")[2])
        sums = expected.pop((proposal_id, holding.line_id), [0, 0])
        held = [holding.advanced_vnd, holding.paid_vnd + holding.settled_vnd]
        if held != sums:
            yield Finding(
                holding.reference,
                f"on line {holding.line_id} the ledger has {held[0]} advanced and {held[1]} paid, "
                f"its payments come to {sums[0]} and {sums[1]}",
            )
    for (proposal_id, line_id), sums in sorted(expected.items()):
        if sums != [0, 0]:
            yield Finding(
                f"proposal:{proposal_id}",
                f"on line {line_id} the ledger has nothing paid, "
                f"its payments come to {sums[0]} and {sums[1]}",
            )


def _shares_unlike_their_payment() -> Iterator[Finding]:
    rows = Payment.objects.annotate(
        shared=Sum("shares__amount_vnd", default=0), cleared=Sum("shares__cleared_vnd", default=0)
    ).exclude(amount_vnd=F("shared"), cleared_vnd=F("cleared"))
    for payment in rows.order_by("pk"):
        yield Finding(payment.reference, "differs from what its shares come to")


def _vouchers_counted_wrongly() -> Iterator[Finding]:
    counting = Invoice.objects.filter(counts=True)
    for invoice in counting.filter(payment__state__in=DEAD_STATES).order_by("pk"):
        yield Finding(f"payment:{invoice.payment_id}", f"invoice {invoice} counts, its payment not")
    twice = (
        counting.filter(kind=VoucherKind.INVOICE)
        .order_by()
        .values_list("seller_tax_code", "series", "number_key")
        .annotate(times=Count("pk"))
        .filter(times__gt=1)
    )
    for seller, series, number, times in twice:
        yield Finding(f"invoice {series} {number}", f"of seller {seller} counts {times} times")


def _settlements_out_of_balance() -> Iterator[Finding]:
    settled = Settlement.objects.filter(state=SettlementState.SETTLED).select_related("contract")
    for one in settled.exclude(contract__amount_vnd=F("paid_vnd") + F("released_vnd")):
        yield Finding(
            one.reference,
            f"paid {one.paid_vnd} and released {one.released_vnd} do not make the contract's "
            f"{one.contract.amount_vnd}",
        )
    for one in settled.exclude(contract__state=ContractState.COMPLETED):
        yield Finding(one.reference, f"its contract is {one.contract.state}")
    held = dict(
        Holding.objects.filter(reference__startswith="proposal:")
        .order_by()
        .values_list("reference")
        .annotate(total=Sum(F("committed_vnd") + F("advanced_vnd") + F("paid_vnd")))
    )
    for one in settled:
        left_vnd = held.get(f"proposal:{one.contract.proposal_id}", 0)
        if left_vnd:
            yield Finding(one.reference, f"is closed, and the ledger still holds {left_vnd}")
