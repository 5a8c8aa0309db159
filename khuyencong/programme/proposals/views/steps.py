"""Submit, return, answer, send back, withdraw, match to the plan."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send
from khuyencong.programme.plans.queries import lines_for
from khuyencong.programme.proposals.forms import AnswerForm, ReasonForm, ReturnForm
from khuyencong.programme.proposals.queries import open_requests
from khuyencong.programme.proposals.services import (
    answer_request,
    match_to_plan_line,
    resubmit_proposal,
    return_proposal,
    submit_proposal,
    withdraw_proposal,
)
from khuyencong.programme.proposals.views.frame import editing_context, posted_number, proposal_for


@login_required
@require_POST
@answers_refusals
def submit(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Submit, or send back what was returned."""
    proposal = proposal_for(request, proposal_id)
    today = clock.today()
    if proposal.state == "returned":
        resubmit_proposal(proposal_id, by=request.actor, on=today)
    else:
        submit_proposal(proposal_id, by=request.actor, on=today)
    messages.success(
        request,
        _("Đã nộp hồ sơ %(code)s cho %(office)s.")
        % {"code": proposal.code, "office": proposal.office.name},
    )
    return redirect("workspace:proposal", proposal_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def return_for_completion(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Ask for completion, section by section."""
    proposal = proposal_for(request, proposal_id)
    form = ReturnForm(request.POST or None)
    sent = send(
        request,
        form,
        lambda: return_proposal(proposal_id, form.asked(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã trả hồ sơ để bổ sung."))
        return redirect("workspace:proposal", proposal_id)
    context = {**editing_context(request, proposal), "form": form, "problems": sent.problems}
    return render_page(request, "proposals/return.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def answer(request: SignedInRequest, proposal_id: int, request_id: int) -> HttpResponse:
    """Say how a request was met."""
    proposal = proposal_for(request, proposal_id)
    get_object_or_404(open_requests(proposal), pk=request_id)
    form = AnswerForm(request.POST)
    text = form.cleaned_data["answer"] if form.is_valid() else ""
    answer_request(request_id, text, by=request.actor, on=clock.today())
    messages.success(request, _("Đã lưu giải trình."))
    return redirect("proposals:dossier", proposal_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def withdraw(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Withdraw, with the reason."""
    proposal = proposal_for(request, proposal_id)
    form = ReasonForm(request.POST or None)
    sent = send(
        request,
        form,
        lambda: withdraw_proposal(
            proposal_id,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã rút hồ sơ."))
        return redirect("workspace:proposal", proposal_id)
    context = {**editing_context(request, proposal), "form": form, "problems": sent.problems}
    return render_page(request, "proposals/withdraw.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def match(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Put the đề án under a line of the plan of its year."""
    proposal = proposal_for(request, proposal_id)
    lines = lines_for(activity=proposal.activity, year=proposal.year, unit_path=proposal.unit_path)
    if request.method == "POST":
        line = get_object_or_404(lines, pk=posted_number(request, "line"))
        match_to_plan_line(proposal_id, line.pk, by=request.actor)
        messages.success(request, _("Đã ghép vào dòng kế hoạch."))
        return redirect("workspace:proposal", proposal_id)
    context = {**editing_context(request, proposal), "lines": lines}
    return render_page(request, "proposals/match.html", context)
