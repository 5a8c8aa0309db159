"""What every page here needs: the record that the person may see, or a plain 404."""

from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.inspections.models import Finding, InspectionPlan, Visit
from khuyencong.programme.inspections.permissions import (
    visible_findings,
    visible_plans,
    visible_visits,
)
from khuyencong.programme.inspections.queries import visits_with_parts


def contract_for(request: SignedInRequest, contract_id: int) -> Contract:
    """Return a signed contract of a đề án that the actor may see."""
    contracts = visible_contracts(request.actor).exclude(state=ContractState.DRAFT)
    contract = contracts.select_related("proposal__unit", "office").filter(pk=contract_id).first()
    if contract is None:
        raise Http404
    return contract


def plan_for(request: SignedInRequest, plan_id: int) -> InspectionPlan:
    """Return a plan that the actor may see."""
    plans = visible_plans(request.actor).select_related(
        "office__territory", "made_by", "approved_by"
    )
    plan = plans.filter(pk=plan_id).first()
    if plan is None:
        raise Http404
    return plan


def visit_for(request: SignedInRequest, visit_id: int) -> Visit:
    """Return a visit that the actor may see, with everything that its page shows."""
    visit = visits_with_parts(visible_visits(request.actor)).filter(pk=visit_id).first()
    if visit is None:
        raise Http404
    return visit


def finding_for(request: SignedInRequest, finding_id: int) -> Finding:
    """Return something found on a visit that the actor may see."""
    findings = visible_findings(request.actor).select_related(
        "visit__contract__proposal", "owner", "proof_file"
    )
    finding = findings.filter(pk=finding_id).first()
    if finding is None:
        raise Http404
    return finding
