"""The money of one contract: what may be paid, what was; ask for more; take back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.forms import PaymentForm, RecoveryForm
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.permissions import keeping_refusal
from khuyencong.programme.payments.queries import parts_of, room_of
from khuyencong.programme.payments.services import change_payment, prepare_payment, recover
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.payments.values import Room
from khuyencong.programme.payments.views.frame import (
    FormPage,
    answer,
    contract_for,
    payment_for,
)

WAYS = {"tam-ung": PaymentKind.ADVANCE, "thanh-toan": PaymentKind.PAYMENT}


@login_required
@require_safe
@answers_refusals
def contract_money(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Show the payments, recoveries and settlement of a contract, and what may still be paid."""
    contract = contract_for(request, contract_id)
    parts = parts_of(contract)
    may_keep = keeping_refusal(request.actor, contract.office) is None
    is_accepted = parts.room.final_support_vnd is not None
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "parts": parts,
        "advance_room": room_of(contract, PaymentKind.ADVANCE),
        "may_advance": may_keep and contract.state == ContractState.SIGNED and not is_accepted,
        "may_pay": may_keep and contract.state == ContractState.SIGNED and is_accepted,
        "may_recover": may_keep
        and contract.state != ContractState.COMPLETED
        and bool(parts.held.advanced_vnd or parts.held.paid_vnd),
        "to_settle": is_accepted or parts.settlement is not None,
    }
    return render_page(request, "payments/contract_money.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def prepare(request: SignedInRequest, contract_id: int, way: str) -> HttpResponse:
    """Ask for an advance or a payment, starting from what is left and from party B's account."""
    contract = contract_for(request, contract_id)
    kind = WAYS.get(way)
    if kind is None:
        raise Http404
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    room = room_of(contract, kind)
    lines = _lines(contract)
    form = PaymentForm(
        request.POST or None, lines=lines, initial=_initial(contract, lines, room.left_vnd)
    )
    return _form_page(request, contract, kind, room, form)


def _form_page(
    request: SignedInRequest,
    contract: Contract,
    kind: PaymentKind,
    room: Room,
    form: PaymentForm,
    *,
    payment: Payment | None = None,
) -> HttpResponse:
    """Show the form of a payment; write it on a good post, and go to its page."""
    sent = send_or_mark(request, form, lambda: _save(request, contract, kind, form, payment))
    if sent.is_done:
        messages.success(request, _("Đã lưu đề nghị. Bổ sung giấy tờ, chứng từ rồi trình duyệt."))
        return redirect("payments:payment", sent.result.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "kind": kind,
        "payment": payment,
        "room": room,
        "form": form,
        "version": request.POST.get("version", payment.version if payment else ""),
    }
    return render_page(request, "payments/payment_form.html", context, status=sent.status)


def _save(
    request: SignedInRequest,
    contract: Contract,
    kind: PaymentKind,
    form: PaymentForm,
    payment: Payment | None,
) -> Payment:
    by, today = request.actor, clock.today()
    if payment is None:
        return prepare_payment(contract.pk, kind, form.values(), by=by, on=today)
    version = request.POST.get("version", "")
    return change_payment(
        payment.pk,
        form.values(),
        version=int(version) if version.isdigit() else 0,
        by=by,
        on=today,
    )


def _lines(contract: Contract) -> list[BudgetLine]:
    return [share.budget_line for share in contract.shares.all()]


def _initial(contract: Contract, lines: list[BudgetLine], left_vnd: int) -> dict[str, Any]:
    return {
        "amount_vnd": left_vnd,
        "payee_name": contract.party_b_name,
        "payee_account": contract.party_b_account,
        "payee_bank": contract.party_b_bank,
        "budget_code": lines[0].fund.budget_code if lines else "",
    }


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Change a draft."""
    payment = payment_for(request, payment_id)
    contract = contract_for(request, payment.contract_id)
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    if not payment.is_draft and request.method != "POST":
        return redirect("payments:payment", payment.pk)
    kind = PaymentKind(payment.kind)
    told = {name: getattr(payment, name) for name in PaymentForm.base_fields}
    shares = {f"line_{share.budget_line_id}": share.amount_vnd for share in payment.shares.all()}
    form = PaymentForm(request.POST or None, lines=_lines(contract), initial=told | shares)
    room = room_of(contract, kind, without=payment.pk)
    return _form_page(request, contract, kind, room, form, payment=payment)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def take_back(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Record an advance or a payment that was returned."""
    contract = contract_for(request, contract_id)
    if problem := keeping_refusal(request.actor, contract.office):
        raise NotPermitted(problem)
    parts = parts_of(contract)
    form = RecoveryForm(
        request.POST or None,
        initial={"amount_vnd": parts.to_return_vnd or None, "document_on": clock.today()},
    )
    page = FormPage(
        title=gettext_lazy("Ghi thu hồi"),
        button=gettext_lazy("Ghi thu hồi"),
        done=gettext_lazy("Đã ghi thu hồi. Số dư đã thay đổi."),
        back=reverse("payments:contract", args=[contract.pk]),
        intro=gettext_lazy(
            "Ghi khi đơn vị đã nộp trả, theo chứng từ. Tiền trở lại phần đã cam kết của đề án; "
            "hợp đồng đã chấm dứt thì trở lại dòng kinh phí."
        ),
        context={"contract": contract, "proposal": contract.proposal, "held": parts.held},
    )
    return answer(
        request,
        page,
        form,
        lambda: recover(contract.pk, form.values(), by=request.actor, on=clock.today()),
    )
