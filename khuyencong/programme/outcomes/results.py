"""What the money did: approved figures of some đề án, added up, beside what was settled.

Of a đề án that several sources paid for, each source counts the part that its share of the
contract is: figure x share / amount of the contract.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import QuerySet, Sum

from khuyencong.engines.money import Vnd
from khuyencong.programme.budgets.models import Holding
from khuyencong.programme.contracts.models import ContractShare
from khuyencong.programme.outcomes.adding import Entry, Total, total_of
from khuyencong.programme.outcomes.indicators import WORKERS, Indicator, indicators
from khuyencong.programme.outcomes.models import Aim, Figure, FollowUp, Tracking
from khuyencong.programme.outcomes.states import PeriodState

MILLION = 1_000_000


@dataclass(frozen=True)
class Result:
    """One indicator over some đề án."""

    indicator: Indicator
    total: Total

    @property
    def is_better(self) -> bool | None:
        return self.total.is_better(self.indicator)


@dataclass(frozen=True)
class AreaResult:
    """The results of the đề án in places of one class; the empty code: in none."""

    code: str
    count: int
    results: Sequence[Result]


@dataclass(frozen=True)
class MoneyResult:
    """Money settled beside what came of it. None where nothing can be compared.

    Per million đồng settled: jobs added, wages of a month added, revenue of a year added. Per đồng:
    counterpart capital raised.
    """

    settled_vnd: Vnd
    settled_count: int
    jobs_per_million: Fraction | None = None
    wages_per_million: Fraction | None = None
    revenue_per_million: Fraction | None = None
    counterpart_per_dong: Fraction | None = None


@dataclass(frozen=True)
class Results:
    """What came of some đề án, so many months after their acceptance."""

    count: int
    results: Sequence[Result]
    areas: Sequence[AreaResult]
    money: MoneyResult

    def of(self, code: str) -> Result | None:
        return next((one for one in self.results if one.indicator.code == code), None)


@dataclass
class _Gathered:
    """Entries by indicator, and what money each đề án was settled with."""

    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def add(self, code: str, entry: Entry) -> None:
        self.entries[code].append(entry)

    def results(self) -> list[Result]:
        return [
            Result(one, total_of(one, self.entries[code]))
            for code, one in indicators().items()
            if self.entries.get(code)
        ]


def results_of(trackings: QuerySet[Tracking], *, months: int, source: str = "") -> Results:
    """Return what came of some đề án in one period, for one source of money or all. Five queries.

    Only approved figures count, and only the money of the đề án that have some.
    """
    follow_ups = _approved(trackings, months)
    proposals = {one.tracking.proposal_id for one in follow_ups}
    weights = _weights(proposals, source)
    everything, by_area = _Gathered(), defaultdict[str, _Gathered](_Gathered)
    for one in follow_ups:
        weight = weights.get(one.tracking.proposal_id, Fraction(0))
        if not weight:
            continue
        areas = one.tracking.areas or [""]
        for gathered in (everything, *(by_area[code] for code in areas)):
            gathered.count += 1
            for code, entry in _entries(one, weight):
                gathered.add(code, entry)
    settled = _settled([one.tracking.proposal.reference for one in follow_ups], source)
    return Results(
        count=everything.count,
        results=everything.results(),
        areas=[AreaResult(code, one.count, one.results()) for code, one in sorted(by_area.items())],
        money=_money(everything, settled),
    )


def _approved(trackings: QuerySet[Tracking], months: int) -> list[FollowUp]:
    return list(
        FollowUp.objects.filter(tracking__in=trackings, months=months, state=PeriodState.APPROVED)
        .select_related("tracking__proposal")
        .prefetch_related("figures", "tracking__aims")
    )


def _weights(proposals: Iterable[int], source: str) -> dict[int, Fraction]:
    """Return the part of each đề án that counts: all of it, or the share of a source."""
    if not source:
        return dict.fromkeys(proposals, Fraction(1))
    rows = (
        ContractShare.objects.filter(contract__proposal__in=list(proposals))
        .order_by()
        .values_list("contract__proposal_id", "contract__amount_vnd", "budget_line__fund__source")
        .annotate(share_vnd=Sum("amount_vnd"))
    )
    return {
        proposal_id: Fraction(share_vnd, amount_vnd)
        for proposal_id, amount_vnd, of_source, share_vnd in rows
        if of_source == source
    }


def _settled(references: Sequence[str], source: str) -> dict[str, Vnd]:
    holdings = Holding.objects.filter(reference__in=references, settled_vnd__gt=0)
    if source:
        holdings = holdings.filter(line__fund__source=source)
    sums = holdings.order_by().values("reference").annotate(total=Sum("settled_vnd"))
    return {row["reference"]: row["total"] for row in sums}


def _entries(follow_up: FollowUp, weight: Fraction) -> list[tuple[str, Entry]]:
    aims = {aim.indicator: aim for aim in follow_up.tracking.aims.all()}
    figures = {figure.indicator: figure for figure in follow_up.figures.all()}
    workers, before = figures.get(WORKERS), aims.get(WORKERS)
    return [
        (
            code,
            _entry(
                figure,
                aims.get(code),
                weight,
                workers=workers.value if workers else None,
                workers_before=before.baseline if before else None,
            ),
        )
        for code, figure in figures.items()
        if code in indicators()
    ]


def _entry(
    figure: Figure,
    aim: Aim | None,
    weight: Fraction,
    *,
    workers: int | None,
    workers_before: int | None,
) -> Entry:
    return Entry(
        value=figure.value,
        weight=weight,
        out_of=figure.out_of,
        baseline=aim.baseline if aim else None,
        baseline_out_of=aim.baseline_out_of if aim else None,
        target=aim.target if aim else None,
        women=figure.women,
        ethnic_minority=figure.ethnic_minority,
        workers=workers,
        workers_before=workers_before,
    )


def _money(gathered: _Gathered, settled: Mapping[str, Vnd]) -> MoneyResult:
    settled_vnd = sum(settled.values())
    if not settled_vnd:
        return MoneyResult(0, 0)
    totals = {one.indicator.code: one.total for one in gathered.results()}
    jobs, revenue = totals.get(WORKERS), totals.get("revenue")
    counterpart = totals.get("counterpart")
    return MoneyResult(
        settled_vnd=settled_vnd,
        settled_count=len(settled),
        jobs_per_million=_per_million(jobs.change if jobs else None, settled_vnd),
        wages_per_million=_per_million(_wages(gathered.entries["income"]), settled_vnd),
        revenue_per_million=_per_million(revenue.change if revenue else None, settled_vnd),
        counterpart_per_dong=(
            counterpart.measured / settled_vnd
            if counterpart is not None and counterpart.measured is not None
            else None
        ),
    )


def _wages(entries: Iterable[Entry]) -> Fraction | None:
    """Return the wages of a month that were added: income x workers, now less before."""
    added = [
        one.weight * (one.value * one.workers - one.baseline * one.workers_before)
        for one in entries
        if one.baseline is not None and one.workers is not None and one.workers_before is not None
    ]
    return sum(added, Fraction(0)) if added else None


def _per_million(amount: Fraction | None, settled_vnd: Vnd) -> Fraction | None:
    return None if amount is None else amount * MILLION / settled_vnd
