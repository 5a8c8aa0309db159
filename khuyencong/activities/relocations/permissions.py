"""Who follows relocations, who sees them."""

from django.db.models import Q, QuerySet

from khuyencong.activities.relocations.models import Relocation, StandardLimit
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.offices.permissions import kept_by, reach_of, within

VERIFIERS = (Role.LEADER, Role.APPRAISER, Role.INSPECTOR)


def visible_relocations(actor: Actor) -> QuerySet[Relocation]:
    """Return the relocations that an actor may see: of their territory, or of their own house."""
    if actor.establishment_id is not None:
        return Relocation.objects.filter(establishment_id=actor.establishment_id)
    reach = reach_of(actor)
    if reach is None:
        return Relocation.objects.none()
    of_seen = Q(proposal__in=visible_proposals(actor).values("pk"))
    own = kept_by(reach)
    around = own if reach.is_national else own | within(reach, "unit_path")
    return Relocation.objects.filter(around | of_seen)


def keeping_refusal(actor: Actor, relocation: Relocation) -> Problem | None:
    """Return why an actor may not keep a relocation; None for a clerk who may see it."""
    if actor.role is not Role.CLERK:
        return Problem("relocations.clerk_needed", {"role": actor.role.value})
    if visible_relocations(actor).filter(pk=relocation.pk).exists():
        return None
    return Problem("relocations.not_yours", {"office": actor.office_name})


def require_may_keep(actor: Actor, relocation: Relocation) -> None:
    """Refuse who may not keep a relocation."""
    if problem := keeping_refusal(actor, relocation):
        raise NotPermitted(problem)


def opening_refusal(actor: Actor, unit_path: str | None = None) -> Problem | None:
    """Return why an actor may not record a relocation (from a place); None for its clerk."""
    reach = reach_of(actor)
    if actor.role is not Role.CLERK or reach is None:
        return Problem("relocations.clerk_needed", {"role": actor.role.value})
    if unit_path is not None and not reach.covers(unit_path):
        return Problem("relocations.not_yours", {"office": actor.office_name})
    return None


def beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not record the relocation of a đề án; None for a clerk of it."""
    if problem := opening_refusal(actor):
        return problem
    if visible_proposals(actor).filter(pk=proposal.pk).exists():
        return None
    return Problem("relocations.not_yours", {"office": actor.office_name})


def verifying_refusal(actor: Actor, limit: StandardLimit) -> Problem | None:
    """Return why an actor may not confirm a limit; None for an officer who did not enter it."""
    if actor.role not in VERIFIERS:
        return Problem("relocations.verifier_needed", {"role": actor.role.value})
    if actor.is_person(limit.made_by_id):
        return Problem("offices.maker_is_not_approver", {"thing": limit.parameter})
    return None
