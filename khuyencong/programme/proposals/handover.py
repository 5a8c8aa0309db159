"""What passes of đề án, of the plans that they stand under and of the money that they hold.

Plans and budget lines know no place; the đề án under them do. So they are asked here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.ledger import ROAD, Stage
from khuyencong.engines.refusals import Problem
from khuyencong.programme.budgets.models import (
    Allotment,
    BudgetLine,
    Holding,
    LineBalance,
    Transfer,
    YearClosing,
)
from khuyencong.programme.budgets.services import (
    fund_taking_over,
    hand_over_line,
    unassigned_line,
)
from khuyencong.programme.budgets.states import STAGE_NAMES, LineKind, PaperState
from khuyencong.programme.plans.models import Plan, PlanAdjustment
from khuyencong.programme.plans.services.handing_over import follow_money
from khuyencong.programme.plans.states import AdjustmentState, PlanState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State
from khuyencong.registers.offices.handover import (
    Destinations,
    Handing,
    Hindrance,
    Passing,
    Records,
    Total,
)
from khuyencong.registers.offices.models import Office

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OVER = (State.SETTLED, State.REFUSED, State.WITHDRAWN)
"""States of a đề án that nobody has anything to do about any more: history of its office."""

_OPEN_STAGES = (Stage.RESERVED, Stage.COMMITTED, Stage.ADVANCED, Stage.PAID)
"""Stages in which the money of a đề án is not yet accounted for."""


def open_proposals() -> Records:
    """Return how the đề án that an office received pass."""
    return Records(
        label=_("Đề án"),
        model=Proposal,
        subject="proposal",
        still_open=~Q(state__in=OVER),
        place="unit_path",
        amount="approved_vnd",
        url_name="workspace:proposal",
    )


def carried_out_proposals() -> Records:
    """Return how the đề án that an office itself carries out pass: the implementer changes."""
    return Records(
        label=_("Đề án do cơ quan thực hiện"),
        model=Proposal,
        subject="proposal",
        office="implementing_office",
        still_open=~Q(state__in=OVER),
        place="unit_path",
        url_name="workspace:proposal",
        is_counted=False,
    )


class Plans(Records):
    """Plans that are written or carried out. One whose đề án go two ways has to be told where."""

    def passing(self, old: Office) -> list[Passing]:
        places: dict[int, set[str]] = defaultdict(set)
        matched = Proposal.objects.filter(plan_line__plan__office=old).exclude(state__in=OVER)
        for plan_id, path in matched.values_list("plan_line__plan", "unit_path").distinct():
            places[plan_id].add(path)
        return [
            Passing(
                plan.pk,
                str(plan),
                paths=tuple(sorted(places[plan.pk])),
                url=reverse("plans:plan", args=[plan.pk]),
            )
            for plan in self._of(old)
        ]


def open_plans() -> Plans:
    """Return how plans pass that are not closed."""
    return Plans(
        label=_("Kế hoạch"), model=Plan, subject="plan", still_open=~Q(state=PlanState.CLOSED)
    )


class Money:
    """Budget lines with money that is not yet accounted for, each with its ledger."""

    label: "StrOrPromise" = _("Dòng kinh phí")

    def passing(self, old: Office) -> list[Passing]:
        lines = list(_lines_of(old))
        places = _places_of(lines)
        return [
            Passing(
                line.pk,
                f"{line.fund}: {line}",
                paths=tuple(sorted(places.get(line.pk, ()))),
                amount_vnd=_open_vnd(line.balance),
                url=reverse("budgets:line", args=[line.pk]),
            )
            for line in lines
        ]

    def unfit(self, destinations: Destinations) -> Mapping[int, Problem]:
        """Return the lines whose destination has closed the year of such a fund."""
        found = {}
        for line in BudgetLine.objects.select_related("fund").filter(pk__in=destinations):
            fund = fund_taking_over(destinations[line.pk], line.fund)
            if fund is not None and not unassigned_line(fund).balance.is_open:
                told = {"fund": str(fund), "office": destinations[line.pk].name}
                found[line.pk] = Problem("proposal.successor_closed_the_year", told)
        return found

    def move(self, destinations: Destinations, handing: Handing) -> None:
        """Let the lines pass, in the order of their keys; the plan's expectation follows."""
        lines = BudgetLine.objects.filter(pk__in=destinations, fund__office=handing.old)
        for line in lines.order_by("pk"):
            fund = hand_over_line(
                line.pk, destinations[line.pk], reference=handing.reference, by=handing.by
            )
            if line.kind == LineKind.PLAN_LINE:
                follow_money(line.reference, old_fund_id=line.fund_id, new_fund_id=fund.pk)

    def totals(self, office_ids: Collection[int]) -> list[Total]:
        balances = LineBalance.objects.filter(line__fund__office__in=office_ids)
        names = {f"{stage.value}_vnd": STAGE_NAMES[stage] for stage in ROAD}
        sums = balances.aggregate(**{f"sum_{name}": Sum(name, default=0) for name in names})
        return [
            Total(f"budget.{name}", label, sums[f"sum_{name}"], is_money=True)
            for name, label in names.items()
        ]


def _lines_of(old: Office) -> "QuerySet[BudgetLine]":
    something = Q(balance__available_vnd__gt=0)
    for stage in _OPEN_STAGES:
        something |= Q(**{f"balance__{stage.value}_vnd__gt": 0})
    return (
        BudgetLine.objects.filter(something, fund__office=old, balance__is_open=True)
        .select_related("fund", "balance")
        .order_by("pk")
    )


def _open_vnd(balance: LineBalance) -> int:
    return balance.given_vnd - balance.held_vnd(Stage.SETTLED)


def _places_of(lines: Collection[BudgetLine]) -> dict[int, set[str]]:
    """Return where the đề án are that hold open money on some lines, by line. Two queries."""
    something = Q(pk__in=[])
    for stage in _OPEN_STAGES:
        something |= Q(**{f"{stage.value}_vnd__gt": 0})
    held = Holding.objects.filter(
        something, line__in=[line.pk for line in lines], reference__startswith="proposal:"
    )
    holders = [
        (line_id, int(reference.partition(":")[2]))
        for line_id, reference in held.values_list("line_id", "reference")
    ]
    ids = [proposal_id for _line_id, proposal_id in holders]
    paths = dict(Proposal.objects.filter(pk__in=ids).values_list("pk", "unit_path"))
    found: dict[int, set[str]] = defaultdict(set)
    for line_id, proposal_id in holders:
        found[line_id].add(paths[proposal_id])
    return found


def unanswered_plans(old: Office) -> Iterator[Hindrance]:
    """Yield plans that wait for approval, and changes of plans that wait for an answer."""
    for plan in Plan.objects.filter(office=old, state=PlanState.SUBMITTED):
        yield Hindrance(
            str(plan), Problem("proposal.plan_unanswered"), reverse("plans:plan", args=[plan.pk])
        )
    waiting = PlanAdjustment.objects.filter(
        plan__office=old, state=AdjustmentState.PROPOSED
    ).select_related("plan")
    for one in waiting:
        url = reverse("plans:adjustment", args=[one.pk])
        yield Hindrance(str(one.plan), Problem("proposal.plan_change_unanswered"), url)


def unconfirmed_papers(old: Office) -> Iterator[Hindrance]:
    """Yield papers about money that nobody has confirmed or refused yet."""
    papers = (
        ("allotment", Allotment.objects.filter(fund__office=old)),
        (
            "transfer",
            Transfer.objects.filter(Q(line__fund__office=old) | Q(target__fund__office=old)),
        ),
        ("closing", YearClosing.objects.filter(fund__office=old)),
    )
    for kind, rows in papers:
        for paper in rows.filter(state=PaperState.PROPOSED):
            told = {"number": paper.decision_number}
            url = reverse("budgets:paper", args=[kind, paper.pk])
            yield Hindrance(str(paper), Problem("proposal.paper_unconfirmed", told), url)
