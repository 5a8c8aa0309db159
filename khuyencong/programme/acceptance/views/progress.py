"""Report progress, correct a report, confirm it at the place."""

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
from khuyencong.programme.acceptance.forms import (
    ProgressForm,
    SeenForm,
    initial_report,
    months_to_report,
)
from khuyencong.programme.acceptance.permissions import inspecting_refusal, reporting_refusal
from khuyencong.programme.acceptance.queries import last_seen_report, reported_months
from khuyencong.programme.acceptance.services import (
    confirm_progress_seen,
    correct_progress,
    report_progress,
)
from khuyencong.programme.acceptance.views.frame import contract_for, report_for


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Report the work of a month."""
    contract = contract_for(request, contract_id)
    if problem := reporting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    today = clock.today()
    months = months_to_report(contract, reported_months(contract.pk), on=today)
    form = ProgressForm(request.POST or None, months=months)
    sent = send_or_mark(
        request,
        form,
        lambda: report_progress(contract.pk, form.values(), by=request.actor, on=today),
    )
    if sent.is_done:
        messages.success(request, _("Đã gửi báo cáo tiến độ."))
        return redirect("acceptance:work", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "form": form,
        "is_all_reported": not months,
        "last_seen": last_seen_report(contract.pk),
    }
    return render_page(request, "acceptance/report.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def correct(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Correct a report that nobody has confirmed yet."""
    present = report_for(request, report_id)
    contract = present.contract
    if problem := reporting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    form = ProgressForm(
        request.POST or None, months=[present.month], initial=initial_report(present)
    )
    sent = send_or_mark(
        request,
        form,
        lambda: correct_progress(present.pk, form.values(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã sửa báo cáo tiến độ."))
        return redirect("acceptance:work", contract.pk)
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "form": form,
        "report": present,
        "last_seen": last_seen_report(contract.pk),
    }
    return render_page(request, "acceptance/report.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def seen(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Confirm a report as it was seen at the place."""
    present = report_for(request, report_id)
    if problem := inspecting_refusal(request.actor, present):
        raise NotPermitted(problem)
    initial = {"percent": present.self_percent, "value_vnd": present.work_value_vnd}
    form = SeenForm(request.POST or None, today=clock.today(), initial=initial)
    sent = send_or_mark(
        request,
        form,
        lambda: confirm_progress_seen(
            present.pk, form.values(), by=request.actor, on=form.cleaned_data["day"]
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã xác nhận tiến độ thực tế."))
        return redirect("acceptance:work", present.contract_id)
    context = {
        "contract": present.contract,
        "proposal": present.contract.proposal,
        "report": present,
        "form": form,
    }
    return render_page(request, "acceptance/seen.html", context, status=sent.status)
