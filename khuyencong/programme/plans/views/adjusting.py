"""Prepare adjustments of an approved plan, look at what they change, answer them."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khuyencong.engines.refusals import Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.plans import queries, services
from khuyencong.programme.plans.forms import (
    AdjustmentForm,
    DecisionForm,
    LineForm,
    ReasonForm,
)
from khuyencong.programme.plans.models import Plan, PlanAdjustment, PlanLine
from khuyencong.programme.plans.permissions import may_approve, rule_for, visible_plans
from khuyencong.programme.plans.presenters import activity_labels, shown_lines
from khuyencong.programme.plans.services import WantedLine
from khuyencong.programme.plans.states import AdjustmentState, Change
from khuyencong.programme.plans.versions import changes_between, with_changes
from khuyencong.programme.plans.views.reading import plan_for
from khuyencong.programme.plans.views.writing import line_for, line_form, saved_or_shown


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def line_adjust(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Prepare other values or money for a line; one's own waiting adjustment is extended."""
    line = line_for(request, line_id)
    own = _own_waiting(request, line.plan)
    form = line_form(request, line.plan, line, LineForm if own else AdjustmentForm)

    def save() -> PlanAdjustment:
        wanted = [WantedLine(line.pk, form.draft(), form.funding())]
        if own is not None:
            return services.extend_adjustment(own.pk, wanted, by=request.actor)
        reason = form.cleaned_data["reason"]
        return services.propose_adjustment(line.plan_id, wanted, reason=reason, by=request.actor)

    return _form_of_adjustment(
        request, form, save, line.plan, _("Điều chỉnh dòng kế hoạch"), line, own
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def line_addition(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Prepare a new line of a running plan."""
    plan = plan_for(request, plan_id)
    form = line_form(request, plan, None, AdjustmentForm)
    return _form_of_adjustment(
        request,
        form,
        lambda: services.propose_addition(
            plan.pk,
            form.draft(),
            form.funding(),
            reason=form.cleaned_data["reason"],
            by=request.actor,
        ),
        plan,
        _("Bổ sung dòng kế hoạch"),
        None,
        None,
    )


def _form_of_adjustment(
    request: SignedInRequest,
    form: LineForm,
    save: Callable[[], PlanAdjustment],
    plan: Plan,
    title: str,
    line: PlanLine | None,
    own: PlanAdjustment | None,
) -> HttpResponse:
    return saved_or_shown(
        request,
        form,
        save,
        template="plans/line_form.html",
        context={"plan": plan, "title": title, "line": line, "own": own, "is_adjustment": True},
        told=_("Đã lập điều chỉnh. Chờ phê duyệt."),
        leads_to=lambda saved: redirect("plans:adjustment", saved.pk),
    )


def _own_waiting(request: SignedInRequest, plan: Plan) -> PlanAdjustment | None:
    waiting = queries.waiting_adjustment(plan)
    if waiting is None or not request.actor.is_person(waiting.made_by_id):
        return None
    return waiting


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def line_stop(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Prepare the stop of a line."""
    line = line_for(request, line_id)
    form = ReasonForm(request.POST or None)
    return saved_or_shown(
        request,
        form,
        lambda: services.propose_stop(
            line.pk, reason=form.cleaned_data["reason"], by=request.actor
        ),
        template="plans/stop_form.html",
        context={"plan": line.plan, "line": line},
        told=_("Đã đề nghị dừng dòng kế hoạch. Chờ phê duyệt."),
        leads_to=lambda saved: redirect("plans:adjustment", saved.pk),
    )


def _adjustment(request: SignedInRequest, adjustment_id: int) -> PlanAdjustment:
    adjustments = PlanAdjustment.objects.select_related(
        "plan__office__territory", "made_by", "answered_by"
    )
    return get_object_or_404(
        adjustments,
        pk=adjustment_id,
        plan__in=visible_plans(request.actor).order_by().values("pk"),
    )


@login_required
@require_GET
def adjustment_page(request: SignedInRequest, adjustment_id: int) -> HttpResponse:
    """Show what an adjustment changes, and the ways to answer it."""
    return _adjustment_page(request, adjustment_id, DecisionForm(), ReasonForm(prefix="refusal"))


def _adjustment_page(
    request: SignedInRequest,
    adjustment_id: int,
    form: BaseForm,
    reason_form: BaseForm,
    *,
    status: int = 200,
) -> HttpResponse:
    adjustment = _adjustment(request, adjustment_id)
    plan, codes = adjustment.plan, frozenset(adjustment.change_codes)
    waits = adjustment.state == AdjustmentState.PROPOSED
    changes = []
    if adjustment.state != AdjustmentState.APPROVED:
        present = queries.content_of(plan)
        changes = changes_between(present, with_changes(present, adjustment.changes))
    context = {
        "plan": plan,
        "adjustment": adjustment,
        "changes": shown_lines(changes, activity_labels()),
        "codes": [Change(code).label for code in adjustment.change_codes],
        "version": plan.versions.filter(adjustment=adjustment).first(),
        "rule": rule_for(plan.office, codes),
        "waits": waits,
        "may_answer": waits and may_approve(request.actor, plan.office, codes),
        "is_own": request.actor.is_person(adjustment.made_by_id),
        "form": form,
        "reason_form": reason_form,
    }
    return render_page(request, "plans/adjustment_page.html", context, status=status)


@login_required
@require_POST
@answers_refusals
def adjustment_approve(request: SignedInRequest, adjustment_id: int) -> HttpResponse:
    """Approve an adjustment: plan and money change together."""
    adjustment = _adjustment(request, adjustment_id)
    form = DecisionForm(request.POST)
    sent = send_or_mark(
        request,
        form,
        lambda: services.approve_adjustment(
            adjustment.pk,
            decision_number=form.cleaned_data["decision_number"],
            decided_on=form.cleaned_data["decided_on"],
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã duyệt điều chỉnh. Kế hoạch và kinh phí đã thay đổi."))
        return redirect("plans:plan", adjustment.plan_id)
    reason_form = ReasonForm(prefix="refusal")
    return _adjustment_page(request, adjustment_id, form, reason_form, status=sent.status)


@login_required
@require_POST
@answers_refusals
def adjustment_refuse(request: SignedInRequest, adjustment_id: int) -> HttpResponse:
    """Refuse an adjustment with the reason."""
    adjustment = _adjustment(request, adjustment_id)
    form = ReasonForm(request.POST, prefix="refusal")
    form.is_valid()
    try:
        services.refuse_adjustment(
            adjustment.pk,
            reason=form.cleaned_data.get("reason", ""),
            by=request.actor,
            on=clock.today(),
        )
    except Refused as refusal:
        form.add_problems(refusal.problems)
        return _adjustment_page(
            request, adjustment_id, DecisionForm(), form, status=refusal.http_status
        )
    messages.success(request, _("Đã trả lời: không duyệt điều chỉnh."))
    return redirect("plans:adjustment", adjustment.pk)
