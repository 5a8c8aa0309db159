"""Reasons against a plan, its lines and its money. Each check looks at one thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem
from khuyencong.programme.budgets.models import Fund, LineBalance
from khuyencong.programme.budgets.queries import Stages
from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.programme.plans.models import Plan, PlanLine
from khuyencong.programme.plans.states import LineState

EXPECTED_SOURCES = frozenset({Source.COUNTERPART.value, Source.OTHER.value})
"""Sources that may be counted on without a fund of the office: others spend that money."""


@dataclass(frozen=True)
class LineDraft:
    """A plan line as entered. ``quantity`` None: the line has none."""

    number: str
    activity: str
    title: str
    unit: str = ""
    quantity: int | None = None
    responsible: str = ""
    partner: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class FundingDraft:
    """Money of a source as entered for a line; ``fund_id`` None: not from a fund of the office."""

    source: Source
    amount_vnd: Vnd
    fund_id: int | None = None


def check_line(draft: LineDraft) -> list[Problem]:
    """A line says what is done; a quantity has a unit; it ends after it begins."""
    problems = []
    if not draft.title:
        problems.append(Problem("plan.line_without_title", field="title"))
    if draft.quantity is not None and draft.quantity <= 0:
        problems.append(Problem("plan.line_quantity_zero", {"line": draft.title}, field="quantity"))
    if draft.quantity is not None and not draft.unit:
        problems.append(Problem("plan.line_without_unit", {"line": draft.title}, field="unit"))
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        dates = {"starts_on": draft.starts_on.isoformat(), "ends_on": draft.ends_on.isoformat()}
        problems.append(
            Problem("plan.line_ends_before_start", {"line": draft.title, **dates}, field="ends_on")
        )
    return problems


def check_number(plan: Plan, number: str, *, line_id: int | None = None) -> list[Problem]:
    """No two lines of a plan have one number."""
    bearers = PlanLine.objects.filter(plan=plan, number=number).values_list("pk", flat=True)
    if all(bearer == line_id for bearer in bearers):
        return []
    return [Problem("plan.line_number_taken", {"number": number}, field="number")]


def check_funding(
    plan: Plan, title: str, funding: Sequence[FundingDraft], funds: Mapping[int, Fund]
) -> list[Problem]:
    """Each source stands once, and its fund is of that source, this year and this territory."""
    problems = []
    sources = [row.source for row in funding]
    if len(set(sources)) < len(sources):
        problems.append(Problem("plan.funding_source_twice", {"line": title}))
    for row in funding:
        if row.amount_vnd < 0:
            problems.append(Problem("plan.funding_negative", {"line": title}))
        if row.fund_id is not None:
            problems.extend(_check_fund(plan, title, row, funds[row.fund_id]))
    return problems


def _check_fund(plan: Plan, title: str, row: FundingDraft, fund: Fund) -> list[Problem]:
    problems = []
    if fund.source != row.source:
        problems.append(Problem("plan.funding_other_source", {"fund": fund.name, "line": title}))
    if fund.year != plan.year:
        years = {"fund_year": fund.year, "year": plan.year}
        problems.append(Problem("plan.funding_other_year", {"fund": fund.name, **years}))
    if fund.office.territory_id != plan.office.territory_id:
        problems.append(
            Problem("plan.funding_elsewhere", {"fund": fund.name, "office": fund.office.name})
        )
    return problems


def check_completeness(plan: Plan) -> list[Problem]:
    """What a plan must have before it is shown to who approves it."""
    problems = []
    if not plan.title:
        problems.append(Problem("plan.without_title"))
    if not plan.legal_basis:
        problems.append(Problem("plan.without_basis"))
    if not plan.lines.exists():
        problems.append(Problem("plan.without_lines"))
    return problems


def check_money_has_funds(plan: Plan) -> list[Problem]:
    """Public money that a plan counts on must be in a fund; only expected money needs none."""
    from_nowhere = [
        (line, row)
        for line in plan.lines.prefetch_related("funding")
        for row in line.funding.all()
        if row.amount_vnd and row.fund_id is None and row.source not in EXPECTED_SOURCES
    ]
    return [
        Problem(
            "plan.funding_without_fund",
            {
                "line": str(line),
                "amount_vnd": row.amount_vnd,
                "source_label": str(Source(row.source).label),
            },
        )
        for line, row in from_nowhere
    ]


def check_funds_suffice(needed: Mapping[int, Vnd]) -> list[Problem]:
    """Each fund (by key) must have unassigned what is taken from it altogether."""
    balances = LineBalance.objects.select_related("line__fund").filter(
        line__kind=LineKind.UNASSIGNED, line__fund__in=needed
    )
    return [
        Problem(
            "plan.fund_short",
            {
                "fund": balance.line.fund.name,
                "needed_vnd": needed[balance.line.fund_id],
                "held_vnd": balance.available_vnd,
                "missing_vnd": needed[balance.line.fund_id] - balance.available_vnd,
            },
        )
        for balance in balances.order_by("pk")
        if needed[balance.line.fund_id] > balance.available_vnd
    ]


def check_line_is_active(line: PlanLine) -> list[Problem]:
    """A line that was stopped changes no more."""
    if line.state == LineState.ACTIVE:
        return []
    return [Problem("plan.line_stopped", {"line": str(line)})]


def check_nothing_outstanding(
    lines: Iterable[PlanLine], stages: Mapping[str, Stages]
) -> list[Problem]:
    """A plan ends when every đề án under it is settled; each other line is named with its sum."""
    problems = []
    for line in lines:
        held = stages.get(line.reference, Stages())
        outstanding_vnd = held.given_vnd - held.available_vnd - held.settled_vnd
        if outstanding_vnd:
            problems.append(
                Problem("plan.line_outstanding", {"line": str(line), "amount_vnd": outstanding_vnd})
            )
    return problems
