"""What waits in payments, and the list of them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.payments.forms import FilterForm
from khuyencong.programme.payments.permissions import visible_payments
from khuyencong.programme.payments.queries import (
    closings_awaiting,
    contracts_to_settle,
    contracts_with_open_advance,
    payment_rows,
    payments_awaiting_approval,
    payments_awaiting_treasury,
)

SHOWN_AT_ONCE = 20


@login_required
@require_safe
@answers_refusals
def payment_list(request: SignedInRequest) -> HttpResponse:
    """Show what waits for someone, then the payments that the actor may see, newest first."""
    form = FilterForm(request.GET)
    contracts = visible_contracts(request.actor)
    rows = payment_rows(visible_payments(request.actor).filter(**form.wanted()))
    is_staff = request.actor.role is not Role.APPLICANT
    context = {
        "form": form,
        "page": keyset_page(rows, request=request, order=("-id",)),
        "is_narrowed": bool(form.wanted()),
        "drafts": payments_awaiting_approval(contracts)[:SHOWN_AT_ONCE] if is_staff else [],
        "approved": payments_awaiting_treasury(contracts)[:SHOWN_AT_ONCE] if is_staff else [],
        "advances": contracts_with_open_advance(contracts)[:SHOWN_AT_ONCE],
        "to_settle": contracts_to_settle(contracts)[:SHOWN_AT_ONCE] if is_staff else [],
        "closings": closings_awaiting(visible_funds(request.actor))[:SHOWN_AT_ONCE],
        "is_staff": is_staff,
    }
    return render_page(request, "payments/payment_list.html", context)
