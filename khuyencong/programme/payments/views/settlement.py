"""The settlement of a contract: what stands in its way, its papers, closing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.payments.forms import SettlementForm
from khuyencong.programme.payments.models import Settlement
from khuyencong.programme.payments.papers_held import paper_rows
from khuyencong.programme.payments.permissions import keeping_refusal, settling_refusal
from khuyencong.programme.payments.queries import parts_of
from khuyencong.programme.payments.services import prepare_settlement, settle_contract
from khuyencong.programme.payments.settlement_checks import (
    needed_for_settlement,
    obstacles_to_settlement,
)
from khuyencong.programme.payments.views.frame import FormPage, answer, contract_for
from khuyencong.programme.proposals.permissions import step_refusal
from khuyencong.programme.proposals.states import Action


@login_required
@require_safe
@answers_refusals
def settlement_page(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Show the account of a contract, with everything that stands in the way of closing it."""
    return _page(request, contract_for(request, contract_id))


def _page(
    request: SignedInRequest, contract: Contract, *, refusal: Refused | None = None
) -> HttpResponse:
    today = clock.today()
    parts = parts_of(contract)
    settlement = parts.settlement
    is_open = settlement is None or settlement.is_draft
    needed = needed_for_settlement(contract, on=today)
    papers = settlement.papers.all() if settlement else []
    keeps = keeping_refusal(request.actor, contract.office) is None
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "parts": parts,
        "settlement": settlement,
        "rows": paper_rows(needed, papers) if is_open or papers else [],
        "obstacles": obstacles_to_settlement(contract, settlement, on=today) if is_open else [],
        "may_prepare": keeps and is_open and parts.room.final_support_vnd is not None,
        "may_edit": keeps and settlement is not None and settlement.is_draft,
        "closing_refusal": _closing_refusal(request.actor, contract, settlement),
        "problems": refusal.problems if refusal else (),
    }
    status = refusal.http_status if refusal else 200
    return render_page(request, "payments/settlement_page.html", context, status=status)


def _closing_refusal(
    actor: Actor, contract: Contract, settlement: Settlement | None
) -> Problem | None:
    if settlement is None or not settlement.is_draft:
        return None
    refusal = step_refusal(actor, contract.proposal, Action.SETTLE, on=clock.today())
    return refusal or settling_refusal(actor, settlement)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def prepare(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Draw up a settlement, or change it while it is not closed."""
    contract = contract_for(request, contract_id)
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    settlement = parts_of(contract).settlement
    initial = {"liquidated_on": clock.today()}
    if settlement is not None:
        initial = {name: getattr(settlement, name) for name in SettlementForm.base_fields}
    form = SettlementForm(request.POST or None, initial=initial)
    page = FormPage(
        title=gettext_lazy("Lập quyết toán"),
        button=gettext_lazy("Lưu quyết toán"),
        done=gettext_lazy("Đã lưu quyết toán. Bổ sung giấy tờ rồi trình lãnh đạo."),
        back=reverse("payments:settlement", args=[contract.pk]),
        context={"contract": contract, "proposal": contract.proposal},
    )
    return answer(
        request,
        page,
        form,
        lambda: prepare_settlement(contract.pk, form.values(), by=request.actor, on=clock.today()),
    )


@login_required
@require_POST
@answers_refusals
def settle(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Close the account; what stands in the way is shown on its page."""
    contract = contract_for(request, contract_id)
    settlement = parts_of(contract).settlement
    if settlement is None:
        raise Http404
    try:
        settle_contract(settlement.pk, by=request.actor, on=clock.today())
    except Refused as refusal:
        return _page(request, contract, refusal=refusal)
    messages.success(request, _("Đã quyết toán và thanh lý hợp đồng."))
    return redirect("payments:settlement", contract.pk)
