"""Draft a decision, sign it, refuse; sign a list of them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.engines.refusals import NotPermitted, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send
from khuyencong.programme.appraisals.checks import problems_before_approval
from khuyencong.programme.appraisals.forms import (
    DecisionForm,
    ReasonForm,
    RefusalForm,
    SigningForm,
)
from khuyencong.programme.appraisals.permissions import drafting_refusal
from khuyencong.programme.appraisals.queries import (
    draft_decision,
    drafts_for,
    financing_at,
    last_appraisal,
    lines_open_to,
)
from khuyencong.programme.appraisals.services import (
    DecisionListRefused,
    approve_many,
    approve_proposal,
    drop_draft,
    prepare_decision,
    refuse_proposal,
)
from khuyencong.programme.appraisals.views.frame import proposal_for
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import step_refusal, visible_proposals
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.states import Action
from khuyencong.registers.policies.presenters import present


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def draft(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Draft the approval: how much, from which lines."""
    proposal = proposal_for(request, proposal_id)
    if problem := drafting_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    today = clock.today()
    form = DecisionForm(
        request.POST or None, lines=lines_open_to(proposal), initial=_initial(proposal)
    )
    sent = send(
        request,
        form,
        lambda: prepare_decision(proposal.pk, form.values(), by=request.actor, on=today),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu dự thảo quyết định."))
        return redirect("workspace:proposal", proposal.pk)
    context = {
        "proposal": proposal,
        "form": form,
        "problems": sent.problems,
        "present_draft": draft_decision(proposal),
        "ruling": present(ruling_of(proposal, on=today)),
        "appraisal": last_appraisal(proposal, on=today),
        "financing": financing_at(proposal, form.initial.get("amount_vnd") or 0),
    }
    return render_page(request, "appraisals/draft.html", context, status=sent.status)


def _initial(proposal: Proposal) -> dict[str, Any]:
    """Return what a draft starts from: the draft there is, else what was recommended."""
    decision = draft_decision(proposal)
    if decision is None:
        appraisal = last_appraisal(proposal, on=clock.today())
        return {"amount_vnd": appraisal.recommended_vnd if appraisal else None}
    shares = {f"line_{one.budget_line_id}": one.amount_vnd for one in decision.shares.all()}
    return {
        "amount_vnd": decision.amount_vnd,
        "number": decision.number,
        "signer_name": decision.signer_name,
        "reason": decision.reason,
        **shares,
    }


@login_required
@require_POST
@answers_refusals
def draft_trial(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Answer with what stands against the draft being typed, and who would pay what."""
    proposal = proposal_for(request, proposal_id)
    if problem := drafting_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    form = DecisionForm(request.POST, lines=lines_open_to(proposal))
    context: dict[str, Any] = {"proposal": proposal, "form": form}
    if form.is_valid():
        values, today = form.values(), clock.today()
        ruling = ruling_of(proposal, on=today)
        context |= {
            "problems": problems_before_approval(proposal, values, ruling, on=today),
            "financing": financing_at(proposal, values.amount_vnd),
            "shared_vnd": sum(values.shares.values()),
            "amount_vnd": values.amount_vnd,
        }
    return render(request, "appraisals/_draft_check.html", context)


@login_required
@require_POST
@answers_refusals
def drop(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Drop the draft."""
    proposal = proposal_for(request, proposal_id)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    drop_draft(proposal.pk, reason=reason, by=request.actor)
    messages.success(request, _("Đã bỏ dự thảo quyết định."))
    return redirect("workspace:proposal", proposal.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def approve(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show the draft to who signs it, with the ruling; sign it."""
    proposal = proposal_for(request, proposal_id)
    today = clock.today()
    decision = draft_decision(proposal)
    form = SigningForm(
        request.POST or None,
        today=today,
        initial={"number": decision.number if decision else ""},
    )
    sent = send(
        request,
        form,
        lambda: approve_proposal(
            proposal.pk,
            number=form.cleaned_data["number"],
            by=request.actor,
            on=form.cleaned_data["day"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã phê duyệt đề án %(code)s.") % {"code": proposal.code})
        return redirect("workspace:proposal", proposal.pk)
    context = {
        "proposal": proposal,
        "decision": decision,
        "form": form,
        "problems": sent.problems,
        "not_mine": step_refusal(request.actor, proposal, Action.APPROVE, on=today),
        "ruling": present(ruling_of(proposal, on=today)),
        "financing": financing_at(proposal, decision.amount_vnd or 0) if decision else None,
        "appraisal": last_appraisal(proposal, on=today),
    }
    return render_page(request, "appraisals/approve.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def refuse(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Refuse a đề án by a numbered paper with its reason."""
    proposal = proposal_for(request, proposal_id)
    form = RefusalForm(request.POST or None, today=clock.today())
    sent = send(
        request,
        form,
        lambda: refuse_proposal(
            proposal.pk,
            reason=form.cleaned_data["reason"],
            number=form.cleaned_data["number"],
            by=request.actor,
            on=form.cleaned_data["day"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi quyết định không phê duyệt."))
        return redirect("workspace:proposal", proposal.pk)
    context = {"proposal": proposal, "form": form, "problems": sent.problems}
    return render_page(request, "appraisals/refuse.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def decision_list(request: SignedInRequest) -> HttpResponse:
    """Show the drafts that wait for a signature; sign the chosen ones by one decision."""
    form = SigningForm(request.POST or None, today=clock.today())
    drafts = list(drafts_for(visible_proposals(request.actor)))
    chosen = {int(text) for text in request.POST.getlist("proposal") if text.isdigit()}
    problems: tuple[Problem, ...] = ()
    rows_refused: dict[int, Any] = {}
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        wanted = [one.proposal_id for one in drafts if one.proposal_id in chosen]
        data = form.cleaned_data
        try:
            approve_many(wanted, number=data["number"], by=request.actor, on=data["day"])
        except DecisionListRefused as refusal:
            rows_refused, status = dict(refusal.rows), refusal.http_status
        except Refused as refusal:
            problems, status = refusal.problems, refusal.http_status
        else:
            messages.success(request, _("Đã phê duyệt %(count)d đề án.") % {"count": len(wanted)})
            return redirect("appraisals:decisions")
    context = {
        "form": form,
        "rows": [(one, rows_refused.get(one.proposal_id, ())) for one in drafts],
        "chosen": chosen,
        "problems": problems,
        "refused_count": len(rows_refused),
        "total_vnd": sum(one.amount_vnd or 0 for one in drafts),
    }
    return render_page(request, "appraisals/decision_list.html", context, status=status)
