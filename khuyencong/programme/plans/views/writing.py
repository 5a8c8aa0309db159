"""Write a plan while it is a draft, submit it, return it, approve it, end it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.engines.refusals import Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send, send_or_mark
from khuyencong.programme.plans import queries, services
from khuyencong.programme.plans.forms import (
    ApprovalForm,
    DecisionForm,
    LineForm,
    NewPlanForm,
    ObjectiveForms,
    PlanForm,
    ReasonForm,
    head_values,
    line_values,
)
from khuyencong.programme.plans.models import Plan, PlanLine
from khuyencong.programme.plans.permissions import visible_plans, written_offices
from khuyencong.programme.plans.presenters import activity_labels
from khuyencong.programme.plans.views.reading import plan_context, plan_for


def revision_of(request: SignedInRequest) -> int | None:
    """Return the revision that the person saw when they opened the form."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def line_for(request: SignedInRequest, line_id: int) -> PlanLine:
    """Return a line of a plan that the actor may see."""
    lines = PlanLine.objects.select_related("plan__office__territory").prefetch_related("funding")
    return get_object_or_404(
        lines, pk=line_id, plan__in=visible_plans(request.actor).order_by().values("pk")
    )


def line_form(
    request: SignedInRequest, plan: Plan, line: PlanLine | None, kind: type[LineForm] = LineForm
) -> LineForm:
    """Return the form of a line, with the activities and funds that its plan may use."""
    labels = dict(activity_labels())
    if line is not None:
        labels.setdefault(line.activity, line.activity)
    return kind(
        request.POST or None,
        activities=labels,
        funds=queries.funds_for(plan.office, plan.year),
        initial=line_values(line) if line else {},
    )


def saved_or_shown(
    request: SignedInRequest,
    form: Any,
    save: Callable[[], Any],
    *,
    template: str,
    context: dict[str, Any],
    told: str,
    leads_to: Callable[[Any], HttpResponse],
) -> HttpResponse:
    """Show a form; on a valid post save, tell and lead on, or show why it was refused."""
    sent = send_or_mark(request, form, save)
    if sent.is_done:
        messages.success(request, told)
        return leads_to(sent.result)
    return render_page(request, template, context | {"form": form}, status=sent.status)


def to_plan(plan_id: int) -> Callable[[Any], HttpResponse]:
    return lambda _saved: redirect("plans:plan", plan_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def plan_new(request: SignedInRequest) -> HttpResponse:
    """Begin the plan of an office for a year."""
    offices = written_offices(request.actor)
    form = NewPlanForm(request.POST or None, offices=offices, initial={"year": clock.today().year})
    return saved_or_shown(
        request,
        form,
        lambda: services.create_plan(
            form.cleaned_data["office"].pk,
            form.cleaned_data["year"],
            form.head(),
            by=request.actor,
        ),
        template="plans/plan_form.html",
        context={"title": _("Lập kế hoạch năm"), "may_write": bool(offices)},
        told=_("Đã lập bản nháp. Thêm các dòng kế hoạch."),
        leads_to=lambda plan: redirect("plans:plan", plan.pk),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def plan_edit(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Rewrite the head of a draft."""
    plan = plan_for(request, plan_id)
    form = PlanForm(request.POST or None, initial=head_values(plan))
    return saved_or_shown(
        request,
        form,
        lambda: services.change_plan(
            plan.pk, form.head(), by=request.actor, revision=revision_of(request)
        ),
        template="plans/plan_form.html",
        context=_draft_context(request, plan, _("Sửa kế hoạch")),
        told=_("Đã lưu kế hoạch."),
        leads_to=to_plan(plan.pk),
    )


def _draft_context(request: SignedInRequest, plan: Plan, title: str) -> dict[str, Any]:
    return {
        "plan": plan,
        "title": title,
        "may_write": True,
        "revision": request.POST.get("revision", plan.revision),
    }


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def objectives(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Rewrite the objectives of a draft."""
    plan = plan_for(request, plan_id)
    names = ("indicator", "unit", "baseline", "target")
    present = [{name: getattr(one, name) for name in names} for one in queries.objectives_of(plan)]
    forms = ObjectiveForms(request.POST or None, initial=present)
    sent = send(
        request,
        forms,
        lambda: services.set_objectives(
            plan.pk,
            [draft for form in forms if (draft := form.objective()) is not None],
            by=request.actor,
            revision=revision_of(request),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu mục tiêu."))
        return redirect("plans:plan", plan.pk)
    context = {
        **_draft_context(request, plan, _("Mục tiêu của kế hoạch")),
        "forms": forms,
        "problems": sent.problems,
    }
    return render_page(request, "plans/objectives.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def line_new(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Add a line to a draft."""
    plan = plan_for(request, plan_id)
    form = line_form(request, plan, None)
    return saved_or_shown(
        request,
        form,
        lambda: services.add_line(
            plan.pk, form.draft(), form.funding(), by=request.actor, revision=revision_of(request)
        ),
        template="plans/line_form.html",
        context=_draft_context(request, plan, _("Thêm dòng kế hoạch")),
        told=_("Đã thêm dòng kế hoạch."),
        leads_to=to_plan(plan.pk),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def line_edit(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Rewrite a line of a draft."""
    line = line_for(request, line_id)
    form = line_form(request, line.plan, line)
    context = _draft_context(request, line.plan, _("Sửa dòng kế hoạch")) | {"line": line}
    return saved_or_shown(
        request,
        form,
        lambda: services.change_line(
            line.pk, form.draft(), form.funding(), by=request.actor, revision=revision_of(request)
        ),
        template="plans/line_form.html",
        context=context,
        told=_("Đã lưu dòng kế hoạch."),
        leads_to=to_plan(line.plan_id),
    )


@login_required
@require_POST
@answers_refusals
def line_drop(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Take a line out of a draft."""
    line = line_for(request, line_id)
    services.drop_line(line.pk, by=request.actor, revision=revision_of(request))
    messages.success(request, _("Đã bỏ dòng kế hoạch."))
    return redirect("plans:plan", line.plan_id)


@login_required
@require_POST
@answers_refusals
def submit(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show a draft to who approves it, or list what is missing."""
    plan = plan_for(request, plan_id)
    try:
        services.submit_plan(plan.pk, by=request.actor, on=clock.today())
    except Refused as refusal:
        context = {
            **plan_context(request, plan),
            "reason_form": ReasonForm(),
            "problems": refusal.problems,
        }
        return render_page(request, "plans/plan_page.html", context, status=refusal.http_status)
    messages.success(request, _("Đã trình kế hoạch."))
    return redirect("plans:plan", plan.pk)


@login_required
@require_POST
@answers_refusals
def send_back(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Return a submitted plan to its writers."""
    plan = plan_for(request, plan_id)
    form = ReasonForm(request.POST)
    form.is_valid()
    try:
        services.return_plan(plan.pk, reason=form.cleaned_data.get("reason", ""), by=request.actor)
    except Refused as refusal:
        form.add_problems(refusal.problems)
        context = {**plan_context(request, plan), "reason_form": form, "problems": ()}
        return render_page(request, "plans/plan_page.html", context, status=refusal.http_status)
    messages.success(request, _("Đã trả lại kế hoạch."))
    return redirect("plans:plan", plan.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def approve(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Approve a submitted plan; shows beforehand what each fund has and what the plan takes."""
    plan = plan_for(request, plan_id)
    form = ApprovalForm(request.POST or None, initial={"number": plan.number})
    return saved_or_shown(
        request,
        form,
        lambda: services.approve_plan(
            plan.pk,
            number=form.cleaned_data["number"],
            issued_on=form.cleaned_data["issued_on"],
            by=request.actor,
            on=clock.today(),
        ),
        template="plans/approval_form.html",
        context={
            "plan": plan,
            "title": _("Phê duyệt kế hoạch"),
            "needs": queries.fund_needs(plan),
            "button": _("Phê duyệt và phân bổ kinh phí"),
        },
        told=_("Đã phê duyệt. Kinh phí đã được phân bổ cho các dòng."),
        leads_to=to_plan(plan.pk),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def close(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """End a plan by decision."""
    plan = plan_for(request, plan_id)
    form = DecisionForm(request.POST or None)
    return saved_or_shown(
        request,
        form,
        lambda: services.close_plan(
            plan.pk,
            decision_number=form.cleaned_data["decision_number"],
            decided_on=form.cleaned_data["decided_on"],
            by=request.actor,
        ),
        template="plans/approval_form.html",
        context={
            "plan": plan,
            "title": _("Kết thúc kế hoạch"),
            "button": _("Kết thúc kế hoạch"),
            "hint": _(
                "Kinh phí chưa sử dụng của các dòng trở về nguồn, chờ khóa sổ năm. Sau khi kết "
                "thúc không điều chỉnh được nữa."
            ),
        },
        told=_("Đã kết thúc kế hoạch."),
        leads_to=to_plan(plan.pk),
    )
