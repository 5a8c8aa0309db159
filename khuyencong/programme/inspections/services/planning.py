"""Draw up the yearly plan of inspections of an office, and approve it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.checks import problems_of_choice
from khuyencong.programme.inspections.models import InspectionPlan, PlannedVisit
from khuyencong.programme.inspections.permissions import (
    require_may_approve,
    require_may_plan,
    require_may_visit,
)
from khuyencong.programme.inspections.ranking import ranked
from khuyencong.programme.inspections.risk import to_json
from khuyencong.programme.inspections.services.locking import lock_plan
from khuyencong.programme.inspections.states import PlanState
from khuyencong.programme.inspections.values import ChoiceValues
from khuyencong.registers.offices.models import Office

YEARS = range(2000, 2201)


@transaction.atomic
def start_plan(office_id: int, year: int, *, by: Actor, on: date) -> InspectionPlan:
    """Begin the plan of an office for a year. One a year; a second is refused."""
    office = Office.objects.select_for_update(of=("self",)).get(pk=office_id)
    require_may_plan(by, office.pk)
    if year not in YEARS:
        raise Refused(Problem("inspections.year_out_of_sense", {"year": year}, field="year"))
    if InspectionPlan.objects.filter(office=office, year=year).exists():
        raise OutOfStep(Problem("inspections.planned_already", {"year": year}, field="year"))
    assert by.user_id is not None, "a person plans"
    plan = InspectionPlan.objects.create(
        office=office, year=year, made_on=on, made_by_id=by.user_id
    )
    record("inspection_plan.started", plan.reference, by=by, after={"year": year})
    return plan


@transaction.atomic
def choose_contract(
    plan_id: int, values: ChoiceValues, *, version: int, by: Actor, on: date
) -> PlannedVisit:
    """Put a contract into the plan for a month, with its risk as it stands on that day."""
    plan = lock_plan(plan_id, version=version)
    require_may_plan(by, plan.office_id)
    contract = Contract.objects.select_related("proposal").get(pk=values.contract_id)
    require_may_visit(by, contract)
    require(problems_of_choice(plan, contract, values))
    found = ranked(Contract.objects.filter(pk=contract.pk), on=on)
    if not found:  # its work is accepted: nobody goes there any more
        raise Refused(Problem("inspections.contract_not_under_way", {"number": contract.number}))
    row = PlannedVisit.objects.create(
        plan=plan,
        contract=contract,
        month=date(plan.year, values.month, 1),
        planned_on=values.planned_on,
        reason=tidy(values.reason),
        score_hundredths=found[0].score.hundredths,
        arithmetic=to_json(found[0].score),
    )
    _changed(plan)
    record(
        "inspection_plan.chosen",
        plan.reference,
        by=by,
        after={
            "contract": contract.reference,
            "month": f"{row.month:%Y-%m}",
            "score_hundredths": row.score_hundredths,
        },
        reason=row.reason,
    )
    return row


@transaction.atomic
def drop_contract(plan_id: int, row_id: int, *, version: int, by: Actor) -> None:
    """Take a contract out of a plan that is not approved."""
    plan = lock_plan(plan_id, version=version)
    require_may_plan(by, plan.office_id)
    row = plan.rows.filter(pk=row_id).first()
    if row is None:
        raise OutOfStep(Problem("inspections.not_chosen"))
    before = {"contract": f"contract:{row.contract_id}", "month": f"{row.month:%Y-%m}"}
    row.delete()
    _changed(plan)
    record("inspection_plan.dropped", plan.reference, by=by, before=before)


@transaction.atomic
def approve_plan(plan_id: int, *, version: int, by: Actor, on: date) -> InspectionPlan:
    """Approve a plan; from then on it never changes. Never by who drew it up."""
    plan = lock_plan(plan_id, version=version)
    require_may_approve(by, plan)
    if not plan.rows.exists():
        raise Refused(Problem("inspections.plan_empty"))
    plan.state = PlanState.APPROVED
    plan.approved_on = on
    plan.approved_by_id = by.user_id
    plan.version += 1
    plan.save(update_fields=["state", "approved_on", "approved_by", "version"])
    record(
        "inspection_plan.approved",
        plan.reference,
        by=by,
        after={"year": plan.year, "contracts": plan.rows.count()},
    )
    return plan


def _changed(plan: InspectionPlan) -> None:
    plan.version += 1
    plan.save(update_fields=["version"])
