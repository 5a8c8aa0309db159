"""Who may see a đề án, who may change its dossier, and who may take which step.

The list, the page, a file's door, search and export all ask here.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.memory import once_per_page
from khuyencong.programme.proposals.models import Beneficiary, Proposal, Scheme
from khuyencong.programme.proposals.states import (
    EDITABLE_STATES,
    FORWARD_ACTIONS,
    PROPOSAL_WORKFLOW,
    UNDECIDED_STATES,
    Action,
    State,
)
from khuyencong.registers.offices.permissions import Reach, kept_by, reach_of, within
from khuyencong.registers.policies.queries import published_route
from khuyencong.registers.policies.routes import RouteStep


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return what an actor may see.

    Staff see the đề án in their office's territory, and their own office's; a draft is seen only
    by the office that keeps it and by its applicant. The national department sees the national
    scheme. An applicant sees those that their establishment carries out or benefits from.
    """
    if actor.establishment_id is not None:
        return Proposal.objects.filter(_concerns(actor.establishment_id))
    reach = reach_of(actor)
    if reach is None:
        return Proposal.objects.none()
    own = kept_by(reach)
    if reach.is_national:
        return Proposal.objects.filter(
            own | (Q(scheme=Scheme.NATIONAL) & ~Q(state=State.DRAFT) & within(reach, "unit_path"))
        )
    return Proposal.objects.filter(own | (within(reach, "unit_path") & ~Q(state=State.DRAFT)))


def _concerns(establishment_id: int) -> Q:
    benefits = Beneficiary.objects.filter(
        proposal=OuterRef("pk"), establishment_id=establishment_id
    )
    return Q(implementing_establishment_id=establishment_id) | Q(Exists(benefits))


@once_per_page
def may_see(actor: Actor, proposal: Proposal) -> bool:
    """Return whether an actor may see a đề án: the very filter of the list. One or two queries."""
    return visible_proposals(actor).filter(pk=proposal.pk).exists()


def require_may_see(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not see a đề án. A page answers it like a đề án that does not exist."""
    if not may_see(actor, proposal):
        raise NotPermitted(Problem("proposal.not_visible"))


def edit_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not change the dossier now; None when they may.

    An applicant changes their own; a clerk of the receiving office enters for who comes in person.
    """
    if proposal.state not in EDITABLE_STATES:
        return Problem("proposal.dossier_closed", {"state": proposal.state})
    if actor.role is Role.APPLICANT and may_see(actor, proposal):
        return None
    if actor.role is Role.CLERK and actor.office_id == proposal.office_id:
        return None
    return Problem("proposal.dossier_not_yours", {"role": actor.role.value})


def require_may_edit(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not change the dossier now."""
    if problem := edit_refusal(actor, proposal):
        raise NotPermitted(problem)


def matching_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not put a đề án under a line of the plan; None when they may.

    A clerk or appraiser of the receiving office does it, until the decision.
    """
    if proposal.state not in UNDECIDED_STATES:
        return Problem("proposal.matching_too_late", {"state": proposal.state})
    if actor.office_id == proposal.office_id and actor.role in (Role.CLERK, Role.APPRAISER):
        return None
    return Problem("proposal.matching_not_yours", {"role": actor.role.value})


def step_refusal(actor: Actor, proposal: Proposal, action: Action, *, on: date) -> Problem | None:
    """Return why an actor may not take a step now; None when they may.

    First the table of steps, then the route of the đề án: does it have the step, and is the
    actor's role, kind of office and territory the one that takes it?
    """
    if action not in PROPOSAL_WORKFLOW.actions(state=proposal.state):
        return Problem("workflow.out_of_step", {"action": action.value, "state": proposal.state})
    step = published_route(proposal.route_code, on).step(action)
    if step is None or not step.may_start_in(proposal.state):
        return Problem("proposal.step_not_on_route", {"action": action.value})
    if _is_the_one(actor, proposal, step):
        return None
    if not step.by_office:
        return Problem(
            "proposal.step_of_the_receiver",
            {
                "action": action.value,
                "roles": ",".join(step.by_roles),
                "office": proposal.office.name,
            },
            source=step.source,
        )
    return Problem(
        "proposal.step_not_yours",
        {
            "action": action.value,
            "roles": ",".join(step.by_roles),
            "office_kinds": ",".join(step.by_office),
        },
        source=step.source,
    )


def _is_the_one(actor: Actor, proposal: Proposal, step: RouteStep) -> bool:
    if actor.role.value not in step.by_roles:
        return False
    if actor.role is Role.APPLICANT:
        return may_see(actor, proposal)
    reach = reach_of(actor)
    return reach is not None and _is_the_office(reach, proposal, step)


def _is_the_office(reach: Reach, proposal: Proposal, step: RouteStep) -> bool:
    if not step.by_office:
        return reach.office_id == proposal.office_id
    return _kind_fits(reach, step) and reach.covers(proposal.unit_path)


def require_may_take(actor: Actor, proposal: Proposal, action: Action, *, on: date) -> None:
    """Refuse who may not take a step. The table of steps itself is asked before, as 409."""
    PROPOSAL_WORKFLOW.step(action, state=proposal.state)
    if problem := step_refusal(actor, proposal, action, on=on):
        raise NotPermitted(problem)


def waiting_for(actor: Actor, *, on: date) -> QuerySet[Proposal]:
    """Return the đề án whose next step this actor may take.

    The same question as ``step_refusal``, asked of the whole list: by route, the states from
    which a step onwards belongs to the actor's role and kind of office, or to the receiving office
    where that is theirs. Few queries, whatever the number of đề án.
    """
    visible = visible_proposals(actor)
    reach = reach_of(actor)
    waiting = Q(pk__in=[])
    for route_code in visible.order_by().values_list("route_code", flat=True).distinct():
        waiting |= Q(route_code=route_code) & _next_is_of(actor, reach, route_code, on=on)
    return visible.filter(waiting)


def _next_is_of(actor: Actor, reach: Reach | None, route_code: str, *, on: date) -> Q:
    """Return the filter, within a route, to đề án from which a step onwards is the actor's."""
    steps = [
        step
        for step in map(published_route(route_code, on).step, FORWARD_ACTIONS)
        if step is not None and actor.role.value in step.by_roles
    ]
    if actor.role is Role.APPLICANT:
        return Q(state__in=_states_before(steps))
    if reach is None:
        return Q(pk__in=[])
    of_the_kind = [step for step in steps if step.by_office and _kind_fits(reach, step)]
    of_the_receiver = [step for step in steps if not step.by_office]
    return (Q(state__in=_states_before(of_the_kind)) & within(reach, "unit_path")) | Q(
        state__in=_states_before(of_the_receiver), office_id=reach.office_id
    )


def _states_before(steps: list[RouteStep]) -> list[str]:
    return sorted(
        {
            state
            for step in steps
            for state in PROPOSAL_WORKFLOW.sources(step.action)
            if step.may_start_in(state)
        }
    )


def _kind_fits(reach: Reach, step: RouteStep) -> bool:
    levels = step.office_levels
    return reach.office_kind in step.by_office and (not levels or reach.level in levels)
