"""What every page here needs: the record that the person may see, or a plain 404."""

from django.db.models import QuerySet
from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.acceptance.models import Acceptance, Delivery, ProgressReport
from khuyencong.programme.acceptance.permissions import visible_acceptances, visible_reports
from khuyencong.programme.acceptance.queries import acceptances_with_parts
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.states import ContractState


def contract_for(request: SignedInRequest, contract_id: int) -> Contract:
    """Return a signed contract of a đề án that the actor may see, with its items."""
    contract = _contracts(request).filter(pk=contract_id).first()
    if contract is None:
        raise Http404
    return contract


def _contracts(request: SignedInRequest) -> QuerySet[Contract]:
    return (
        visible_contracts(request.actor)
        .exclude(state=ContractState.DRAFT)
        .select_related("proposal__office", "office")
        .prefetch_related("items__beneficiary__establishment")
    )


def report_for(request: SignedInRequest, report_id: int) -> ProgressReport:
    """Return a report of a contract that the actor may see."""
    report = (
        visible_reports(request.actor)
        .select_related("contract__proposal", "reported_by", "seen_by")
        .filter(pk=report_id)
        .first()
    )
    if report is None:
        raise Http404
    return report


def delivery_for(request: SignedInRequest, delivery_id: int) -> Delivery:
    """Return a delivery under a contract that the actor may see."""
    delivery = (
        Delivery.objects.filter(
            pk=delivery_id, contract_item__contract__in=visible_contracts(request.actor)
        )
        .select_related("contract_item__contract__proposal", "reported_by")
        .first()
    )
    if delivery is None:
        raise Http404
    return delivery


def acceptance_for(request: SignedInRequest, acceptance_id: int) -> Acceptance:
    """Return minutes that the actor may see, with their lines and papers."""
    visible = acceptances_with_parts(visible_acceptances(request.actor))
    acceptance = visible.filter(pk=acceptance_id).first()
    if acceptance is None:
        raise Http404
    return acceptance
