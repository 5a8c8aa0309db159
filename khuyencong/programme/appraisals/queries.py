"""Reads of appraisals and decisions: queues, the lines a decision may draw on, who pays what."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khuyencong.engines.money import Vnd
from khuyencong.programme.appraisals.models import (
    Appraisal,
    Decision,
    DecisionShare,
    Opinion,
    Registration,
)
from khuyencong.programme.appraisals.states import Conclusion, DecisionKind, DecisionState, Level
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.programme.proposals.models import Proposal, Scheme
from khuyencong.programme.proposals.states import RESUBMISSION, Action, State
from khuyencong.registers.policies.queries import published_route

AWAITING_APPRAISAL = (State.SUBMITTED, State.BASE_APPRAISAL, State.UPPER_APPRAISAL)
AWAITING_DECISION = (State.REGISTERED, State.UPPER_APPRAISAL)
LEVEL_STATES: dict[str, State] = {
    Level.BASE: State.BASE_APPRAISAL,
    Level.UPPER: State.UPPER_APPRAISAL,
}
"""Where a đề án stands while an appraisal of a level is at work."""


def dossier_round(proposal: Proposal) -> int:
    """Return how often a dossier has been completed and sent back. One query."""
    return proposal.steps.filter(action__in=list(RESUBMISSION.values())).count()


def opinions_that_count(appraisal: Appraisal) -> QuerySet[Opinion]:
    """Return the opinions given on the dossier as it is now, not on one completed since."""
    return appraisal.opinions.filter(
        submitted_on__isnull=False, dossier_round=dossier_round(appraisal.proposal)
    )


def appraisal_at(proposal: Proposal, level: str) -> Appraisal | None:
    """Return the appraisal of a đề án at a level, open or concluded."""
    return Appraisal.objects.select_related("office").filter(proposal=proposal, level=level).first()


def needs_upper_appraisal(proposal: Proposal, *, on: date) -> bool:
    """Return whether the route of a đề án has a second appraisal."""
    return published_route(proposal.route_code, on).step(Action.START_UPPER_APPRAISAL) is not None


def last_appraisal(proposal: Proposal, *, on: date) -> Appraisal | None:
    """Return the appraisal that a decision rests on; None while it is not concluded."""
    level = Level.UPPER if needs_upper_appraisal(proposal, on=on) else Level.BASE
    appraisal = appraisal_at(proposal, level)
    return appraisal if appraisal and not appraisal.is_open else None


def draft_decision(proposal: Proposal) -> Decision | None:
    """Return the draft of the decision on a đề án."""
    return (
        Decision.objects.filter(proposal=proposal, state=DecisionState.DRAFT)
        .prefetch_related("shares__budget_line__fund")
        .first()
    )


def signed_decision(proposal: Proposal) -> Decision | None:
    """Return the decision on a đề án, with its shares."""
    return (
        Decision.objects.filter(proposal=proposal, state=DecisionState.SIGNED)
        .select_related("office", "ruling")
        .prefetch_related("shares__budget_line__fund")
        .first()
    )


def drafts_for(proposals: QuerySet[Proposal]) -> QuerySet[Decision]:
    """Return the drafts of approvals on some đề án, by number, with what a list row shows."""
    return (
        Decision.objects.filter(
            state=DecisionState.DRAFT, kind=DecisionKind.APPROVE, proposal__in=proposals
        )
        .select_related("proposal")
        .prefetch_related(
            Prefetch("shares", DecisionShare.objects.select_related("budget_line__fund"))
        )
        .order_by("number", "proposal__code")
    )


def lines_open_to(proposal: Proposal) -> QuerySet[BudgetLine]:
    """Return the budget lines that a decision on a đề án may draw on.

    Lines of its plan line; where it stands under none, the unassigned lines. Of its year, a point
    đề án also of later years; of funds kept at an office whose territory holds the place; national
    money for the national scheme only, and local money for the local one.
    """
    return (
        BudgetLine.objects.filter(
            _of_the_purpose(proposal), _of_the_year(proposal), _of_the_scheme(proposal)
        )
        .filter(balance__is_open=True, fund__office__territory__path__in=_paths_above(proposal))
        .select_related("fund__office", "balance")
        .order_by("fund__year", "fund__source", "pk")
    )


def _of_the_purpose(proposal: Proposal) -> Q:
    if proposal.plan_line_id is None:
        return Q(kind=LineKind.UNASSIGNED)
    return Q(reference=f"plan_line:{proposal.plan_line_id}")


def _of_the_year(proposal: Proposal) -> Q:
    if proposal.is_point:
        return Q(fund__year__gte=proposal.year)
    return Q(fund__year=proposal.year)


def _of_the_scheme(proposal: Proposal) -> Q:
    if proposal.scheme == Scheme.NATIONAL:
        return Q(fund__source=Source.NATIONAL)
    return ~Q(fund__source__in=[Source.NATIONAL, Source.COUNTERPART])


def _paths_above(proposal: Proposal) -> list[str]:
    """Return the paths of the place and of everything above it, for an indexed lookup."""
    steps = [step for step in proposal.unit_path.split("/") if step]
    return ["/".join(steps[: depth + 1]) + "/" for depth in range(len(steps))]


@dataclass(frozen=True)
class Financing:
    """Who pays what of a đề án at an amount. The cost stays: less support, more counterpart."""

    cost_vnd: Vnd
    asked_vnd: Vnd
    support_vnd: Vnd
    other_vnd: Vnd
    counterpart_vnd: Vnd
    counterpart_growth_vnd: Vnd


def financing_at(proposal: Proposal, support_vnd: Vnd) -> Financing:
    """Return who pays what when the state supports a đề án with an amount."""
    growth_vnd = proposal.asked_vnd - support_vnd
    return Financing(
        cost_vnd=proposal.cost_vnd,
        asked_vnd=proposal.asked_vnd,
        support_vnd=support_vnd,
        other_vnd=proposal.other_vnd,
        counterpart_vnd=proposal.counterpart_vnd + growth_vnd,
        counterpart_growth_vnd=growth_vnd,
    )


def approving_office_id(proposal: Proposal) -> int | None:
    """Return the office that approved a đề án; None while nobody has. One query."""
    return (
        Decision.objects.filter(
            proposal=proposal, state=DecisionState.SIGNED, kind=DecisionKind.APPROVE
        )
        .values_list("office_id", flat=True)
        .first()
    )


@dataclass(frozen=True)
class Judgement:
    """Everything that judged a đề án: for its page, in the order in which it happened."""

    appraisals: list[Appraisal]
    registration: Registration | None
    draft: Decision | None
    decision: Decision | None


def judgement_of(proposal: Proposal) -> Judgement:
    """Return the appraisals, the registration, the draft and the decision.

    Four queries at most, three for a đề án that was read with its ``registration``. The opinions
    themselves are read on the appraisal's sheet.
    """
    decisions = list(
        Decision.objects.filter(proposal=proposal)
        .exclude(state=DecisionState.DROPPED)
        .select_related("office", "ruling")
        .prefetch_related(
            Prefetch("shares", DecisionShare.objects.select_related("budget_line__fund"))
        )
    )
    return Judgement(
        appraisals=list(
            Appraisal.objects.filter(proposal=proposal).select_related("office", "concluded_by")
        ),
        registration=getattr(proposal, "registration", None),
        draft=next((one for one in decisions if not one.is_signed), None),
        decision=next((one for one in decisions if one.is_signed), None),
    )


def awaiting_appraisal(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return the đề án of a list that wait to be appraised, those due first coming first."""
    return proposals.filter(state__in=AWAITING_APPRAISAL)


def awaiting_decision(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return the đề án of a list that wait for their decision."""
    return proposals.filter(state__in=AWAITING_DECISION)


def ready_to_register(proposals: QuerySet[Proposal]) -> QuerySet[Appraisal]:
    """Return the favourable base appraisals of đề án that are not on a list yet."""
    return (
        Appraisal.objects.filter(
            level=Level.BASE,
            conclusion=Conclusion.FAVOURABLE,
            proposal__in=proposals.filter(state=State.BASE_APPRAISAL),
        )
        .select_related("proposal__implementing_establishment", "proposal__unit")
        .prefetch_related("proposal__beneficiaries__establishment")
        .order_by("proposal__code")
    )
