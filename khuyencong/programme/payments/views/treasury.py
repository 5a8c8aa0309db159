"""The Treasury's statements beside our own documents."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.budgets.permissions import kept_offices
from khuyencong.programme.payments.forms import StatementForm, statement_text
from khuyencong.programme.payments.models import TreasuryStatement
from khuyencong.programme.payments.permissions import keeping_refusal, visible_statements
from khuyencong.programme.payments.reconciliation import reconciliation_of
from khuyencong.programme.payments.services import enter_statement, match_statement
from khuyencong.registers.offices.queries import offices_on


@login_required
@require_safe
@answers_refusals
def statement_list(request: SignedInRequest) -> HttpResponse:
    """Show the statements of the offices whose money the actor keeps."""
    rows = visible_statements(request.actor).select_related("office", "made_by")
    context = {
        "page": keyset_page(rows, request=request, order=("-month", "-id")),
        "may_enter": kept_offices(request.actor).exists(),
    }
    return render_page(request, "payments/statement_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def statement_new(request: SignedInRequest) -> HttpResponse:
    """Enter the statement of a month, or enter it anew as a whole."""
    today = clock.today()
    offices = [one for one in offices_on(today) if one in set(kept_offices(request.actor))]
    if not offices:
        raise NotPermitted(
            Problem("payments.accountant_needed", {"office": request.actor.office_name})
        )
    form = StatementForm(request.POST or None, offices=offices, initial=_initial(request))
    sent = send_or_mark(
        request,
        form,
        lambda: enter_statement(
            int(form.cleaned_data["office"]),
            form.cleaned_data["month"],
            form.cleaned_data["lines"],
            by=request.actor,
            on=today,
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã nhập và đối chiếu sao kê."))
        return redirect("payments:statement", sent.result.pk)
    return render_page(request, "payments/statement_form.html", {"form": form}, status=sent.status)


def _initial(request: SignedInRequest) -> dict[str, object]:
    """Return the statement that is to be entered anew, where the address names one."""
    wanted = request.GET.get("sao-ke", "")
    statement = (
        visible_statements(request.actor).filter(pk=int(wanted)).first()
        if wanted.isdigit()
        else None
    )
    if statement is None:
        return {"month": clock.today()}
    rows = statement.lines.values_list("treasury_number", "treasury_on", "amount_vnd", "text")
    return {
        "office": str(statement.office_id),
        "month": statement.month,
        "lines": statement_text(rows),
    }


@login_required
@require_safe
@answers_refusals
def statement_page(request: SignedInRequest, statement_id: int) -> HttpResponse:
    """Show what agrees between a statement and our documents, and what does not, both ways."""
    statement = _statement(request, statement_id)
    context = {
        "statement": statement,
        "result": reconciliation_of(statement),
        "may_match": keeping_refusal(request.actor, statement.office) is None,
    }
    return render_page(request, "payments/statement_page.html", context)


@login_required
@require_POST
@answers_refusals
def match(request: SignedInRequest, statement_id: int) -> HttpResponse:
    """Match again what was not matched."""
    statement = _statement(request, statement_id)
    count = match_statement(statement.pk, by=request.actor)
    messages.success(request, _("Số dòng khớp thêm: %(count)s.") % {"count": count})
    return redirect("payments:statement", statement.pk)


def _statement(request: SignedInRequest, statement_id: int) -> TreasuryStatement:
    visible = visible_statements(request.actor).select_related("office", "made_by")
    return get_object_or_404(visible, pk=statement_id)
