"""Who begins to follow a đề án, reports, checks, opens what is locked; who sees figures."""

from django.db.models import QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.outcomes.models import FollowUp, Tracking
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.plans.permissions import may_write
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import may_see, visible_proposals

FOLLOWING_ROLES = (Role.CLERK, Role.APPRAISER)
CHECKING_ROLES = (Role.CLERK, Role.APPRAISER, Role.INSPECTOR, Role.LEADER)


def following_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not begin to follow a đề án, nor write its aims or give its links."""
    if actor.role in FOLLOWING_ROLES and may_see(actor, proposal):
        return None
    return Problem("outcomes.following_not_yours")


def require_may_follow(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not begin to follow a đề án."""
    if problem := following_refusal(actor, proposal):
        raise NotPermitted(problem)


def reporting_refusal(actor: Actor, follow_up: FollowUp) -> Problem | None:
    """Return why an actor may not report figures; None when they may.

    A person of an establishment that carries the đề án out or benefits from it; a clerk enters for
    who answers on paper.
    """
    if actor.role in (Role.APPLICANT, Role.CLERK) and may_see(actor, follow_up.tracking.proposal):
        return None
    return Problem("outcomes.reporting_not_yours")


def require_may_report(actor: Actor, follow_up: FollowUp) -> None:
    """Refuse who may not report the figures of a period."""
    if problem := reporting_refusal(actor, follow_up):
        raise NotPermitted(problem)


def checking_refusal(actor: Actor, follow_up: FollowUp) -> Problem | None:
    """Return why an actor may not approve or return figures; None when they may.

    Staff who may see the đề án, never who entered the figures, in whatever role they act now.
    """
    if actor.role not in CHECKING_ROLES or not may_see(actor, follow_up.tracking.proposal):
        return Problem("outcomes.checking_not_yours")
    if actor.is_person(follow_up.reported_by_id):
        return Problem("outcomes.checked_by_reporter")
    return None


def require_may_check(actor: Actor, follow_up: FollowUp) -> None:
    """Refuse who may not approve or return the figures of a period."""
    if problem := checking_refusal(actor, follow_up):
        raise NotPermitted(problem)


def unlocking_refusal(actor: Actor, follow_up: FollowUp) -> Problem | None:
    """Return why an actor may not close or open a period; None for a leader of the place."""
    if actor.role is Role.LEADER and may_see(actor, follow_up.tracking.proposal):
        return None
    return Problem("outcomes.unlocking_not_yours")


def require_may_unlock(actor: Actor, follow_up: FollowUp) -> None:
    """Refuse who may not close a period, or open one that is locked."""
    if problem := unlocking_refusal(actor, follow_up):
        raise NotPermitted(problem)


def require_may_link(actor: Actor, plan: Plan) -> None:
    """Refuse who may not tie an objective to an indicator: who does not write the plan."""
    if not may_write(actor, plan.office):
        raise NotPermitted(Problem("outcomes.linking_not_yours", {"office": plan.office.name}))


def visible_trackings(actor: Actor) -> QuerySet[Tracking]:
    """Return what is followed of the đề án that an actor may see."""
    return Tracking.objects.filter(proposal__in=visible_proposals(actor))


def visible_follow_ups(actor: Actor) -> QuerySet[FollowUp]:
    """Return the periods of the đề án that an actor may see."""
    return FollowUp.objects.filter(tracking__in=visible_trackings(actor))
