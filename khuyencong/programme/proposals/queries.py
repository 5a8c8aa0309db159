"""Reads of đề án: lists with their filters, sums, and what a dossier still misses."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import Paper
from khuyencong.foundation.word_index import WordIndex
from khuyencong.programme.proposals.models import (
    Beneficiary,
    CostItem,
    Proposal,
    ProposalPaper,
    SectionRequest,
)
from khuyencong.programme.proposals.states import DEAD_STATES, State
from khuyencong.registers.policies.queries import dossier_papers

MACHINE_STATES_OPEN = tuple(
    state for state in State if state not in DEAD_STATES and state != State.SETTLED
)

SEARCH = WordIndex(Proposal, "search_text")

ROW_FIELDS = ("code", "title", "asked_vnd", "approved_vnd", "state", "state_since", "due_on")


@dataclass(frozen=True)
class ListFilter:
    """What a list is narrowed to. Empty values narrow nothing."""

    text: str = ""
    state: str = ""
    activity: str = ""
    year: int | None = None
    plan_line_id: int | None = None
    late_on: date | None = None  # only đề án whose deadline was before this day


def narrowed(proposals: QuerySet[Proposal], wanted: ListFilter) -> QuerySet[Proposal]:
    """Return the đề án that a filter leaves. Each stands on an index; a text asks a query."""
    exact = {
        "state": wanted.state,
        "activity": wanted.activity,
        "year": wanted.year,
        "plan_line_id": wanted.plan_line_id,
    }
    proposals = proposals.filter(**{name: value for name, value in exact.items() if value})
    if wanted.late_on:
        proposals = proposals.filter(due_on__lt=wanted.late_on, state__in=MACHINE_STATES_OPEN)
    return SEARCH.search(proposals, wanted.text)


def looked_up_one_by_one(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return the same đề án, asked for so that the index of an order is walked from its beginning.

    Left to itself, SQLite gathers everything that a person sees and sorts it for one page: a
    hundred thousand rows for a province.
    """
    return Proposal.objects.filter(Exists(proposals.filter(pk=OuterRef("pk"))))


def list_rows(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return đề án with what a list row shows and no more, in two queries whatever their number."""
    return proposals.only(*ROW_FIELDS).prefetch_related(
        Prefetch(
            "beneficiaries",
            queryset=Beneficiary.objects.select_related("establishment").only(
                "proposal_id", "establishment__name"
            ),
            to_attr="listed_beneficiaries",  # a plain list: a queryset for each row costs more
        )
    )


@dataclass(frozen=True)
class Totals:
    """Sums of a list, of all its pages."""

    count: int
    cost_vnd: Vnd
    asked_vnd: Vnd
    approved_vnd: Vnd


def totals_of(proposals: QuerySet[Proposal]) -> Totals:
    """Return the sums of a filtered list. Reported beside the rows, which never wait for it."""
    sums = proposals.order_by().aggregate(
        count=Count("pk"),
        cost_vnd=Sum("cost_vnd"),
        asked_vnd=Sum("asked_vnd"),
        approved_vnd=Sum("approved_vnd"),
    )
    return Totals(**{name: value or 0 for name, value in sums.items()})


@dataclass(frozen=True)
class StateCount:
    """How many đề án stand in a state, and what they ask."""

    state: str
    count: int
    asked_vnd: Vnd


def count_by_state(proposals: QuerySet[Proposal]) -> list[StateCount]:
    """Return the number and the sum asked in each state, in the order of the road. One query."""
    rows = {
        row["state"]: row
        for row in proposals.order_by()
        .values("state")
        .annotate(count=Count("pk"), asked_vnd=Sum("asked_vnd"))
    }
    return [
        StateCount(state.value, rows[state]["count"], rows[state]["asked_vnd"] or 0)
        for state in State
        if state in rows
    ]


@dataclass(frozen=True)
class LineUse:
    """What the đề án of a plan line come to: units and money, by how far they are."""

    plan_line_id: int
    proposed: int
    approved: int
    contracted: int
    accepted: int
    asked_vnd: Vnd
    approved_vnd: Vnd


def use_of_lines(plan_line_ids: list[int]) -> dict[int, LineUse]:
    """Return the use of some plan lines by their keys. One query; units are quantities."""
    before = [State.DRAFT, *DEAD_STATES]
    approved = Q(
        state__in=[
            State.APPROVED,
            State.CONTRACTED,
            State.IN_PROGRESS,
            State.SUSPENDED,
            State.ACCEPTED,
            State.SETTLED,
        ]
    )
    contracted = approved & ~Q(state=State.APPROVED)
    accepted = Q(state__in=[State.ACCEPTED, State.SETTLED])
    rows = (
        Proposal.objects.filter(plan_line_id__in=plan_line_ids)
        .exclude(state__in=before)
        .order_by()
        .values(line=F("plan_line_id"))
        .annotate(
            proposed=Sum("quantity"),
            approved=Sum("quantity", filter=approved),
            contracted=Sum("quantity", filter=contracted),
            accepted=Sum("quantity", filter=accepted),
            asked=Sum("asked_vnd"),
            granted=Sum("approved_vnd", filter=approved),
        )
    )
    return {
        row["line"]: LineUse(
            plan_line_id=row["line"],
            proposed=row["proposed"] or 0,
            approved=row["approved"] or 0,
            contracted=row["contracted"] or 0,
            accepted=row["accepted"] or 0,
            asked_vnd=row["asked"] or 0,
            approved_vnd=row["granted"] or 0,
        )
        for row in rows
    }


def papers_in_use(proposal: Proposal) -> QuerySet[ProposalPaper]:
    """Return the files of the dossier that were not removed."""
    return proposal.papers.filter(removed_at__isnull=True).select_related("attachment")


def missing_papers(proposal: Proposal, *, on: date) -> list[Paper]:
    """Return the papers that the rules of the day ask for and the dossier does not hold."""
    held = set(papers_in_use(proposal).values_list("requirement", flat=True))
    return [
        paper
        for paper in dossier_papers(proposal.activity, on=on)
        if paper.required and paper.code not in held
    ]


def open_requests(proposal: Proposal) -> QuerySet[SectionRequest]:
    """Return what was asked to be completed and has not been sent back yet."""
    return proposal.section_requests.filter(answered_on__isnull=True)


def items_by_beneficiary(proposal: Proposal) -> QuerySet[CostItem]:
    """Return the estimate with its establishments, in the order of entry."""
    return proposal.cost_items.select_related("beneficiary__establishment")
