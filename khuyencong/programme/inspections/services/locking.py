"""Lock what is changed: a visit after its contract and đề án, since those are the upper records."""

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.inspections.models import Finding, InspectionPlan, Visit


def lock_plan(plan_id: int, *, version: int) -> InspectionPlan:
    """Return a plan that can still be changed, locked. Refuses an approved one and a stale tab."""
    plan = (
        InspectionPlan.objects.select_for_update(of=("self",))
        .select_related("office__territory")
        .get(pk=plan_id)
    )
    if not plan.is_draft:
        raise OutOfStep(Problem("inspections.plan_approved_already", {"year": plan.year}))
    if plan.version != version:
        raise OutOfStep(Problem("inspections.plan_changed_meanwhile"))
    return plan


def lock_visit(visit_id: int) -> Visit:
    """Return a visit with its contract and đề án, all locked until the transaction ends."""
    contract_id = Visit.objects.values_list("contract_id", flat=True).get(pk=visit_id)
    contract = lock_contract(contract_id)
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit_id)
    visit.contract = contract
    return visit


def lock_finding(finding_id: int) -> Finding:
    """Return a finding with its visit, contract and đề án, all locked."""
    visit = lock_visit(Finding.objects.values_list("visit_id", flat=True).get(pk=finding_id))
    finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding_id)
    finding.visit = visit
    return finding


def require_draft(visit: Visit) -> None:
    """Refuse minutes that are finished: they never change."""
    if not visit.is_draft:
        raise OutOfStep(Problem("inspections.visit_finished_already", {"number": visit.number}))


def require_version(visit: Visit, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if visit.version != version:
        raise OutOfStep(Problem("inspections.visit_changed_meanwhile"))
