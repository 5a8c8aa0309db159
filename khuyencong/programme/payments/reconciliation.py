"""Our documents of a month beside the Treasury's statement: what differs, both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from khuyencong.engines.money import Vnd
from khuyencong.programme.payments.matching import Document, nearest
from khuyencong.programme.payments.models import (
    Payment,
    Recovery,
    StatementLine,
    TreasuryStatement,
)
from khuyencong.programme.payments.states import PaymentState
from khuyencong.registers.offices.heritage import offices_after, offices_before

FROM_OFFICE, TO_OFFICE = "from_office_vnd", "to_office_vnd"
"""How a query names what of a payment or recovery is an office's own money."""


@dataclass(frozen=True)
class Ours:
    """A payment or a recovery of ours, by its model's name and key."""

    model: str
    pk: int


@dataclass(frozen=True)
class OurDocument:
    """A document of ours with the đề án that it is for."""

    document: Document[Ours]
    code: str
    label: str
    payment_id: int | None
    contract_id: int


@dataclass(frozen=True)
class LineDifference:
    """A line of the statement that we do not have, and what is like it but for one thing."""

    line: StatementLine
    near: Sequence[tuple[OurDocument, str]]


@dataclass(frozen=True)
class Reconciliation:
    """A month compared. ``only_theirs`` and ``only_ours`` are the differences, both ways."""

    statement: TreasuryStatement
    matched: Sequence[StatementLine]
    only_theirs: Sequence[LineDifference]
    only_ours: Sequence[OurDocument]
    theirs_vnd: Vnd
    ours_vnd: Vnd

    @property
    def is_clean(self) -> bool:
        return not self.only_theirs and not self.only_ours

    @property
    def difference_vnd(self) -> Vnd:
        return self.theirs_vnd - self.ours_vnd


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def paid_from(office_id: int) -> QuerySet[Payment]:
    """Return the payments that took money from an office's funds, with how much of it.

    Those that stand in its statements stay its own when the line has passed to a successor.
    """
    of_office = _of_office(office_id)
    return (
        Payment.objects.filter(state=PaymentState.PAID)
        .annotate(**{FROM_OFFICE: Sum("shares__amount_vnd", filter=of_office)})
        .filter(**{f"{FROM_OFFICE}__gt": 0})
        .select_related("contract__proposal")
        .order_by("treasury_on", "pk")
    )


def returned_to(office_id: int) -> QuerySet[Recovery]:
    """Return the recoveries that came back to an office's funds, with how much of it."""
    of_office = _of_office(office_id)
    return (
        Recovery.objects.annotate(**{TO_OFFICE: Sum("shares__amount_vnd", filter=of_office)})
        .filter(**{f"{TO_OFFICE}__gt": 0})
        .select_related("contract__proposal")
        .order_by("document_on", "pk")
    )


def _of_office(office_id: int) -> Q:
    """Return the filter of shares to those of an office: from its lines, by its statements.

    What stands in the statement of the office that had the line before stays that office's.
    """
    own, fund_office = "statement_line__statement__office", "shares__budget_line__fund__office"
    earlier, later = offices_before(office_id), offices_after(office_id)
    now = Q(**{fund_office: office_id}) & ~Q(**{f"{own}__in": earlier})
    return now | Q(**{f"{fund_office}__in": later, own: office_id})


def our_documents(payments: QuerySet[Payment], recoveries: QuerySet[Recovery]) -> list[OurDocument]:
    """Return payments and recoveries as documents. Two queries."""
    found = [
        OurDocument(
            Document(
                Ours("payment", one.pk),
                one.treasury_number,
                one.treasury_on,
                getattr(one, FROM_OFFICE),
            ),
            one.contract.proposal.code,
            str(one),
            one.pk,
            one.contract_id,
        )
        for one in payments
        if one.treasury_on is not None
    ]
    return found + [
        OurDocument(
            Document(
                Ours("recovery", one.pk),
                one.document_number,
                one.document_on,
                -getattr(one, TO_OFFICE),
            ),
            one.contract.proposal.code,
            one.document_number,
            None,
            one.contract_id,
        )
        for one in recoveries
    ]


def documents_without_line(office_id: int) -> list[OurDocument]:
    """Return our documents of an office that stand on no statement yet."""
    return our_documents(
        paid_from(office_id).filter(statement_line__isnull=True),
        returned_to(office_id).filter(statement_line__isnull=True),
    )


def document_of(line: StatementLine) -> Document[int]:
    """Return a line of a statement as a document, by its key."""
    return Document(line.pk, line.treasury_number, line.treasury_on, line.amount_vnd)


def reconciliation_of(statement: TreasuryStatement) -> Reconciliation:
    """Compare a statement with what we recorded in its month. Five queries, however long it is."""
    lines = list(
        statement.lines.select_related(
            "payment__contract__proposal", "recovery__contract__proposal"
        )
    )
    loose = documents_without_line(statement.office_id)
    end = month_after(statement.month)
    of_month = Q(treasury_on__gte=statement.month, treasury_on__lt=end)
    back_of_month = Q(document_on__gte=statement.month, document_on__lt=end)
    ours = our_documents(
        paid_from(statement.office_id).filter(of_month),
        returned_to(statement.office_id).filter(back_of_month),
    )
    return Reconciliation(
        statement=statement,
        matched=[line for line in lines if _is_matched(line)],
        only_theirs=[
            LineDifference(line, _near(line, loose)) for line in lines if not _is_matched(line)
        ],
        only_ours=[one for one in loose if statement.month <= one.document.on < end],
        theirs_vnd=sum(line.amount_vnd for line in lines),
        ours_vnd=sum(one.document.amount_vnd for one in ours),
    )


def _is_matched(line: StatementLine) -> bool:
    return line.payment_id is not None or line.recovery_id is not None


def _near(line: StatementLine, loose: Sequence[OurDocument]) -> list[tuple[OurDocument, str]]:
    found: Mapping[Ours, tuple[str, ...]] = nearest(
        document_of(line), [one.document for one in loose]
    )
    return [(one, found[one.document.key][0]) for one in loose if one.document.key in found]
