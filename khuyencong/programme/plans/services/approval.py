"""Submit a plan, return it, approve it: with the approval its money is assigned."""

from datetime import date

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.plans.checks import check_completeness, check_money_has_funds
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.plans.permissions import require_approver, require_writer
from khuyencong.programme.plans.services.keeping import keep_version, lock_plan
from khuyencong.programme.plans.services.money import bring_ledger_to
from khuyencong.programme.plans.states import PLAN_WORKFLOW, PlanAction, VersionKind
from khuyencong.registers.offices.permissions import require_another_person


@transaction.atomic
def submit_plan(plan_id: int, *, by: Actor, on: date) -> Plan:
    """Show a draft to who approves it. Lists everything that is missing at once."""
    plan = lock_plan(plan_id)
    require_writer(by, plan.office)
    step = PLAN_WORKFLOW.step(PlanAction.SUBMIT, state=plan.state)
    require(check_completeness(plan))
    plan.state = step.target
    plan.submitted_by_id = by.user_id
    plan.submitted_on = on
    plan.return_reason = ""
    plan.save(update_fields=["state", "submitted_by", "submitted_on", "return_reason"])
    record("plan.submitted", plan.reference, by=by, after={"state": plan.state})
    return plan


@transaction.atomic
def return_plan(plan_id: int, *, reason: str, by: Actor) -> Plan:
    """Return a submitted plan to its writers with the reason."""
    plan = lock_plan(plan_id)
    require_approver(by, plan.office)
    step = PLAN_WORKFLOW.step(PlanAction.RETURN, state=plan.state)
    if not tidy(reason):
        raise Refused(Problem("plan.reason_needed", field="reason"))
    plan.state = step.target
    plan.return_reason = tidy(reason)
    plan.save(update_fields=["state", "return_reason"])
    record("plan.returned", plan.reference, by=by, reason=tidy(reason))
    return plan


@transaction.atomic
def approve_plan(plan_id: int, *, number: str, issued_on: date, by: Actor, on: date) -> Plan:
    """Approve a submitted plan under its number and assign its money from the funds.

    Refused whole, with every fund that has not enough and every source that has no fund. Neither
    who made nor who submitted it approves it. Locks the plan, then the budget lines.
    """
    plan = lock_plan(plan_id)
    require_approver(by, plan.office)
    step = PLAN_WORKFLOW.step(PlanAction.APPROVE, state=plan.state)
    for maker_id in (plan.made_by_id, plan.submitted_by_id):
        require_another_person(by, maker_id=maker_id, thing="plan")
    number = tidy(number)
    require(_check_number(plan, number), check_completeness(plan), check_money_has_funds(plan))
    lines = {line.pk: line for line in plan.lines.prefetch_related("funding")}
    wanted: dict[int, dict[int, Vnd]] = {
        line.pk: {row.fund_id: row.amount_vnd for row in line.funding.all() if row.fund_id}
        for line in lines.values()
    }
    bring_ledger_to(lines, wanted, by=by, reason=number)
    plan.state = step.target
    plan.number = number
    plan.issued_on = issued_on
    plan.version = 1
    plan.approved_by_id = by.user_id
    plan.approved_on = on
    plan.save(
        update_fields=["state", "number", "issued_on", "version", "approved_by", "approved_on"]
    )
    keep_version(plan, VersionKind.APPROVED, decision_number=number, decided_on=issued_on, by=by)
    record(
        "plan.approved",
        plan.reference,
        by=by,
        after={
            "state": plan.state,
            "number": number,
            "issued_on": issued_on.isoformat(),
            "assigned_vnd": sum(sum(amounts.values()) for amounts in wanted.values()),
        },
    )
    return plan


def _check_number(plan: Plan, number: str) -> list[Problem]:
    if not number:
        return [Problem("plan.without_number", field="number")]
    others = Plan.objects.filter(office=plan.office, year=plan.year, number=number)
    if others.exclude(pk=plan.pk).exists():
        figures: dict[str, str | int] = {"number": number, "year": plan.year}
        return [Problem("plan.number_taken", figures, field="number")]
    return []
