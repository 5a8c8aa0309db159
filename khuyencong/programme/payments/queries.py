"""Reads of payments: what may still be paid, what waits, what was paid, returned and settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Sum

from khuyencong.engines.money import Vnd
from khuyencong.programme.acceptance.queries import accepted_cost_vnd, final_support_vnd
from khuyencong.programme.budgets.models import Fund, Holding, YearClosing
from khuyencong.programme.budgets.queries import Stages, held_by_reference, total_held
from khuyencong.programme.budgets.states import PaperState
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import (
    Invoice,
    Payment,
    PaymentShare,
    Recovery,
    Settlement,
)
from khuyencong.programme.payments.states import OPEN_STATES, PaymentKind, PaymentState
from khuyencong.programme.payments.values import Room
from khuyencong.programme.proposals.models import Proposal


@dataclass(frozen=True)
class NeededPaper:
    """A paper that must be there: its key, what it is called, who asks for it."""

    requirement: str
    name: str
    source: str = ""


def room_of(contract: Contract, kind: str, *, without: int | None = None) -> Room:
    """Return what may still be paid under a contract, of one kind. About five queries.

    Approved payments count as gone, so that two approvals never take the same room; ``without``
    is the payment that is being judged.
    """
    terms = [term for term in contract.terms.all() if term.kind == kind]
    held = held_by_reference(contract.proposal.reference)
    total = sum((row.stages for row in held), Stages())
    waiting = waiting_by_line(contract.pk, without=without)
    highest = max(terms, key=lambda term: term.ceiling_vnd, default=None)
    return Room(
        ceiling_vnd=highest.ceiling_vnd if highest else None,
        final_support_vnd=final_support_vnd(contract.pk),
        advanced_vnd=total.advanced_vnd,
        paid_vnd=total.paid_vnd + total.settled_vnd,
        waiting_vnd=sum(waiting.values()),
        lines={
            row.line_id: max(0, row.stages.committed_vnd - waiting.get(row.line_id, 0))
            for row in held
            if row.stages.committed_vnd
        },
        source=highest.source if highest else "",
    )


def waiting_by_line(contract_id: int, *, without: int | None = None) -> dict[int, Vnd]:
    """Return what approved and unpaid payments of a contract will take from each line."""
    shares = PaymentShare.objects.filter(
        payment__contract_id=contract_id, payment__state=PaymentState.APPROVED
    )
    if without is not None:
        shares = shares.exclude(payment_id=without)
    sums = shares.order_by().values_list("budget_line").annotate(total=Sum("amount_vnd"))
    return {line_id: total for line_id, total in sums if total}


def promised_vnd(contract: Contract) -> Vnd:
    """Return what was approved out of a contract and waits for the Treasury's document."""
    return sum(waiting_by_line(contract.pk).values())


def advanced_by_line(contract: Contract) -> dict[int, Vnd]:
    """Return the open advance of a contract on each line."""
    held = held_by_reference(contract.proposal.reference)
    return {row.line_id: row.stages.advanced_vnd for row in held if row.stages.advanced_vnd}


def paid_by_line(contract: Contract) -> dict[int, Vnd]:
    """Return what was paid for work under a contract from each line, and is not yet settled."""
    held = held_by_reference(contract.proposal.reference)
    return {row.line_id: row.stages.paid_vnd for row in held if row.stages.paid_vnd}


def needed_papers(contract: Contract, kind: str) -> list[NeededPaper]:
    """Return the papers that a payment of a kind must have, by the terms of the contract."""
    found = {
        paper["code"]: NeededPaper(paper["code"], paper["name"], paper.get("source", ""))
        for term in contract.terms.all()
        if term.kind == kind
        for paper in term.papers
    }
    return list(found.values())


def proven_cost_vnd(contract_id: int) -> Vnd:
    """Return what the vouchers of a contract's payments come to. One query."""
    counting = Invoice.objects.filter(payment__contract_id=contract_id, counts=True)
    return counting.aggregate(total=Sum("amount_vnd"))["total"] or 0


def payments_with_parts(payments: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return payments with everything that a payment's page shows. Five queries."""
    shares = PaymentShare.objects.select_related("budget_line__fund")
    return payments.select_related(
        "contract__proposal",
        "contract__office__territory",
        "prepared_by",
        "approved_by",
        "ended_by",
        "recorded_by",
    ).prefetch_related(
        Prefetch("shares", shares),
        Prefetch("invoices", Invoice.objects.select_related("contract_item")),
        "papers__attachment",
        "contract__terms",
    )


def payment_rows(payments: QuerySet[Payment]) -> QuerySet[Payment]:
    """Return payments with what a list row shows, in one query."""
    return payments.select_related("contract__proposal", "prepared_by")


def payments_awaiting_approval(contracts: QuerySet[Contract]) -> QuerySet[Payment]:
    """Return the drafts of some contracts, the oldest first."""
    drafts = Payment.objects.filter(state=PaymentState.DRAFT, contract__in=contracts)
    return payment_rows(drafts).order_by("requested_on", "pk")


def payments_awaiting_treasury(contracts: QuerySet[Contract]) -> QuerySet[Payment]:
    """Return the approved payments of some contracts without a document, the oldest first."""
    approved = Payment.objects.filter(state=PaymentState.APPROVED, contract__in=contracts)
    return payment_rows(approved).order_by("approved_on", "pk")


def contracts_with_open_advance(contracts: QuerySet[Contract]) -> list[tuple[Contract, Vnd]]:
    """Return the contracts among some whose đề án hold an advance, and how much. Two queries."""
    rows = Holding.objects.filter(advanced_vnd__gt=0).order_by()
    sums = dict(rows.values_list("reference").annotate(total=Sum("advanced_vnd")))
    found = contracts.filter(
        proposal__in=[int(reference.partition(":")[2]) for reference in sums]
    ).select_related("proposal", "office")
    return [(one, sums[one.proposal.reference]) for one in found.order_by("ends_on", "pk")]


def contracts_to_settle(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Return the contracts among some that were accepted and not settled."""
    return (
        contracts.filter(state__in=[ContractState.SIGNED], proposal__state="accepted")
        .select_related("proposal", "office")
        .order_by("proposal__state_since", "pk")
    )


def open_payments_of_fund(fund_id: int) -> QuerySet[Payment]:
    """Return the payments from a fund's lines that are not paid, refused or cancelled."""
    of_fund = PaymentShare.objects.filter(payment=OuterRef("pk"), budget_line__fund_id=fund_id)
    open_ones = Payment.objects.filter(Exists(of_fund), state__in=OPEN_STATES)
    return payment_rows(open_ones).order_by("requested_on", "pk")


def closings_awaiting(funds: QuerySet[Fund]) -> QuerySet[YearClosing]:
    """Return the prepared closings of some funds' years that wait for a leader."""
    return (
        YearClosing.objects.filter(fund__in=funds.order_by().values("pk"))
        .filter(state=PaperState.PROPOSED)
        .select_related("fund")
        .order_by("pk")
    )


def settlement_of(contract_id: int) -> Settlement | None:
    """Return the settlement of a contract, drafted or done; None before."""
    return (
        Settlement.objects.filter(contract_id=contract_id)
        .select_related("contract__proposal", "contract__office", "prepared_by", "approved_by")
        .prefetch_related("papers__attachment")
        .first()
    )


@dataclass(frozen=True)
class PaymentParts:
    """The money of a đề án under its contract: what its page shows of it."""

    contract: Contract
    payments: Sequence[Payment]
    recoveries: Sequence[Recovery]
    settlement: Settlement | None
    held: Stages
    room: Room
    accepted_cost_vnd: Vnd
    proven_cost_vnd: Vnd

    @property
    def is_terminated(self) -> bool:
        return self.contract.state == ContractState.TERMINATED

    @property
    def to_return_vnd(self) -> Vnd:
        """The advance that must come back: all of it after a termination, else what is unused."""
        return self.held.advanced_vnd if self.is_terminated else self.room.unused_advance_vnd


def payment_parts(proposal: Proposal) -> PaymentParts | None:
    """Return what was asked, paid, returned and settled for a đề án; None without a contract.

    The number of queries is the same however many payments there are.
    """
    contract = contract_of(proposal.pk)
    if contract is None or contract.is_draft:
        return None
    return parts_of(contract)


def parts_of(contract: Contract) -> PaymentParts:
    """Return the money of a contract that binds or has bound."""
    return PaymentParts(
        contract=contract,
        payments=list(Payment.objects.filter(contract=contract).order_by("sequence")),
        recoveries=list(Recovery.objects.filter(contract=contract)),
        settlement=settlement_of(contract.pk),
        held=total_held(contract.proposal.reference),
        room=room_of(contract, PaymentKind.PAYMENT),
        accepted_cost_vnd=accepted_cost_vnd(contract.pk),
        proven_cost_vnd=proven_cost_vnd(contract.pk),
    )
