"""What a person finds on their desk: what waits for them, what is due, how the plans stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui.figures import BarPart, BarRow, Tone
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.budgets.queries import year_totals
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.queries import count_by_state, list_rows
from khuyencong.programme.proposals.states import DEAD_STATES, State
from khuyencong.windows.workspace.figures import stage_parts
from khuyencong.windows.workspace.piles import PagePile, Pile, by_urgency, piles_of
from khuyencong.windows.workspace.progress.lines import PlanProgress, latest_year, progress_of
from khuyencong.windows.workspace.waiting import waiting_on

ROWS_SHOWN = 8
SOON = timedelta(days=14)
STATE_TONES: Mapping[str, Tone] = {
    State.SETTLED: Tone.SETTLED,
    State.ACCEPTED: Tone.GREEN,
    State.REFUSED: Tone.RED,
    State.TERMINATED: Tone.RED,
    State.WITHDRAWN: Tone.GRAY,
    State.DRAFT: Tone.GRAY,
    State.RETURNED: Tone.ORANGE,
    State.SUSPENDED: Tone.ORANGE,
}


@dataclass(frozen=True)
class Desk:
    """What home shows. ``waiting`` are the first ones of ``waiting_count``.

    ``plans`` are those of ``plan_year``, the latest that has an approved one. ``own`` are an
    applicant's other đề án: whoever waits for others wants to see how far they are.
    """

    waiting: Sequence[Proposal]
    waiting_count: int
    own: Sequence[Proposal]
    piles: Sequence[Pile | PagePile]
    due: Sequence[Proposal]
    ending: Sequence[Contract]
    year: int
    plan_year: int
    plans: Sequence[PlanProgress]
    states: Sequence[BarRow]
    money: Sequence[BarPart]


def desk_of(actor: Actor, *, on: date) -> Desk:
    """Return a person's desk on a day. The number of queries does not grow with what lies there."""
    waiting = waiting_on(actor, on=on)
    visible = visible_proposals(actor)
    is_staff = actor.role is not Role.APPLICANT
    plans = visible_plans(actor)
    plan_year = latest_year(plans, on=on) if is_staff else on.year
    shown = list(list_rows(by_urgency(waiting))[:ROWS_SHOWN])
    return Desk(
        waiting=shown,
        waiting_count=waiting.count(),
        own=[] if is_staff else _own(visible, besides=shown),
        piles=[pile for pile in piles_of(actor, on=on) if pile.count],
        due=_due(visible, on=on),
        ending=_ending(actor, on=on),
        year=on.year,
        plan_year=plan_year,
        plans=progress_of(plans, year=plan_year, on=on) if is_staff else [],
        states=_states(visible, year=on.year if is_staff else None),
        money=stage_parts(year_totals(visible_funds(actor), on.year)) if is_staff else [],
    )


def _own(visible: QuerySet[Proposal], *, besides: Sequence[Proposal]) -> list[Proposal]:
    """Return an applicant's đề án that do not wait for them, the newest first."""
    others = visible.exclude(pk__in=[one.pk for one in besides])
    return list(list_rows(others.order_by("-pk"))[:ROWS_SHOWN])


def _due(visible: QuerySet[Proposal], *, on: date) -> list[Proposal]:
    """Return the đề án whose step is late or due soon, the latest first."""
    open_ones = visible.exclude(state__in=[*DEAD_STATES, State.SETTLED])
    return list(open_ones.filter(due_on__lte=on + SOON).order_by("due_on", "pk")[:ROWS_SHOWN])


def _ending(actor: Actor, *, on: date) -> list[Contract]:
    """Return the contracts under way whose time is up or soon will be."""
    under_way = visible_contracts(actor).filter(state=ContractState.SIGNED, ends_on__lte=on + SOON)
    return list(under_way.select_related("proposal").order_by("ends_on", "pk")[:ROWS_SHOWN])


def _states(proposals: QuerySet[Proposal], *, year: int | None) -> list[BarRow]:
    """Return how many đề án stand in each state, each leading to the list of just these."""
    if year is not None:
        proposals = proposals.filter(year=year)
    narrowing = {} if year is None else {"year": year}
    return [
        BarRow(
            State(row.state).label,
            row.count,
            shown=str(row.count),
            tone=STATE_TONES.get(row.state, Tone.AZURE),
            url=f"{reverse('proposals:list')}?{urlencode({'state': row.state, **narrowing})}",
        )
        for row in count_by_state(proposals)
    ]
