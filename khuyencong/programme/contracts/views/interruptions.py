"""Suspend, resume, terminate; record a supplier; carry money into the next year."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send, send_or_mark
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.forms import CarryOverForm, PaperForm, SelectionForm
from khuyencong.programme.contracts.models import Interruption
from khuyencong.programme.contracts.queries import (
    items_without_supplier,
    lines_in_next_year,
    supplier_rule_of,
)
from khuyencong.programme.contracts.services import (
    carry_contract_over,
    record_supplier_selection,
    resume_contract,
    suspend_contract,
    terminate_contract,
)
from khuyencong.programme.contracts.views.frame import contract_for

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Kind:
    """One way to interrupt a contract: its service, and how its page speaks."""

    serve: Callable[..., Interruption]
    title: "StrOrPromise"
    warning: "StrOrPromise"
    done: "StrOrPromise"


KINDS = {
    "tam-dung": Kind(
        suspend_contract,
        gettext_lazy("Tạm dừng hợp đồng"),
        gettext_lazy("Trong thời gian tạm dừng không thanh toán; kinh phí đã cam kết giữ nguyên."),
        gettext_lazy("Đã tạm dừng hợp đồng."),
    ),
    "tiep-tuc": Kind(
        resume_contract,
        gettext_lazy("Tiếp tục hợp đồng"),
        gettext_lazy("Hợp đồng tiếp tục với các điều khoản hiện có."),
        gettext_lazy("Hợp đồng đã tiếp tục."),
    ),
    "cham-dut": Kind(
        terminate_contract,
        gettext_lazy("Chấm dứt hợp đồng"),
        gettext_lazy(
            "Hợp đồng đã chấm dứt không khôi phục được. Kinh phí chưa chi trở lại dòng kinh phí; "
            "tạm ứng chưa có khối lượng phải thu hồi."
        ),
        gettext_lazy("Đã chấm dứt hợp đồng."),
    ),
}


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def interrupt(request: SignedInRequest, contract_id: int, way: str) -> HttpResponse:
    """Suspend, resume or terminate, by a numbered paper with its reason."""
    contract = contract_for(request, contract_id)
    kind = KINDS.get(way)
    if kind is None:
        raise Http404
    form = PaperForm(request.POST or None, today=clock.today())
    sent = send(
        request,
        form,
        lambda: kind.serve(
            contract.pk,
            reason=form.cleaned_data["reason"],
            decision_number=form.cleaned_data["decision_number"],
            by=request.actor,
            on=form.cleaned_data["day"],
        ),
    )
    if sent.is_done:
        messages.success(request, str(kind.done))
        return redirect("contracts:contract", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "kind": kind,
        "is_final": way == "cham-dut",
        "held": total_held(contract.proposal.reference),
        "form": form,
        "problems": sent.problems,
    }
    return render_page(request, "contracts/interrupt.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def supplier(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Record how a supplier was chosen."""
    contract = contract_for(request, contract_id)
    form = SelectionForm(request.POST or None, contract=contract)
    sent = send_or_mark(
        request,
        form,
        lambda: record_supplier_selection(
            contract.pk, form.values(), by=request.actor, on=clock.today()
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi kết quả lựa chọn nhà cung cấp."))
        return redirect("contracts:contract", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "rule": supplier_rule_of(contract),
        "missing": items_without_supplier(contract),
        "form": form,
    }
    return render_page(request, "contracts/supplier.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def carry_over(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Carry what is committed and not paid out into lines of the next year."""
    contract = contract_for(request, contract_id)
    form = CarryOverForm(request.POST or None, targets=lines_in_next_year(contract))
    sent = send_or_mark(
        request,
        form,
        lambda: carry_contract_over(
            contract.pk,
            form.lines(),
            decision_number=form.cleaned_data["decision_number"],
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã chuyển kinh phí của hợp đồng sang năm sau."))
        return redirect("contracts:contract", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "held": total_held(contract.proposal.reference),
        "form": form,
    }
    return render_page(request, "contracts/carry_over.html", context, status=sent.status)
