"""Reads of money: what each line and each đề án holds, sums of a year, moves, papers that wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from django.db.models import Case, Q, QuerySet, Sum, When

from khuyencong.engines.ledger import ROAD, Stage
from khuyencong.engines.money import Vnd
from khuyencong.programme.budgets.models import (
    Allotment,
    BudgetLine,
    BudgetMove,
    Fund,
    Holding,
    Transfer,
    YearClosing,
)
from khuyencong.programme.budgets.states import LineKind, PaperState, Source


@dataclass(frozen=True)
class Stages:
    """Amounts by stage. They add up to what was given."""

    available_vnd: Vnd = 0
    reserved_vnd: Vnd = 0
    committed_vnd: Vnd = 0
    advanced_vnd: Vnd = 0
    paid_vnd: Vnd = 0
    settled_vnd: Vnd = 0

    @property
    def given_vnd(self) -> Vnd:
        return sum(self.amount(stage) for stage in ROAD)

    def amount(self, stage: Stage) -> Vnd:
        """Return what stands in a stage that holds money."""
        return int(getattr(self, f"{stage.value}_vnd"))

    def __add__(self, other: "Stages") -> "Stages":
        return Stages(
            **{
                field.name: getattr(self, field.name) + getattr(other, field.name)
                for field in fields(self)
            }
        )


@dataclass(frozen=True)
class LineSummary:
    """A budget line with its fund and its money by stage."""

    line_id: int
    fund_id: int
    fund_name: str
    source: str
    year: int
    kind: str
    code: str
    title: str
    reference: str
    is_open: bool
    stages: Stages

    @property
    def source_label(self) -> str:
        return str(Source(self.source).label)

    @property
    def is_unassigned(self) -> bool:
        return self.kind == LineKind.UNASSIGNED


@dataclass(frozen=True)
class HeldOnLine:
    """What one đề án holds on one line. Nothing of it is available any more."""

    line_id: int
    line_title: str
    source: str
    year: int
    stages: Stages


_STAGE_COLUMNS = tuple(f"{stage.value}_vnd" for stage in ROAD)


def line_summaries(lines: QuerySet[BudgetLine]) -> list[LineSummary]:
    """Return some budget lines with their money, a fund's unassigned line before the others.

    One query, whatever their number and however long their history.
    """
    unassigned_first = Case(When(kind=LineKind.UNASSIGNED, then=0), default=1)
    rows = lines.select_related("fund", "balance").order_by("fund_id", unassigned_first, "pk")
    return [
        LineSummary(
            line_id=line.pk,
            fund_id=line.fund_id,
            fund_name=line.fund.name,
            source=line.fund.source,
            year=line.fund.year,
            kind=line.kind,
            code=line.code,
            title=line.title,
            reference=line.reference,
            is_open=line.balance.is_open,
            stages=Stages(**{name: getattr(line.balance, name) for name in _STAGE_COLUMNS}),
        )
        for line in rows
    ]


def lines_of_purpose(references: Iterable[str]) -> QuerySet[BudgetLine]:
    """Return the lines that pay for some records above ("plan_line:7")."""
    return BudgetLine.objects.filter(reference__in=list(references))


def stages_by_purpose(references: Iterable[str]) -> dict[str, Stages]:
    """Return the money by stage behind each of some records, over all their sources. One query."""
    sums = (Sum(f"balance__{name}") for name in _STAGE_COLUMNS)
    rows = lines_of_purpose(references).order_by().values_list("reference").annotate(*sums)
    return {
        reference: Stages(**dict(zip(_STAGE_COLUMNS, amounts, strict=True)))
        for reference, *amounts in rows
    }


def held_by_reference(reference: str) -> list[HeldOnLine]:
    """Return what a đề án ("proposal:42") holds, line by line. One query."""
    rows = Holding.objects.filter(reference=reference).select_related("line__fund")
    return [
        HeldOnLine(
            line_id=row.line_id,
            line_title=row.line.title,
            source=row.line.fund.source,
            year=row.line.fund.year,
            stages=_stages_of(row),
        )
        for row in rows.order_by("line_id")
    ]


def total_held(reference: str) -> Stages:
    """Return what a đề án holds over all lines. One query."""
    return sum((row.stages for row in held_by_reference(reference)), Stages())


def _stages_of(holding: Holding) -> Stages:
    held = {name: getattr(holding, name) for name in _STAGE_COLUMNS if name != "available_vnd"}
    return Stages(**held)


def year_totals(funds: QuerySet[Fund], year: int) -> Stages:
    """Return the money by stage of all lines of some funds in a year. One query."""
    sums = funds.filter(year=year).aggregate(
        **{name: Sum(f"lines__balance__{name}") for name in _STAGE_COLUMNS}
    )
    return Stages(**{name: value or 0 for name, value in sums.items()})


def stages_by_source(summaries: Iterable[LineSummary]) -> dict[str, Stages]:
    """Return the money by stage of each source of some lines, in the order of the sources."""
    sums: dict[str, Stages] = {}
    for summary in summaries:
        sums[summary.source] = sums.get(summary.source, Stages()) + summary.stages
    return {source.value: sums[source] for source in Source if source in sums}


def years_of(funds: QuerySet[Fund]) -> list[int]:
    """Return the years that have money, the newest first."""
    return list(funds.order_by("-year").values_list("year", flat=True).distinct())


def moves_of_line(line_id: int) -> QuerySet[BudgetMove]:
    """Return the moves of a line with who made them, to be paged by key."""
    return BudgetMove.objects.filter(line_id=line_id).select_related("made_by")


def holdings_of_line(line_id: int) -> QuerySet[Holding]:
    """Return what đề án still hold on a line before settlement, to be paged by key."""
    return Holding.objects.filter(line_id=line_id)


def open_unassigned_lines(*, year: int, source: str) -> QuerySet[BudgetLine]:
    """Return the unassigned lines of all open funds of a source in a year."""
    return BudgetLine.objects.filter(
        kind=LineKind.UNASSIGNED, fund__year=year, fund__source=source, balance__is_open=True
    ).select_related("fund__office")


@dataclass(frozen=True)
class Papers:
    """The money papers of some funds, the newest first; the newest only, of each kind."""

    allotments: Sequence[Allotment]
    transfers: Sequence[Transfer]
    closings: Sequence[YearClosing]

    def all(self) -> list[Allotment | Transfer | YearClosing]:
        """Return the papers of every kind, kind by kind."""
        return [*self.allotments, *self.transfers, *self.closings]


NEWEST = 50


def transfers_of(funds: QuerySet[Fund]) -> QuerySet[Transfer]:
    """Return the transfers that some funds give or receive: both sides see the paper."""
    ids = funds.order_by().values("pk")
    return Transfer.objects.filter(Q(line__fund__in=ids) | Q(target__fund__in=ids))


def papers_of(funds: QuerySet[Fund]) -> Papers:
    """Return the newest papers of some funds, those that wait before the others. Three queries."""
    waiting_first = Case(When(state=PaperState.PROPOSED, then=0), default=1)
    ids = funds.order_by().values("pk")
    allotments = Allotment.objects.filter(fund__in=ids).select_related(
        "fund__office", "made_by", "answered_by"
    )
    closings = YearClosing.objects.filter(fund__in=ids).select_related(
        "fund__office", "made_by", "answered_by"
    )
    transfers = transfers_of(funds).select_related(
        "line__fund__office", "target__fund__office", "made_by", "answered_by"
    )
    return Papers(
        allotments=list(allotments.order_by(waiting_first, "-pk")[:NEWEST]),
        transfers=list(transfers.order_by(waiting_first, "-pk")[:NEWEST]),
        closings=list(closings.order_by(waiting_first, "-pk")[:NEWEST]),
    )


def papers_waiting_count(funds: QuerySet[Fund]) -> int:
    """Return how many papers of some funds wait for a leader, given or received. One query."""
    ids = funds.order_by().values("pk")
    waiting = [
        Allotment.objects.filter(fund__in=ids),
        transfers_of(funds),
        YearClosing.objects.filter(fund__in=ids),
    ]
    first, *others = (
        papers.filter(state=PaperState.PROPOSED).order_by().values_list("pk") for papers in waiting
    )
    return first.union(*others, all=True).count()
