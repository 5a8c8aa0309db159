"""Who prepares fairs, who enters an exhibitor's figures, who sees them."""

from django.db.models import Q, QuerySet

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair
from khuyencong.activities.fairs.states import BOOTH_ACTIVITIES, FAIR_ACTIVITIES
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.offices.permissions import kept_by, reach_of, within


def visible_fairs(actor: Actor) -> QuerySet[Fair]:
    """Return the fairs that an actor may see.

    Staff see those of their office, of offices in its territory, and of đề án they may see; an
    establishment sees those where it shows.
    """
    proposals = visible_proposals(actor).values("pk")
    of_seen = Q(proposal__in=proposals) | Q(
        pk__in=Booth.objects.filter(proposal__in=proposals).values("fair_id")
    )
    if actor.establishment_id is not None:
        shows = Exhibitor.objects.filter(establishment_id=actor.establishment_id)
        return Fair.objects.filter(of_seen | Q(pk__in=shows.values("fair_id")))
    reach = reach_of(actor)
    if reach is None:
        return Fair.objects.none()
    own = kept_by(reach)
    around = own if reach.is_national else own | within(reach, "office__territory__path")
    return Fair.objects.filter(around | of_seen)


def visible_exhibitors(actor: Actor, fair: Fair) -> QuerySet[Exhibitor]:
    """Return the exhibitors of a seen fair that an actor may read: an applicant their own."""
    exhibitors = Exhibitor.objects.filter(fair=fair)
    if actor.establishment_id is not None:
        return exhibitors.filter(establishment_id=actor.establishment_id)
    return exhibitors


def keeping_refusal(actor: Actor, office_id: int) -> Problem | None:
    """Return why an actor may not prepare fairs of an office; None when they may: its clerk."""
    if actor.role is Role.CLERK and actor.office_id == office_id:
        return None
    return Problem("fairs.keeping_not_yours", {"role": actor.role.value})


def require_may_keep(actor: Actor, office_id: int) -> None:
    """Refuse who may not prepare fairs of an office."""
    if problem := keeping_refusal(actor, office_id):
        raise NotPermitted(problem)


def entering_refusal(actor: Actor, exhibitor: Exhibitor) -> Problem | None:
    """Return why an actor may not enter products and figures of an exhibitor; None when they may.

    Who acts for the establishment, and the clerk of the office that takes it to the fair.
    """
    if actor.role is Role.APPLICANT and actor.establishment_id == exhibitor.establishment_id:
        return None
    if actor.role is Role.CLERK and actor.office_id == exhibitor.fair.office_id:
        return None
    return Problem("fairs.entering_not_yours", {"establishment": exhibitor.establishment.name})


def require_may_enter(actor: Actor, exhibitor: Exhibitor) -> None:
    """Refuse who may not enter products and figures of an exhibitor."""
    if problem := entering_refusal(actor, exhibitor):
        raise NotPermitted(problem)


def beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not carry out a đề án at a fair now; None when they may.

    A clerk of any office in whose territory it lies, once its contract is signed.
    """
    contract = contract_of(proposal.pk)
    if contract is None or contract.state == ContractState.DRAFT:
        return Problem("fairs.no_contract", {"code": proposal.code})
    sees = visible_proposals(actor).filter(pk=proposal.pk).exists()
    if actor.role is Role.CLERK and actor.office_id is not None and sees:
        return None
    return Problem("fairs.keeping_not_yours", {"role": actor.role.value})


def require_may_begin(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not carry out a đề án at a fair now."""
    if problem := beginning_refusal(actor, proposal):
        raise NotPermitted(problem)


def proposals_at_fairs(actor: Actor, activities: frozenset[str]) -> QuerySet[Proposal]:
    """Return the đề án under contract that an actor may see and that are done at fairs."""
    assert activities <= FAIR_ACTIVITIES | BOOTH_ACTIVITIES, "activities of fairs"
    return visible_proposals(actor).filter(
        activity__in=activities, contract__isnull=False, contract__signed_on__isnull=False
    )
