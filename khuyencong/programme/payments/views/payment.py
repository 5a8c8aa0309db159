"""One payment: look at it, approve it, refuse it, cancel it, record the Treasury's document."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.money import in_words
from khuyencong.engines.refusals import Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.programme.acceptance.queries import accepted_cost_vnd
from khuyencong.programme.budgets.permissions import may_confirm
from khuyencong.programme.payments.checks import problems_before_approval
from khuyencong.programme.payments.forms import ReasonForm, TreasuryForm
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.papers_held import paper_rows
from khuyencong.programme.payments.permissions import approving_refusal, keeping_refusal
from khuyencong.programme.payments.queries import needed_papers, proven_cost_vnd, room_of
from khuyencong.programme.payments.services import (
    approve_payment,
    cancel_payment,
    record_treasury,
    refuse_payment,
)
from khuyencong.programme.payments.states import OPEN_STATES, PaymentKind, PaymentState
from khuyencong.programme.payments.views.frame import FormPage, answer, payment_for


@login_required
@require_safe
@answers_refusals
def payment_page(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Show a payment with its lines, vouchers and papers, and what this person may do with it."""
    return _page(request, payment_for(request, payment_id))


def _page(
    request: SignedInRequest, payment: Payment, *, refusal: Refused | None = None
) -> HttpResponse:
    status = refusal.http_status if refusal else 200
    context = _context(request, payment) | {"problems": refusal.problems if refusal else ()}
    return render_page(request, "payments/payment_page.html", context, status=status)


def _context(request: SignedInRequest, payment: Payment) -> dict[str, Any]:
    contract, actor = payment.contract, request.actor
    keeps = keeping_refusal(actor, contract.office) is None
    is_payment = payment.kind == PaymentKind.PAYMENT
    leads = may_confirm(actor, contract.office)
    return {
        "payment": payment,
        "contract": contract,
        "proposal": contract.proposal,
        "amount_in_words": in_words(payment.amount_vnd),
        "room": room_of(contract, payment.kind, without=payment.pk),
        "rows": paper_rows(needed_papers(contract, payment.kind), payment.papers.all()),
        "vouchers": [invoice for invoice in payment.invoices.all() if invoice.counts],
        "accepted_vnd": accepted_cost_vnd(contract.pk) if is_payment else None,
        "proven_vnd": proven_cost_vnd(contract.pk) if is_payment else None,
        "obstacles": problems_before_approval(payment, on=clock.today())
        if payment.is_draft
        else [],
        "approving_refusal": approving_refusal(actor, payment) if payment.is_draft else None,
        "may_edit": keeps and payment.is_draft,
        "may_record": keeps and payment.state == PaymentState.APPROVED,
        "may_cancel": (keeps or leads) and payment.state in OPEN_STATES,
    }


@login_required
@require_POST
@answers_refusals
def approve(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Approve; a refusal is shown on the payment's page."""
    payment = payment_for(request, payment_id)
    try:
        approve_payment(payment.pk, by=request.actor, on=clock.today())
    except Refused as refusal:
        return _page(request, payment, refusal=refusal)
    messages.success(request, _("Đã duyệt. Kế toán gửi Kho bạc rồi ghi chứng từ."))
    return redirect("payments:payment", payment.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def refuse(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Refuse with the reason."""
    return _with_reason(
        request,
        payment_id,
        refuse_payment,
        title=gettext_lazy("Không duyệt đề nghị"),
        done=gettext_lazy("Đã trả lại đề nghị kèm lý do."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def cancel(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Cancel with the reason, before the Treasury has paid."""
    return _with_reason(
        request,
        payment_id,
        cancel_payment,
        title=gettext_lazy("Hủy đề nghị"),
        done=gettext_lazy("Đã hủy đề nghị; chứng từ của đề nghị dùng lại được."),
    )


def _with_reason(
    request: SignedInRequest,
    payment_id: int,
    serve: Callable[..., Payment],
    *,
    title: Any,
    done: Any,
) -> HttpResponse:
    payment = payment_for(request, payment_id)
    form = ReasonForm(request.POST or None)
    page = FormPage(
        title=title,
        button=title,
        done=done,
        back=reverse("payments:payment", args=[payment.pk]),
        is_final=True,
        context=_about(payment),
    )
    return answer(
        request,
        page,
        form,
        lambda: serve(
            payment.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def record(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Enter the Treasury's document; the ledger moves now."""
    payment = payment_for(request, payment_id)
    form = TreasuryForm(request.POST or None, initial={"treasury_on": clock.today()})
    page = FormPage(
        title=gettext_lazy("Ghi chứng từ Kho bạc"),
        button=gettext_lazy("Ghi chứng từ"),
        done=gettext_lazy("Đã ghi chứng từ Kho bạc. Số dư đã thay đổi."),
        back=reverse("payments:payment", args=[payment.pk]),
        intro=gettext_lazy(
            "Khi ghi, kinh phí chuyển từ đã cam kết sang tạm ứng hoặc đã thanh toán. "
            "Ghi sai thì phải thu hồi, không sửa được."
        ),
        context=_about(payment),
    )
    return answer(
        request,
        page,
        form,
        lambda: record_treasury(
            payment.pk, by=request.actor, on=clock.today(), **form.cleaned_data
        ),
    )


def _about(payment: Payment) -> dict[str, Any]:
    contract = payment.contract
    return {"payment": payment, "contract": contract, "proposal": contract.proposal}
