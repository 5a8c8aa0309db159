"""What came of the đề án of plan lines, line by line: as many queries for one as for a thousand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from khuyencong.engines.money import Vnd
from khuyencong.programme.acceptance.models import Acceptance, AcceptedItem, Delivery
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import DEAD_STATES, UNDECIDED_STATES, State
from khuyencong.windows.workspace.progress.forecast import Chances

Keys = QuerySet[PlanLine, Any]
"""The keys of some plan lines, as a query inside of others."""

ACCEPTED_STATES = (State.ACCEPTED, State.SETTLED)
GOING_STATES = (State.APPROVED, State.CONTRACTED, State.IN_PROGRESS)
UNDER_WAY_STATES = (State.CONTRACTED, State.IN_PROGRESS, State.SUSPENDED)
APPROVED_STATES = (State.APPROVED, *UNDER_WAY_STATES, *ACCEPTED_STATES)
WAITING_STATES = tuple(state for state in State if state in UNDECIDED_STATES - {State.DRAFT})

PEOPLE_UNITS = ("học viên", "người", "lượt người", "đại biểu")
"""Units of a line that count people: accepted are those who took part, not those who were meant."""


@dataclass(frozen=True)
class InState:
    """The đề án of a line in one state."""

    count: int = 0
    units: int = 0
    asked_vnd: Vnd = 0
    approved_vnd: Vnd = 0

    def __add__(self, other: "InState") -> "InState":
        return InState(
            self.count + other.count,
            self.units + other.units,
            self.asked_vnd + other.asked_vnd,
            self.approved_vnd + other.approved_vnd,
        )


@dataclass
class LineCount:
    """What came of the đề án of one plan line.

    ``sure``: approved, going on, ending within the year. ``corrected`` is what must be added to
    the units of finally accepted đề án, ``partly`` what was accepted of those still under way.
    """

    states: dict[str, InState] = field(default_factory=dict)
    sure: InState = field(default_factory=InState)
    overdue: int = 0
    corrected: int = 0
    partly: int = 0
    accepted_vnd: Vnd = 0

    def among(self, states: "tuple[State, ...] | frozenset[State]") -> InState:
        """Return the đề án in some states together."""
        return sum((self.states[one] for one in states if one in self.states), InState())

    @property
    def proposed(self) -> int:
        return self.among(WAITING_STATES).units + self.approved

    @property
    def approved(self) -> int:
        return self.among(APPROVED_STATES).units

    @property
    def under_way(self) -> int:
        return self.among(UNDER_WAY_STATES).units - self.partly

    @property
    def accepted(self) -> int:
        return self.among(ACCEPTED_STATES).units + self.corrected + self.partly

    @property
    def waiting(self) -> InState:
        return self.among(WAITING_STATES)

    @property
    def approved_vnd(self) -> Vnd:
        return self.among(APPROVED_STATES).approved_vnd

    @property
    def chances(self) -> Chances:
        return Chances(approved=self.approved, lost=self.among(DEAD_STATES).units)


def counts_of(lines: QuerySet[PlanLine], *, year: int, on: date) -> Mapping[int, LineCount]:
    """Return what came of the đề án of some lines of a year, by the lines' keys. Six queries."""
    keys = lines.order_by().values("pk")
    counts: dict[int, LineCount] = defaultdict(LineCount)
    _count_states(counts, keys)
    _count_sure(counts, keys, year_end=date(year, 12, 31), on=on)
    _count_money(counts, keys)
    told = _correct_by_items(counts, keys, _parts(keys))
    _correct_by_people(counts, keys, besides=told)
    return counts


def _count_states(counts: dict[int, LineCount], keys: Keys) -> None:
    rows = (
        Proposal.objects.filter(plan_line__in=keys)
        .exclude(state=State.DRAFT)
        # Withdrawn before it was handed in, it was nobody's business but its owner's.
        .exclude(state=State.WITHDRAWN, submitted_on__isnull=True)
        .order_by()
        .values_list("plan_line", "state")
        .annotate(Count("pk"), Sum("quantity"), Sum("asked_vnd"), Sum("approved_vnd"))
    )
    for line_id, state, count, units, asked_vnd, approved_vnd in rows:
        assert line_id is not None, "only đề án of these lines were asked for"
        found = InState(count, units, asked_vnd, approved_vnd or 0)
        counts[line_id].states[state] = found


def _count_sure(
    counts: dict[int, LineCount],
    keys: Keys,
    *,
    year_end: date,
    on: date,
) -> None:
    in_time = Q(contract__ends_on__lte=year_end) | Q(
        Q(ends_on__lte=year_end) | Q(ends_on__isnull=True), contract__isnull=True
    )
    overdue = Q(contract__ends_on__lt=on) & ~Q(state=State.APPROVED)
    rows = (
        Proposal.objects.filter(plan_line__in=keys, state__in=GOING_STATES)
        .order_by()
        .values_list("plan_line")
        .annotate(
            sure=Count("pk", filter=in_time),
            units=Sum("quantity", filter=in_time, default=0),
            support_vnd=Sum("approved_vnd", filter=in_time, default=0),
            late=Count("pk", filter=overdue),
        )
    )
    for line_id, count, units, approved_vnd, late in rows:
        counts[line_id].sure = InState(count, units, 0, approved_vnd)
        counts[line_id].overdue = late


def _count_money(counts: dict[int, LineCount], keys: Keys) -> None:
    rows = (
        Acceptance.objects.filter(
            state=AcceptanceState.SIGNED, is_final=True, contract__proposal__plan_line__in=keys
        )
        .order_by()
        .values_list("contract__proposal__plan_line")
        .annotate(Sum("final_support_vnd"))
    )
    for line_id, final_vnd in rows:
        assert line_id is not None, "only đề án of these lines were asked for"
        counts[line_id].accepted_vnd = final_vnd or 0


def _parts(keys: Keys) -> dict[int, int]:
    """Return what signed minutes accepted of each đề án in the very unit of its line."""
    in_unit = Q(contract_item__unit=F("contract_item__contract__proposal__plan_line__unit"))
    rows = (
        AcceptedItem.objects.filter(
            in_unit,
            acceptance__state=AcceptanceState.SIGNED,
            contract_item__contract__proposal__plan_line__in=keys,
        )
        .order_by()
        .values_list("contract_item__contract__proposal")
        .annotate(Sum("quantity_accepted"))
    )
    return {proposal_id: accepted or 0 for proposal_id, accepted in rows}


def _correct_by_items(
    counts: dict[int, LineCount],
    keys: Keys,
    parts: Mapping[int, int],
) -> set[int]:
    """Count of a đề án the part of its units that was accepted, where its items say so.

    ⌊ units × accepted ÷ promised ⌋ over the items in the unit of the line. Returns the đề án
    counted so.
    """
    if not parts:
        return set()
    rows = (
        ContractItem.objects.filter(
            unit=F("contract__proposal__plan_line__unit"),
            contract__proposal__plan_line__in=keys,
            contract__acceptances__state=AcceptanceState.SIGNED,
        )
        .order_by()
        .values_list(
            "contract__proposal",
            "contract__proposal__plan_line",
            "contract__proposal__state",
            "contract__proposal__quantity",
        )
        .annotate(Sum("quantity"), Count("contract__acceptances", distinct=True))
    )
    for proposal_id, line_id, state, units, joined, minutes in rows:
        assert line_id is not None, "only đề án of these lines were asked for"
        promised = joined // minutes  # each item was joined to each of the minutes
        share = units * parts.get(proposal_id, 0) // promised
        if state in ACCEPTED_STATES:
            counts[line_id].corrected += share - units
        elif state in UNDER_WAY_STATES:
            counts[line_id].partly += share
    return set(parts)


def _correct_by_people(
    counts: dict[int, LineCount],
    keys: Keys,
    *,
    besides: set[int],
) -> None:
    """Count the people who took part, where a line counts people and only a delivery tells them."""
    rows = (
        Delivery.objects.filter(
            withdrawn_on__isnull=True,
            participants__isnull=False,
            contract_item__contract__proposal__plan_line__in=keys,
            contract_item__contract__proposal__plan_line__unit__in=PEOPLE_UNITS,
            contract_item__contract__proposal__state__in=ACCEPTED_STATES,
        )
        .order_by()
        .values_list(
            "contract_item__contract__proposal__plan_line",
            "contract_item__contract__proposal",
            "contract_item__contract__proposal__quantity",
        )
        .annotate(Sum("participants"))
    )
    for line_id, proposal_id, units, people in rows:
        assert line_id is not None, "only đề án of these lines were asked for"
        if proposal_id in besides:
            continue
        counts[line_id].corrected += (people or 0) - units
