"""Papers of a payment and of a settlement: add, drop, open."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.payments.forms import PaperForm
from khuyencong.programme.payments.models import Payment, PaymentPaper, SettlementPaper
from khuyencong.programme.payments.permissions import keeping_refusal, visible_payments
from khuyencong.programme.payments.queries import NeededPaper, needed_papers, settlement_of
from khuyencong.programme.payments.services import (
    add_payment_paper,
    add_settlement_paper,
    drop_payment_paper,
    drop_settlement_paper,
)
from khuyencong.programme.payments.settlement_checks import needed_for_settlement
from khuyencong.programme.payments.views.frame import (
    FormPage,
    answer,
    contract_for,
    payment_for,
)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_to_payment(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Add a paper to a draft payment."""
    payment = payment_for(request, payment_id)
    return _adding(
        request,
        add_payment_paper,
        payment.pk,
        payment.contract,
        needed_papers(payment.contract, payment.kind),
        back=reverse("payments:payment", args=[payment.pk]),
        payment=payment,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_to_settlement(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Add a paper to a settlement that is being prepared."""
    contract = contract_for(request, contract_id)
    settlement = settlement_of(contract.pk)
    if settlement is None:
        raise Http404
    return _adding(
        request,
        add_settlement_paper,
        settlement.pk,
        contract,
        needed_for_settlement(contract, on=clock.today()),
        back=reverse("payments:settlement", args=[contract.pk]),
    )


def _adding(
    request: SignedInRequest,
    add: Callable[..., PaymentPaper | SettlementPaper],
    owner_id: int,
    contract: Contract,
    needed: Iterable[NeededPaper],
    *,
    back: str,
    payment: Payment | None = None,
) -> HttpResponse:
    """Ask which needed paper it is, and for its file or number; add it."""
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    form = PaperForm(request.POST or None, request.FILES or None, needed=needed)
    page = FormPage(
        title=_("Thêm giấy tờ"),
        button=_("Thêm giấy tờ"),
        done=_("Đã thêm giấy tờ."),
        back=back,
        has_file=True,
        context={"payment": payment, "contract": contract, "proposal": contract.proposal},
    )
    return answer(
        request,
        page,
        form,
        lambda: add(
            owner_id,
            form.cleaned_data["requirement"],
            upload=form.cleaned_data["file"],
            number=form.cleaned_data["number"],
            by=request.actor,
            on=clock.today(),
        ),
    )


@login_required
@require_POST
@answers_refusals
def drop_from_payment(request: SignedInRequest, paper_id: int) -> HttpResponse:
    """Take a paper out of a draft payment."""
    paper = _payment_paper(request, paper_id)
    drop_payment_paper(paper.pk, by=request.actor)
    messages.success(request, _("Đã bỏ giấy tờ khỏi đề nghị."))
    return redirect("payments:payment", paper.payment_id)


@login_required
@require_POST
@answers_refusals
def drop_from_settlement(request: SignedInRequest, paper_id: int) -> HttpResponse:
    """Take a paper out of a settlement that is being prepared."""
    paper = _settlement_paper(request, paper_id)
    drop_settlement_paper(paper.pk, by=request.actor)
    messages.success(request, _("Đã bỏ giấy tờ khỏi quyết toán."))
    return redirect("payments:settlement", paper.settlement.contract_id)


@login_required
@require_safe
@answers_refusals
def file_of_payment(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give the file of a payment's paper to who may see the payment."""
    return _file(_payment_paper(request, paper_id))


@login_required
@require_safe
@answers_refusals
def file_of_settlement(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give the file of a settlement's paper to who may see its contract."""
    return _file(_settlement_paper(request, paper_id))


def _payment_paper(request: SignedInRequest, paper_id: int) -> PaymentPaper:
    visible = PaymentPaper.objects.filter(
        payment__in=visible_payments(request.actor), removed_at__isnull=True
    )
    paper = visible.select_related("attachment").filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    return paper


def _settlement_paper(request: SignedInRequest, paper_id: int) -> SettlementPaper:
    visible = SettlementPaper.objects.filter(
        settlement__contract__in=visible_contracts(request.actor), removed_at__isnull=True
    )
    paper = visible.select_related("attachment", "settlement").filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    return paper


def _file(paper: PaymentPaper | SettlementPaper) -> HttpResponseBase:
    if paper.attachment is None:
        raise Http404
    return file_response(paper.attachment)
