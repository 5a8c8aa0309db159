"""Say what was delivered; take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.acceptance.forms import DeliveryForm, WithdrawalForm
from khuyencong.programme.acceptance.permissions import reporting_refusal
from khuyencong.programme.acceptance.queries import lines_for
from khuyencong.programme.acceptance.services import submit_delivery, withdraw_delivery
from khuyencong.programme.acceptance.views.frame import contract_for, delivery_for


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def deliver(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Say that some of an item was delivered."""
    contract = contract_for(request, contract_id)
    if problem := reporting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    form = DeliveryForm(
        request.POST or None, files=request.FILES or None, items=contract.items.all()
    )
    sent = send_or_mark(
        request,
        form,
        lambda: submit_delivery(
            int(form.cleaned_data["contract_item"]),
            form.values(),
            by=request.actor,
            on=clock.today(),
            uploads=form.cleaned_data["papers"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi lần bàn giao."))
        return redirect("acceptance:work", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "form": form,
        "lines": lines_for(contract, {}),
    }
    return render_page(request, "acceptance/deliver.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def withdraw(request: SignedInRequest, delivery_id: int) -> HttpResponse:
    """Take back a delivery that was said wrongly."""
    delivery = delivery_for(request, delivery_id)
    contract = delivery.contract_item.contract
    if problem := reporting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    form = WithdrawalForm(request.POST or None)
    sent = send_or_mark(
        request,
        form,
        lambda: withdraw_delivery(
            delivery.pk,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã rút lần bàn giao."))
        return redirect("acceptance:work", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "delivery": delivery,
        "form": form,
    }
    return render_page(request, "acceptance/withdraw.html", context, status=sent.status)
