"""Who plans inspections, approves the plan, visits, closes what was found; who sees all that."""

from django.db.models import QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.permissions import may_confirm
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.inspections.models import Finding, InspectionPlan, Visit
from khuyencong.programme.inspections.states import VisitState
from khuyencong.programme.proposals.permissions import may_see
from khuyencong.registers.offices.permissions import kept_by, reach_of, within

VISITING_ROLES = (Role.INSPECTOR, Role.CLERK)
CLOSING_ROLES = (Role.INSPECTOR, Role.CLERK, Role.LEADER)


def planning_refusal(actor: Actor, office_id: int | None) -> Problem | None:
    """Return why an actor may not write an office's plan; None for its inspectors and clerks."""
    if office_id is not None and actor.office_id == office_id and actor.role in VISITING_ROLES:
        return None
    return Problem("inspections.planning_not_yours")


def require_may_plan(actor: Actor, office_id: int | None) -> None:
    """Refuse who may not write the plan of an office."""
    if problem := planning_refusal(actor, office_id):
        raise NotPermitted(problem)


def approving_refusal(actor: Actor, plan: InspectionPlan) -> Problem | None:
    """Return why an actor may not approve a plan; None when they may: a leader, not its maker."""
    if not may_confirm(actor, plan.office):
        return Problem("inspections.leader_needed", {"office": plan.office.name})
    if actor.is_person(plan.made_by_id):
        return Problem("inspections.plan_made_by_approver")
    return None


def require_may_approve(actor: Actor, plan: InspectionPlan) -> None:
    """Refuse who may not approve a plan."""
    if problem := approving_refusal(actor, plan):
        raise NotPermitted(problem)


def visiting_refusal(actor: Actor, contract: Contract) -> Problem | None:
    """Return why an actor may not visit the work of a contract; None when they may.

    Inspectors and clerks of the offices that keep the đề án in their territory.
    """
    if actor.role in VISITING_ROLES and may_see(actor, contract.proposal):
        return None
    return Problem("inspections.visiting_not_yours")


def require_may_visit(actor: Actor, contract: Contract) -> None:
    """Refuse who may not write a visit to the work of a contract."""
    if problem := visiting_refusal(actor, contract):
        raise NotPermitted(problem)


def writing_refusal(actor: Actor, visit: Visit) -> Problem | None:
    """Return why an actor may not go on with minutes; None for people of the office that visits."""
    if actor.office_id != visit.office_id:
        return Problem("inspections.visit_of_another_office")
    return visiting_refusal(actor, visit.contract)


def require_may_write(actor: Actor, visit: Visit) -> None:
    """Refuse who may not go on with the minutes of a visit."""
    if problem := writing_refusal(actor, visit):
        raise NotPermitted(problem)


def closing_refusal(actor: Actor, finding: Finding) -> Problem | None:
    """Return why an actor may not close a finding; None when they may.

    Staff who may see the đề án; never who had to put it right, in whatever role they act now.
    """
    if actor.role not in CLOSING_ROLES or not may_see(actor, finding.visit.contract.proposal):
        return Problem("inspections.closing_not_yours")
    if actor.is_person(finding.owner_id):
        return Problem("inspections.closed_by_owner")
    return None


def require_may_close(actor: Actor, finding: Finding) -> None:
    """Refuse who may not close a finding."""
    if problem := closing_refusal(actor, finding):
        raise NotPermitted(problem)


def visible_plans(actor: Actor) -> QuerySet[InspectionPlan]:
    """Return the plans of the actor's office and of those in its territory; applicants see none."""
    reach = reach_of(actor)
    if reach is None:
        return InspectionPlan.objects.none()
    return InspectionPlan.objects.filter(kept_by(reach) | within(reach, "office__territory__path"))


def visible_visits(actor: Actor) -> QuerySet[Visit]:
    """Return the visits to contracts that an actor may see. Drafts are the offices' own."""
    visits = Visit.objects.filter(contract__in=visible_contracts(actor))
    return visits.filter(state=VisitState.FINISHED) if actor.role is Role.APPLICANT else visits


def visible_findings(actor: Actor) -> QuerySet[Finding]:
    """Return what was found on the visits that an actor may see."""
    return Finding.objects.filter(visit__in=visible_visits(actor))
