"""End a plan: nothing is outstanding, and what its lines did not use goes back to the funds."""

from datetime import date

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.queries import stages_by_purpose
from khuyencong.programme.budgets.services import unassign
from khuyencong.programme.plans.checks import check_nothing_outstanding
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.plans.permissions import require_approver
from khuyencong.programme.plans.services.keeping import keep_version, lock_plan
from khuyencong.programme.plans.services.money import lock_money
from khuyencong.programme.plans.states import (
    PLAN_WORKFLOW,
    AdjustmentState,
    PlanAction,
    VersionKind,
)


@transaction.atomic
def close_plan(plan_id: int, *, decision_number: str, decided_on: date, by: Actor) -> Plan:
    """End a plan for good. Lists every line with money of a đề án that is not settled.

    Free money goes back to the unassigned lines of its funds, from where the closing of the year
    carries it over or returns it. Locks the plan, then the budget lines.
    """
    plan = lock_plan(plan_id)
    require_approver(by, plan.office)
    step = PLAN_WORKFLOW.step(PlanAction.CLOSE, state=plan.state)
    if not tidy(decision_number):
        raise Refused(Problem("plan.without_number", field="decision_number"))
    if plan.adjustments.filter(state=AdjustmentState.PROPOSED).exists():
        raise Refused(Problem("plan.adjustment_waits"))
    lines = {line.pk: line for line in plan.lines.all()}
    balances = lock_money(lines, set())
    stages = stages_by_purpose(line.reference for line in lines.values())
    require(check_nothing_outstanding(lines.values(), stages))
    returned_vnd: Vnd = 0
    for balance in balances.values():
        if balance.available_vnd and balance.is_open:
            unassign(balance.line_id, balance.available_vnd, by=by, reason=tidy(decision_number))
            returned_vnd += balance.available_vnd
    plan.state = step.target
    plan.version += 1
    plan.save(update_fields=["state", "version"])
    keep_version(
        plan,
        VersionKind.CLOSED,
        decision_number=tidy(decision_number),
        decided_on=decided_on,
        by=by,
    )
    record(
        "plan.closed",
        plan.reference,
        by=by,
        after={"state": plan.state, "returned_vnd": returned_vnd},
    )
    return plan
