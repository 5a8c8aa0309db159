"""The yearly plan, and the contracts by risk that it is chosen from."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.inspections.forms import ChoiceForm, StartPlanForm, VersionForm
from khuyencong.programme.inspections.models import PlannedVisit
from khuyencong.programme.inspections.permissions import (
    VISITING_ROLES,
    approving_refusal,
    planning_refusal,
    visible_plans,
)
from khuyencong.programme.inspections.presenting import (
    explained,
    hundredths_text,
    measure_text,
)
from khuyencong.programme.inspections.queries import draft_plan_of, plan_rows
from khuyencong.programme.inspections.ranking import Candidate, ranked
from khuyencong.programme.inspections.risk import from_json, risk_book
from khuyencong.programme.inspections.services import (
    approve_plan,
    choose_contract,
    drop_contract,
    start_plan,
)
from khuyencong.programme.inspections.views.frame import contract_for, plan_for

SHOWN_AT_ONCE = 200


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def plan_list(request: SignedInRequest) -> HttpResponse:
    """Show the plans by year; begin one."""
    actor = request.actor
    may_start = actor.role in VISITING_ROLES
    form = StartPlanForm(request.POST or None, initial={"year": clock.today().year})
    if request.method == "POST" and actor.office_id is None:
        raise Http404
    sent = send_or_mark(
        request,
        form,
        lambda: start_plan(
            actor.office_id or 0, form.cleaned_data["year"], by=actor, on=clock.today()
        ),
    )
    if sent.is_done:
        return redirect("inspections:plan", sent.result.pk)
    plans = visible_plans(actor).select_related("office")
    context = {
        "form": form,
        "may_start": may_start,
        "page": keyset_page(plans, request=request, order=("-year", "-id")),
    }
    return render_page(request, "inspections/plan_list.html", context, status=sent.status)


@login_required
@require_safe
@answers_refusals
def plan(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show a plan: the chosen contracts by month, each with its risk as it stood."""
    plan = plan_for(request, plan_id)
    may_write = plan.is_draft and planning_refusal(request.actor, plan.office_id) is None
    context = {
        "plan": plan,
        "rows": [(row, *_told(row)) for row in plan_rows(plan)],
        "may_write": may_write,
        "may_visit": request.actor.role in VISITING_ROLES,
        "may_decide": plan.is_draft and request.actor.role is Role.LEADER,
        "refusal": approving_refusal(request.actor, plan) if plan.is_draft else None,
    }
    return render_page(request, "inspections/plan.html", context)


def _told(row: PlannedVisit) -> tuple[str, object]:
    return hundredths_text(row.score_hundredths), explained(from_json(row.arithmetic))


@login_required
@require_safe
@answers_refusals
def risks(request: SignedInRequest) -> HttpResponse:
    """Show the contracts under way by risk, the arithmetic of each, and the weights."""
    actor, today = request.actor, clock.today()
    if actor.role is Role.APPLICANT:
        raise Http404
    contracts = visible_contracts(actor)
    draft = draft_plan_of(actor.office_id, today.year)
    candidates = ranked(contracts, on=today)
    chosen = set(draft.rows.values_list("contract_id", flat=True)) if draft else set()
    context = {
        "rows": [_row(one) for one in candidates[:SHOWN_AT_ONCE]],
        "left_out": max(0, len(candidates) - SHOWN_AT_ONCE),
        "draft": draft,
        "chosen": chosen,
        "may_choose": draft and planning_refusal(actor, draft.office_id) is None,
        "may_visit": actor.role in VISITING_ROLES,
        "parts": [
            (part, [(measure_text(least, part.unit), points) for least, points in part.bands])
            for part in risk_book().parts
        ],
    }
    return render_page(request, "inspections/risks.html", context)


def _row(one: Candidate) -> tuple[Candidate, str, object]:
    return one, hundredths_text(one.score.hundredths), explained(one.score)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def choose(request: SignedInRequest, plan_id: int, contract_id: int) -> HttpResponse:
    """Put a contract into a plan."""
    plan, contract = plan_for(request, plan_id), contract_for(request, contract_id)
    if problem := planning_refusal(request.actor, plan.office_id):
        raise NotPermitted(problem)
    form = ChoiceForm(request.POST or None, initial={"month": clock.today().month})
    version = VersionForm(request.POST or None)
    sent = send_or_mark(
        request,
        form,
        lambda: choose_contract(
            plan.pk,
            form.values(contract.pk),
            version=version.cleaned_data["version"] if version.is_valid() else 0,
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã đưa hợp đồng vào kế hoạch."))
        return redirect("inspections:plan", plan.pk)
    context = {"plan": plan, "contract": contract, "proposal": contract.proposal, "form": form}
    return render_page(request, "inspections/choose.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def drop(request: SignedInRequest, plan_id: int, row_id: int) -> HttpResponse:
    """Take a contract out of a plan."""
    plan = plan_for(request, plan_id)
    drop_contract(plan.pk, row_id, version=_version(request), by=request.actor)
    messages.success(request, _("Đã bỏ hợp đồng khỏi kế hoạch."))
    return redirect("inspections:plan", plan.pk)


@login_required
@require_POST
@answers_refusals
def approve(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Approve a plan."""
    plan = plan_for(request, plan_id)
    approve_plan(plan.pk, version=_version(request), by=request.actor, on=clock.today())
    messages.success(request, _("Đã duyệt kế hoạch kiểm tra."))
    return redirect("inspections:plan", plan.pk)


def _version(request: SignedInRequest) -> int:
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else 0
