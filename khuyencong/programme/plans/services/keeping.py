"""What every change of a plan shares: the lock, the open draft, the version that is kept."""

from datetime import date

from django.db import connection

from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.plans.models import Plan, PlanAdjustment, PlanLine, PlanVersion
from khuyencong.programme.plans.permissions import require_writer
from khuyencong.programme.plans.queries import content_of
from khuyencong.programme.plans.states import PlanState, VersionKind


def lock_plan(plan_id: int) -> Plan:
    """Return a plan, locked until the end of the running transaction."""
    assert connection.in_atomic_block, "a lock lives in a transaction"
    return (
        Plan.objects.select_for_update(of=("self",))
        .select_related("office__territory")
        .get(pk=plan_id)
    )


def open_draft(plan_id: int, *, by: Actor, revision: int | None) -> Plan:
    """Return a locked draft that the actor may change.

    ``revision`` is the one that the person saw; a stale one is refused as ``OutOfStep``. None is
    for callers that saw none.
    """
    plan = lock_plan(plan_id)
    require_writer(by, plan.office)
    if plan.state != PlanState.DRAFT:
        raise OutOfStep(Problem("plan.not_a_draft"))
    if revision is not None and revision != plan.revision:
        raise OutOfStep(Problem("plan.changed_meanwhile"))
    return plan


def touch(plan: Plan) -> None:
    """Count a change of a draft."""
    plan.revision += 1
    plan.save(update_fields=["revision"])


def line_of(plan: Plan, line_id: int) -> PlanLine:
    """Return a line of a plan. Refuses one of another plan, or one that is gone."""
    line = PlanLine.objects.filter(pk=line_id).first()
    if line is None:
        raise OutOfStep(Problem("plan.nothing_to_drop"))
    if line.plan_id != plan.pk:
        raise Refused(Problem("plan.line_of_another_plan"))
    return line


def keep_version(
    plan: Plan,
    kind: VersionKind,
    *,
    decision_number: str,
    decided_on: date,
    by: Actor,
    adjustment: PlanAdjustment | None = None,
) -> PlanVersion:
    """Keep a plan as it now is under its present version number."""
    return PlanVersion.objects.create(
        plan=plan,
        number=plan.version,
        kind=kind,
        content=content_of(plan),
        decision_number=decision_number,
        decided_on=decided_on,
        approved_by_id=by.user_id,
        adjustment=adjustment,
    )
