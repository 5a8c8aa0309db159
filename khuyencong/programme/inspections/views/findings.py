"""What was found wrong: the list of what is open, adding, closing with proof."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.inspections.forms import ClosingForm, FindingFilterForm, FindingForm
from khuyencong.programme.inspections.permissions import (
    closing_refusal,
    visible_findings,
    writing_refusal,
)
from khuyencong.programme.inspections.queries import possible_owners
from khuyencong.programme.inspections.services import add_finding, close_finding, drop_finding
from khuyencong.programme.inspections.views.frame import finding_for, visit_for


@login_required
@require_safe
@answers_refusals
def finding_list(request: SignedInRequest) -> HttpResponse:
    """Show what was found, the earliest due first; what is overdue is marked."""
    form, today = FindingFilterForm(request.GET), clock.today()
    findings = visible_findings(request.actor).select_related("visit__contract__proposal", "owner")
    show = form.wanted()
    findings = findings.filter(closed_on__isnull=show != "closed")
    if show == "overdue":
        findings = findings.filter(due_on__lt=today)
    elif show == "mine":
        findings = findings.filter(owner_id=request.actor.user_id)
    context = {
        "form": form,
        "page": keyset_page(findings, request=request, order=("due_on", "id")),
        "today": today,
    }
    return render_page(request, "inspections/finding_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest, visit_id: int) -> HttpResponse:
    """Say what was found wrong on a visit."""
    visit = visit_for(request, visit_id)
    if problem := writing_refusal(request.actor, visit):
        raise NotPermitted(problem)
    owners = possible_owners(visit.contract, visit.office_id, on=clock.today())
    form = FindingForm(request.POST or None, owners=owners)
    sent = send_or_mark(
        request,
        form,
        lambda: add_finding(visit.pk, form.values(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi sai sót."))
        return redirect("inspections:visit", visit.pk)
    context = {
        "visit": visit,
        "contract": visit.contract,
        "proposal": visit.contract.proposal,
        "form": form,
    }
    return render_page(request, "inspections/finding_form.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def drop(request: SignedInRequest, finding_id: int) -> HttpResponse:
    """Take out what was written by mistake."""
    finding = finding_for(request, finding_id)
    drop_finding(finding.pk, by=request.actor)
    messages.success(request, _("Đã bỏ sai sót."))
    return redirect("inspections:visit", finding.visit_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def close(request: SignedInRequest, finding_id: int) -> HttpResponse:
    """Confirm that something was put right."""
    finding = finding_for(request, finding_id)
    if problem := closing_refusal(request.actor, finding):
        raise NotPermitted(problem)
    form = ClosingForm(
        request.POST or None, files=request.FILES or None, initial={"version": finding.version}
    )
    sent = send_or_mark(
        request,
        form,
        lambda: close_finding(
            finding.pk,
            proof=form.cleaned_data["proof"],
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
            uploads=[one for one in [form.cleaned_data["proof_file"]] if one],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã đóng sai sót."))
        return redirect("inspections:visit", finding.visit_id)
    context = {
        "finding": finding,
        "visit": finding.visit,
        "contract": finding.visit.contract,
        "proposal": finding.visit.contract.proposal,
        "form": form,
    }
    return render_page(request, "inspections/close.html", context, status=sent.status)


@login_required
@require_safe
@answers_refusals
def proof(request: SignedInRequest, finding_id: int) -> HttpResponseBase:
    """Give the file that proves that something was put right."""
    finding = finding_for(request, finding_id)
    if finding.proof_file is None:
        raise Http404
    return file_response(finding.proof_file)
