"""Who may see classes, run them, sign their certificates and know the people in them."""

from django.db.models import Q, QuerySet

from khuyencong.activities.training.models import TrainingClass
from khuyencong.activities.training.states import ClassKind, ClassState
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import may_see, visible_proposals
from khuyencong.programme.proposals.states import State
from khuyencong.registers.offices.permissions import kept_by, reach_of, within

CARRIED_OUT = frozenset({State.APPROVED, State.CONTRACTED, State.IN_PROGRESS})
"""States of a đề án in which a class for it may be prepared."""


def visible_classes(actor: Actor) -> QuerySet[TrainingClass]:
    """Return the classes that an actor may see.

    Staff see those of their office, of their territory and of the đề án they see; a draft only
    its own office. An applicant sees those of their establishment's đề án, once announced.
    """
    announced = ~Q(state=ClassState.DRAFT)
    of_proposals = Q(proposal__in=visible_proposals(actor))
    reach = reach_of(actor)
    if reach is None:
        return TrainingClass.objects.filter(of_proposals & announced)
    seen = of_proposals
    if not reach.is_national:
        seen |= within(reach, "unit_path")
    return TrainingClass.objects.filter(kept_by(reach) | (seen & announced))


def may_know_people(actor: Actor) -> bool:
    """Return whether an actor who sees a class may see who is in it: staff, never applicants."""
    return actor.role is not Role.APPLICANT and actor.office_id is not None


def opening_refusal(actor: Actor) -> Problem | None:
    """Return why an actor may not open a class for their office; None for its clerk."""
    if actor.role is Role.CLERK and actor.office_id is not None:
        return None
    return Problem("training.clerk_needed")


def beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not open a class for a đề án; None when they may."""
    if problem := opening_refusal(actor):
        return problem
    if proposal.activity not in ClassKind.values:
        return Problem("training.not_a_course")
    if not may_see(actor, proposal):
        return Problem("proposal.not_visible")
    if proposal.state not in CARRIED_OUT:
        return Problem("training.proposal_not_under_way", {"code": proposal.code})
    return None


def running_refusal(actor: Actor, training_class: TrainingClass) -> Problem | None:
    """Return why an actor may not run a class; None for a clerk of its office."""
    if actor.role is Role.CLERK and actor.office_id == training_class.office_id:
        return None
    return Problem("training.clerk_of_office_needed", {"office": training_class.office.name})


def require_may_run(actor: Actor, training_class: TrainingClass) -> None:
    """Refuse who may not run a class."""
    if problem := running_refusal(actor, training_class):
        raise NotPermitted(problem)


def certifying_refusal(actor: Actor, training_class: TrainingClass) -> Problem | None:
    """Return why an actor may not sign or revoke certificates; None for a leader of the office.

    Who closed the class, and so said who had completed it, does not sign.
    """
    if actor.role is not Role.LEADER or actor.office_id != training_class.office_id:
        return Problem("training.leader_of_office_needed", {"office": training_class.office.name})
    if actor.is_person(training_class.completed_by_id):
        return Problem("training.closed_by_signer")
    return None


def require_may_certify(actor: Actor, training_class: TrainingClass) -> None:
    """Refuse who may not sign or revoke certificates of a class."""
    if problem := certifying_refusal(actor, training_class):
        raise NotPermitted(problem)
