"""Reads of outcomes: what is due, what waits, what a page shows."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.outcomes.models import Figure, FollowUp, ObjectiveLink, Tracking
from khuyencong.programme.outcomes.states import LOCKED, OPEN_STATES, PeriodState
from khuyencong.programme.plans.models import Objective, Plan
from khuyencong.programme.proposals.models import Proposal


def final_acceptance_of(proposal_id: int) -> Acceptance | None:
    """Return the signed final acceptance of a đề án with its contract; None before it."""
    return (
        Acceptance.objects.filter(
            contract__proposal_id=proposal_id, state=AcceptanceState.SIGNED, is_final=True
        )
        .select_related("contract")
        .first()
    )


def not_followed(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return the accepted đề án that nobody follows yet, the oldest first."""
    final = Acceptance.objects.filter(state=AcceptanceState.SIGNED, is_final=True)
    return proposals.filter(
        pk__in=final.values("contract__proposal"), tracking__isnull=True
    ).order_by("pk")


def tracking_with_parts(trackings: QuerySet[Tracking]) -> QuerySet[Tracking]:
    """Return what is followed with aims, periods and figures. Four queries."""
    follow_ups = FollowUp.objects.select_related("reported_by", "checked_by").prefetch_related(
        "figures"
    )
    return trackings.select_related(
        "proposal__unit", "proposal__contract", "started_by"
    ).prefetch_related("aims", Prefetch("follow_ups", follow_ups))


def follow_up_by_token(token: str) -> FollowUp | None:
    """Return the period that a link opens; None for a word that opens nothing."""
    if not token:
        return None
    return (
        FollowUp.objects.filter(token=token)
        .select_related("tracking__proposal__implementing_establishment")
        .prefetch_related("tracking__aims", "figures")
        .first()
    )


def due(follow_ups: QuerySet[FollowUp], *, on: date) -> QuerySet[FollowUp]:
    """Return the periods whose time has come and that have no figures, the earliest due first."""
    return (
        follow_ups.filter(state__in=OPEN_STATES, opens_on__lte=on)
        .select_related("tracking__proposal")
        .order_by("due_on", "pk")
    )


def awaiting_check(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Return the periods whose figures wait for a check, the oldest first."""
    return (
        follow_ups.filter(state=PeriodState.REPORTED)
        .select_related("tracking__proposal")
        .order_by("reported_on", "pk")
    )


def first_locked(tracking: Tracking) -> FollowUp | None:
    """Return the first period that was approved: its figures stand on the aims."""
    return tracking.follow_ups.filter(state=PeriodState.APPROVED).first()


def has_locked(tracking: Tracking) -> bool:
    return tracking.follow_ups.filter(state__in=LOCKED).exists()


def objectives_of(plan: Plan) -> list[tuple[Objective, ObjectiveLink | None]]:
    """Return the objectives of a plan, each with the indicator that measures it. Two queries."""
    links = {link.objective_id: link for link in ObjectiveLink.objects.filter(objective__plan=plan)}
    return [(one, links.get(one.pk)) for one in plan.objectives.all()]


def approved_figures(
    trackings: QuerySet[Tracking], *, indicator: str, months: int
) -> QuerySet[Figure]:
    """Return the approved figures of one indicator in one period: the rows behind a sum."""
    return Figure.objects.filter(
        indicator=indicator,
        follow_up__months=months,
        follow_up__state=PeriodState.APPROVED,
        follow_up__tracking__in=trackings,
    ).select_related("follow_up__tracking__proposal")
