"""Who prepares a handover, who approves it, who sees it."""

from django.db.models import Q, QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.offices.keeping import offices_under
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.permissions import administering_refusal, administers_installation
from khuyencong.registers.offices.queries import office_chain
from khuyencong.windows.handover.models import Handover


def preparing_refusal(actor: Actor, office: Office) -> Problem | None:
    """Return why an actor may not prepare and carry out a handover of an office; None: they may.

    Its administrator does, or one above it. Whether they administer the successors too, where
    people are to be appointed, is judged with the successors.
    """
    return administering_refusal(actor, office)


def require_may_prepare(actor: Actor, office: Office) -> None:
    """Refuse who may not prepare a handover of an office."""
    if problem := preparing_refusal(actor, office):
        raise NotPermitted(problem)


def approving_refusal(actor: Actor, handover: Handover) -> Problem | None:
    """Return why an actor may not approve a handover; None when they may.

    A leader of an office above does, or who administers the whole installation; never who
    prepared it, in whatever role they act now.
    """
    if actor.is_person(handover.made_by_id):
        return Problem("handover.prepared_by_approver")
    if administers_installation(actor):
        return None
    above = {one.pk for one in office_chain(handover.office)[1:]}
    if actor.role is Role.LEADER and actor.office_id in above:
        return None
    return Problem("handover.leader_above_needed", {"office": handover.office.name})


def require_may_approve(actor: Actor, handover: Handover) -> None:
    """Refuse who may not approve a handover."""
    if problem := approving_refusal(actor, handover):
        raise NotPermitted(problem)


def visible_handovers(actor: Actor) -> QuerySet[Handover]:
    """Return the handovers of an actor's office, of those below it, and those that give to it."""
    if administers_installation(actor):
        return Handover.objects.all()
    if actor.office_id is None:
        return Handover.objects.none()
    gives = Q(office__in=offices_under(actor.office_id))
    takes = Q(rest_office=actor.office_id) | Q(shares__office=actor.office_id)
    return Handover.objects.filter(gives | takes).distinct()


def handing_offices(actor: Actor) -> QuerySet[Office]:
    """Return the offices whose handover an actor may prepare."""
    if administers_installation(actor):
        return Office.objects.all()
    if actor.role is not Role.ADMINISTRATOR or actor.office_id is None:
        return Office.objects.none()
    return Office.objects.filter(pk__in=offices_under(actor.office_id))
