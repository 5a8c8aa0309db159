"""Faults of outcomes: who checked, what was counted. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.outcomes.models import Aim, Figure, FollowUp, Tracking
from khuyencong.programme.outcomes.states import PeriodState
from khuyencong.programme.proposals.states import State

_ACCEPTED = (State.ACCEPTED, State.SETTLED)


def outcome_faults() -> Iterator[Finding]:
    """Yield every fault."""
    approved = FollowUp.objects.filter(state=PeriodState.APPROVED).order_by("pk")
    unchecked = Q(checked_by__isnull=True) | Q(checked_by=F("reported_by"))
    for period in approved.filter(unchecked):
        yield Finding(period.reference, "is approved, and nobody but its reporter checked it")
    figures = Figure.objects.filter(follow_up=OuterRef("pk"))
    for period in approved.filter(~Exists(figures)):
        yield Finding(period.reference, "is approved, and has no figures")
    for period in approved.filter(checked_on__lt=F("reported_on")):
        yield Finding(period.reference, "was checked before it was reported")
    aims = Aim.objects.filter(
        tracking=OuterRef("follow_up__tracking"), indicator=OuterRef("indicator")
    )
    for figure in Figure.objects.filter(~Exists(aims)).order_by("pk"):
        told = f"figure of {figure.indicator}, by which its đề án is not followed"
        yield Finding(f"follow_up:{figure.follow_up_id}", told)
    for tracking in Tracking.objects.exclude(proposal__state__in=_ACCEPTED).order_by("pk"):
        yield Finding(f"proposal:{tracking.proposal_id}", "is followed, and was not accepted")
