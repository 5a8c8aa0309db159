"""Who keeps study tours, who sees them."""

from django.db.models import Q, QuerySet

from khuyencong.activities.study_tours.models import Participant, Tour
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.offices.permissions import kept_by, reach_of, within


def visible_tours(actor: Actor) -> QuerySet[Tour]:
    """Return the tours that an actor may see.

    Staff see those of their office, of offices in its territory, and of đề án they may see; an
    establishment sees those that its people went on.
    """
    of_seen = Q(proposal__in=visible_proposals(actor).values("pk"))
    if actor.establishment_id is not None:
        went = Participant.objects.filter(establishment_id=actor.establishment_id)
        return Tour.objects.filter(of_seen | Q(pk__in=went.values("tour_id")))
    reach = reach_of(actor)
    if reach is None:
        return Tour.objects.none()
    own = kept_by(reach)
    around = own if reach.is_national else own | within(reach, "office__territory__path")
    return Tour.objects.filter(around | of_seen)


def keeping_refusal(actor: Actor, office_id: int) -> Problem | None:
    """Return why an actor may not keep an office's tours; None when they may: its clerk."""
    if actor.role is Role.CLERK and actor.office_id == office_id:
        return None
    return Problem("tours.keeping_not_yours", {"role": actor.role.value})


def require_may_keep(actor: Actor, office_id: int) -> None:
    """Refuse who may not keep an office's tours."""
    if problem := keeping_refusal(actor, office_id):
        raise NotPermitted(problem)


def beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not carry out a đề án by a tour now; None when they may."""
    contract = contract_of(proposal.pk)
    if contract is None or contract.state == ContractState.DRAFT:
        return Problem("tours.no_contract", {"code": proposal.code})
    sees = visible_proposals(actor).filter(pk=proposal.pk).exists()
    if actor.role is Role.CLERK and actor.office_id is not None and sees:
        return None
    return Problem("tours.keeping_not_yours", {"role": actor.role.value})


def require_may_begin(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not carry out a đề án by a tour now."""
    if problem := beginning_refusal(actor, proposal):
        raise NotPermitted(problem)
