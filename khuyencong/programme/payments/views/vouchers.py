"""Vouchers of a payment: add, drop."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.programme.payments.forms import VoucherForm
from khuyencong.programme.payments.models import Invoice
from khuyencong.programme.payments.permissions import keeping_refusal, visible_payments
from khuyencong.programme.payments.services import add_invoice, drop_invoice
from khuyencong.programme.payments.views.frame import FormPage, answer, payment_for


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
