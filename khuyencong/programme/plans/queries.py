"""Reads of plans: lists, a plan with its lines and money, lines for a đề án to stand under."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from khuyencong.engines.money import Vnd
from khuyencong.programme.budgets.models import Fund, LineBalance
from khuyencong.programme.budgets.queries import Stages, stages_by_purpose
from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.programme.plans.models import (
    Objective,
    Plan,
    PlanAdjustment,
    PlanLine,
    PlanLineFunding,
    PlanVersion,
)
from khuyencong.programme.plans.states import (
    RUNNING_STATES,
    AdjustmentState,
    LineState,
    PlanState,
)
from khuyencong.programme.plans.versions import LINE_FIELDS, as_json
from khuyencong.registers.offices.models import Office


def plan_rows(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Return plans with what a list row shows: ``line_count`` and ``planned_vnd``. One query."""
    return plans.select_related("office").annotate(
        line_count=Count("lines", distinct=True),
        planned_vnd=Sum(
            "lines__funding__amount_vnd",
            filter=~Q(lines__funding__source=Source.COUNTERPART),
            default=0,
        ),
    )


def lines_for(*, activity: str, year: int, unit_path: str) -> QuerySet[PlanLine]:
    """Return the active lines for an activity in the running plans that cover a place.

    ``unit_path`` is the path of the place: the plans of its commune, district and province count.
    """
    steps = unit_path.rstrip("/").split("/")
    above = ["/".join(steps[: end + 1]) + "/" for end in range(len(steps))]
    return (
        PlanLine.objects.filter(
            activity=activity,
            state=LineState.ACTIVE,
            plan__year=year,
            plan__state__in=RUNNING_STATES,
            plan__office__territory__path__in=above,
        )
        .select_related("plan__office")
        .order_by("plan_id", "position", "pk")
    )


def running_lines(plans: QuerySet[Plan], year: int) -> QuerySet[PlanLine]:
    """Return the lines of the running plans of a year, in their order."""
    return (
        PlanLine.objects.filter(
            plan__in=plans.filter(year=year, state__in=RUNNING_STATES).order_by().values("pk")
        )
        .select_related("plan")
        .order_by("plan_id", "position", "pk")
    )


@dataclass(frozen=True)
class LineDetail:
    """A plan line with its money as planned and as the ledger has it."""

    line: PlanLine
    funding: Sequence[PlanLineFunding]
    stages: Stages

    @property
    def planned_vnd(self) -> Vnd:
        """Public money that the line counts on."""
        return sum(row.amount_vnd for row in self.funding if row.source != Source.COUNTERPART)

    @property
    def counterpart_vnd(self) -> Vnd:
        return sum(row.amount_vnd for row in self.funding if row.source == Source.COUNTERPART)

    def amount_of(self, source: str) -> Vnd:
        """Return what the line counts on from a source."""
        return sum(row.amount_vnd for row in self.funding if row.source == source)


def line_details(lines: QuerySet[PlanLine]) -> list[LineDetail]:
    """Return plan lines with their money. Three queries, whatever their number."""
    rows = list(
        lines.prefetch_related(
            Prefetch("funding", queryset=PlanLineFunding.objects.select_related("fund"))
        )
    )
    stages = stages_by_purpose(line.reference for line in rows)
    return [
        LineDetail(line, list(line.funding.all()), stages.get(line.reference, Stages()))
        for line in rows
    ]


def money_by_source(details: Iterable[LineDetail]) -> dict[str, Vnd]:
    """Return what some lines count on from each source, in the order of the sources."""
    sums: dict[str, Vnd] = {}
    for detail in details:
        for row in detail.funding:
            sums[row.source] = sums.get(row.source, 0) + row.amount_vnd
    return {source.value: sums[source] for source in Source if source in sums}


def objectives_of(plan: Plan) -> QuerySet[Objective]:
    """Return what a plan wants to reach, in its order."""
    return Objective.objects.filter(plan=plan)


def versions_of(plan: Plan) -> QuerySet[PlanVersion]:
    """Return the versions of a plan, the newest first."""
    return plan.versions.select_related("approved_by", "adjustment").order_by("-number")


def adjustments_of(plan: Plan) -> QuerySet[PlanAdjustment]:
    """Return the adjustments of a plan, the newest first."""
    return plan.adjustments.select_related("made_by", "answered_by").order_by("-pk")


def waiting_adjustment(plan: Plan) -> PlanAdjustment | None:
    """Return the adjustment of a plan that waits for an answer, if there is one."""
    return plan.adjustments.filter(state=AdjustmentState.PROPOSED).first()


def funds_for(office: Office, year: int) -> QuerySet[Fund]:
    """Return the funds that a plan of an office may draw on: those kept in its own territory."""
    return Fund.objects.filter(
        year=year, office__territory__path=office.territory.path
    ).select_related("office")


@dataclass(frozen=True)
class FundNeed:
    """What the lines of a plan take from one fund, and what it has unassigned."""

    fund: Fund
    needed_vnd: Vnd
    available_vnd: Vnd

    @property
    def missing_vnd(self) -> Vnd:
        return max(self.needed_vnd - self.available_vnd, 0)


def fund_needs(plan: Plan) -> list[FundNeed]:
    """Return what a plan's lines take from each fund, before its approval. Two queries."""
    sums = (
        PlanLineFunding.objects.filter(line__plan=plan, fund__isnull=False)
        .order_by()
        .values_list("fund")
        .annotate(Sum("amount_vnd"))
    )
    needed = dict(sums)
    balances = LineBalance.objects.filter(
        line__kind=LineKind.UNASSIGNED, line__fund__in=list(needed)
    ).select_related("line__fund__office")
    return [
        FundNeed(balance.line.fund, needed[balance.line.fund_id], balance.available_vnd)
        for balance in balances.order_by("pk")
    ]


def plans_waiting(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Return the plans that wait for an answer themselves or by an adjustment."""
    waiting = Q(state=PlanState.SUBMITTED) | Q(adjustments__state=AdjustmentState.PROPOSED)
    return plans.filter(waiting).select_related("office").distinct()


def content_of(plan: Plan) -> dict[str, Any]:
    """Return a plan whole, as JSON values."""
    return {
        "title": plan.title,
        "number": plan.number,
        "issued_on": as_json(plan.issued_on),
        "purpose": plan.purpose,
        "legal_basis": plan.legal_basis,
        "objectives": [
            {
                "indicator": one.indicator,
                "unit": one.unit,
                "baseline": None if one.baseline is None else str(one.baseline),
                "target": str(one.target),
            }
            for one in plan.objectives.all()
        ],
        "lines": [
            {
                "id": line.pk,
                **{name: as_json(getattr(line, name)) for name in LINE_FIELDS},
                "funding": {row.source: row.amount_vnd for row in line.funding.all()},
            }
            for line in plan.lines.prefetch_related("funding")
        ],
    }
