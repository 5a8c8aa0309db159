"""Take a step on the road: the only place that changes a đề án's state."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from khuyencong.engines.rules import Ruling
from khuyencong.engines.working_days import add_working_days
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.models import FrozenRuling, Proposal, StepTaken
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.states import PROPOSAL_WORKFLOW, Action
from khuyencong.registers.policies.presenters import ruling_to_json
from khuyencong.registers.policies.queries import published_route, working_calendar


def lock_proposal(proposal_id: int) -> Proposal:
    """Return a đề án, locked until the end of the running transaction."""
    assert connection.in_atomic_block, "a lock lives in a transaction"
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal_id)


def take_step(
    proposal: Proposal,
    action: Action,
    *,
    by: Actor,
    on: date,
    note: str = "",
    after: Mapping[str, Any] | None = None,
) -> StepTaken:
    """Move a locked đề án one step along its route, with its history and audit entry.

    ``after`` is what else the step decided, for the audit. Raises ``OutOfStep`` when the state has
    moved on, ``NotPermitted`` when the step is not this actor's. Saves only state fields: the
    caller saves what else it changed.
    """
    step = PROPOSAL_WORKFLOW.step(action, state=proposal.state)
    require_may_take(by, proposal, action, on=on)
    source, due_on = proposal.state, proposal.due_on
    proposal.state = step.target
    proposal.state_since = on
    proposal.due_on = _due_after(proposal, on=on)
    proposal.version += 1
    proposal.save(update_fields=["state", "state_since", "due_on", "version"])
    record(
        f"proposal.{action.value}",
        proposal.reference,
        by=by,
        before={"state": source},
        after={"state": proposal.state, **(after or {})},
        reason=note,
    )
    return StepTaken.objects.create(
        proposal=proposal,
        action=action,
        source=source,
        target=proposal.state,
        taken_on=on,
        due_on=due_on,
        person_id=by.user_id,
        person_name=by.name,
        role=by.role,
        office_name=by.office_name,
        note=note,
    )


def _due_after(proposal: Proposal, *, on: date) -> date | None:
    """Return when the next step should be taken: the first next step that has a time."""
    route = published_route(proposal.route_code, on)
    actions = PROPOSAL_WORKFLOW.actions(state=proposal.state)
    for step in route.next_steps(proposal.state, actions=actions):
        if step.working_days is not None:
            return add_working_days(on, step.working_days, calendar=working_calendar())
    return None


def freeze_ruling(proposal: Proposal, ruling: Ruling, *, occasion: str, on: date) -> FrozenRuling:
    """Keep a ruling as it was seen, so that a decision can be explained years later."""
    return FrozenRuling.objects.create(
        proposal=proposal,
        occasion=occasion,
        made_on=on,
        eligible=ruling.eligible,
        limit_vnd=ruling.limit_vnd,
        ruling=ruling_to_json(ruling),
    )
