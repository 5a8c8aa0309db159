"""What every page here needs: the record that the person may see, and forms that answer alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.queries import contracts_with_parts
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.permissions import visible_payments
from khuyencong.programme.payments.queries import payments_with_parts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def contract_for(request: SignedInRequest, contract_id: int) -> Contract:
    """Return a signed contract that the actor may see. A stranger's looks like one not there."""
    visible = visible_contracts(request.actor).exclude(state=ContractState.DRAFT)
    contract = contracts_with_parts(visible).filter(pk=contract_id).first()
    if contract is None:
        raise Http404
    return contract


def payment_for(request: SignedInRequest, payment_id: int) -> Payment:
    """Return a payment with its parts, of a contract that the actor may see."""
    visible = payments_with_parts(visible_payments(request.actor))
    payment = visible.filter(pk=payment_id).first()
    if payment is None:
        raise Http404
    return payment


@dataclass(frozen=True)
class FormPage:
    """How a page with one form speaks, and where it leads."""

    title: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    back: str
    intro: "StrOrPromise" = ""
    is_final: bool = False
    has_file: bool = False
    context: dict[str, Any] = field(default_factory=dict)


def answer(
    request: SignedInRequest,
    page: FormPage,
    form: BaseForm,
    serve: Callable[[], object],
    *,
    template: str = "payments/form.html",
) -> HttpResponse:
    """Show a form; on a good post do the work and lead back, on a refusal say why beside it."""
    sent = send_or_mark(request, form, serve)
    if sent.is_done:
        messages.success(request, str(page.done))
        return redirect(page.back)
    context = {**page.context, "page": page, "form": form}
    return render_page(request, template, context, status=sent.status)
