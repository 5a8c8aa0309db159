"""Who keeps the records of consulting, who answers a version, who sees them."""

from django.db.models import QuerySet

from khuyencong.activities.consulting.models import Assignment
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance.permissions import reporting_refusal
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import may_see, visible_proposals


def visible_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Return the consultancies of the đề án that an actor may see."""
    return Assignment.objects.filter(proposal__in=visible_proposals(actor))


def keeping_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not keep the consultancies of a đề án; None when they may."""
    contract = contract_of(proposal.pk)
    if contract is None or contract.state == ContractState.DRAFT:
        return Problem("consulting.no_contract", {"code": proposal.code})
    return reporting_refusal(actor, contract)


def require_may_keep(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not keep the consultancies of a đề án."""
    if problem := keeping_refusal(actor, proposal):
        raise NotPermitted(problem)


def answering_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not answer a version; None when they may.

    The establishment that the work is for answers; a clerk enters what it signed on paper.
    """
    if actor.role in (Role.APPLICANT, Role.CLERK) and may_see(actor, proposal):
        return None
    return Problem("consulting.answering_not_yours", {"role": actor.role.value})


def require_may_answer(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not answer a version."""
    if problem := answering_refusal(actor, proposal):
        raise NotPermitted(problem)


def rankable_lines(actor: Actor) -> QuerySet[PlanLine]:
    """Return the lines of consulting in the plans that a member of staff may see."""
    if actor.office_id is None:
        return PlanLine.objects.none()
    return PlanLine.objects.filter(
        plan__in=visible_plans(actor), activity__in=("consulting", "trademark")
    )
