"""Vouchers and papers of a payment, papers of a settlement: add, drop, open."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.payments.forms import PaperForm, VoucherForm
from khuyencong.programme.payments.models import Invoice, PaymentPaper, SettlementPaper
from khuyencong.programme.payments.permissions import keeping_refusal, visible_payments
from khuyencong.programme.payments.queries import needed_papers, settlement_of
from khuyencong.programme.payments.services import (
    add_invoice,
    add_payment_paper,
    add_settlement_paper,
    drop_invoice,
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

PAPER_TITLE = gettext_lazy("Thêm giấy tờ")
PAPER_DONE = gettext_lazy("Đã thêm giấy tờ.")


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_voucher(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Add an invoice or a signed list to a draft."""
    payment = payment_for(request, payment_id)
    if problem := keeping_refusal(request.actor, payment.contract.office):
        raise NotPermitted(problem)
    form = VoucherForm(request.POST or None, items=payment.contract.items.all())
    page = FormPage(
        title=gettext_lazy("Thêm hóa đơn, chứng từ"),
        button=gettext_lazy("Thêm chứng từ"),
        done=gettext_lazy("Đã thêm chứng từ."),
        back=reverse("payments:payment", args=[payment.pk]),
        intro=gettext_lazy("Một hóa đơn chỉ được tính một lần, trong mọi đề án."),
        context={
            "payment": payment,
            "contract": payment.contract,
            "proposal": payment.contract.proposal,
        },
    )
    return answer(
        request,
        page,
        form,
        lambda: add_invoice(payment.pk, form.values(), by=request.actor, on=clock.today()),
    )


@login_required
@require_POST
@answers_refusals
def drop_voucher(request: SignedInRequest, invoice_id: int) -> HttpResponse:
    """Take a voucher out of a draft."""
    visible = Invoice.objects.filter(payment__in=visible_payments(request.actor))
    invoice = visible.filter(pk=invoice_id).first()
    if invoice is None:
        raise Http404
    drop_invoice(invoice.pk, by=request.actor)
    messages.success(request, _("Đã bỏ chứng từ khỏi đề nghị."))
    return redirect("payments:payment", invoice.payment_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_paper(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Add a paper to a draft payment."""
    payment = payment_for(request, payment_id)
    contract = payment.contract
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    form = PaperForm(
        request.POST or None,
        request.FILES or None,
        needed=needed_papers(contract, payment.kind),
        initial={"requirement": request.GET.get("loai", "")},
    )
    page = FormPage(
        title=PAPER_TITLE,
        button=PAPER_TITLE,
        done=PAPER_DONE,
        back=reverse("payments:payment", args=[payment.pk]),
        has_file=True,
        context={"payment": payment, "contract": contract, "proposal": contract.proposal},
    )
    return answer(
        request,
        page,
        form,
        lambda: add_payment_paper(
            payment.pk,
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
def drop_paper(request: SignedInRequest, paper_id: int) -> HttpResponse:
    """Take a paper out of a draft payment."""
    paper = _payment_paper(request, paper_id)
    drop_payment_paper(paper.pk, by=request.actor)
    messages.success(request, _("Đã bỏ giấy tờ khỏi đề nghị."))
    return redirect("payments:payment", paper.payment_id)


@login_required
@require_safe
@answers_refusals
def paper_file(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give the file of a payment's paper to who may see the payment."""
    return _file(_payment_paper(request, paper_id))


def _payment_paper(request: SignedInRequest, paper_id: int) -> PaymentPaper:
    visible = PaymentPaper.objects.filter(
        payment__in=visible_payments(request.actor), removed_at__isnull=True
    )
    paper = visible.select_related("attachment").filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    return paper


def _file(paper: PaymentPaper | SettlementPaper) -> HttpResponseBase:
    if paper.attachment is None:
        raise Http404
    return file_response(paper.attachment)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_paper_of_settlement(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Add a paper to a settlement that is being prepared."""
    contract = contract_for(request, contract_id)
    settlement = settlement_of(contract.pk)
    if settlement is None:
        raise Http404
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    form = PaperForm(
        request.POST or None,
        request.FILES or None,
        needed=needed_for_settlement(contract, on=clock.today()),
        initial={"requirement": request.GET.get("loai", "")},
    )
    page = FormPage(
        title=PAPER_TITLE,
        button=PAPER_TITLE,
        done=PAPER_DONE,
        back=reverse("payments:settlement", args=[contract.pk]),
        has_file=True,
        context={"contract": contract, "proposal": contract.proposal},
    )
    return answer(
        request,
        page,
        form,
        lambda: add_settlement_paper(
            settlement.pk,
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
def drop_paper_of_settlement(request: SignedInRequest, paper_id: int) -> HttpResponse:
    """Take a paper out of a settlement that is being prepared."""
    paper = _settlement_paper(request, paper_id)
    drop_settlement_paper(paper.pk, by=request.actor)
    messages.success(request, _("Đã bỏ giấy tờ khỏi quyết toán."))
    return redirect("payments:settlement", paper.settlement.contract_id)


@login_required
@require_safe
@answers_refusals
def settlement_file(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give the file of a settlement's paper to who may see its contract."""
    return _file(_settlement_paper(request, paper_id))


def _settlement_paper(request: SignedInRequest, paper_id: int) -> SettlementPaper:
    visible = SettlementPaper.objects.filter(
        settlement__contract__in=visible_contracts(request.actor), removed_at__isnull=True
    )
    paper = visible.select_related("attachment", "settlement").filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    return paper
