"""Who keeps the records of machines, who visits them, who sees them."""

from django.db.models import QuerySet

from khuyencong.activities.machinery.models import Machine
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance.permissions import reporting_refusal
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import may_see, visible_proposals

VISITING_ROLES = (Role.INSPECTOR, Role.CLERK)


def visible_machines(actor: Actor) -> QuerySet[Machine]:
    """Return the machines of the đề án that an actor may see."""
    return Machine.objects.filter(proposal__in=visible_proposals(actor))


def keeping_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not keep the machines of a đề án; None when they may.

    Who reports its deliveries keeps its machines, once its contract is signed.
    """
    contract = contract_of(proposal.pk)
    if contract is None or contract.state == ContractState.DRAFT:
        return Problem("machinery.no_contract", {"code": proposal.code})
    return reporting_refusal(actor, contract)


def require_may_keep(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not keep the machines of a đề án."""
    if problem := keeping_refusal(actor, proposal):
        raise NotPermitted(problem)


def visiting_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not record a visit; None when they may.

    An inspector or clerk of the offices of the place; an establishment does not visit itself.
    """
    if actor.role in VISITING_ROLES and may_see(actor, proposal):
        return None
    return Problem("machinery.visiting_not_yours", {"role": actor.role.value})


def require_may_visit(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not record a visit."""
    if problem := visiting_refusal(actor, proposal):
        raise NotPermitted(problem)
