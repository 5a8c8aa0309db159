"""Open a class, change it, move it on."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.training.delivery_form import DeliverForm
from khuyencong.activities.training.forms import (
    ClassForm,
    ReasonForm,
    VersionForm,
    initial_of,
)
from khuyencong.activities.training.models import TrainingClass
from khuyencong.activities.training.permissions import (
    beginning_refusal,
    opening_refusal,
    require_may_run,
)
from khuyencong.activities.training.queries import live_deliveries
from khuyencong.activities.training.services import (
    announce_class,
    cancel_class,
    change_class,
    deliver_class,
    finish_class,
    open_class,
)
from khuyencong.activities.training.states import ClassKind
from khuyencong.activities.training.views.frame import class_for
from khuyencong.activities.training.views.shown_form import FormPage, shown_form
from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.views.frame import proposal_for


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def open_own(request: SignedInRequest) -> HttpResponse:
    """Open a class that is the office's own work."""
    if problem := opening_refusal(request.actor):
        raise NotPermitted(problem)
    return _open(request, None, {"kind": ClassKind.STARTUP})


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def open_for(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Open a class for a đề án, with what its dossier says."""
    proposal = proposal_for(request, proposal_id)
    if problem := beginning_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    facts = proposal.facts
    initial = {
        "kind": proposal.activity,
        "title": proposal.title,
        "audience": facts.get("audience_note", ""),
        "capacity": facts.get("trainees"),
        "unit": proposal.unit_id,
        "starts_on": proposal.starts_on,
        "ends_on": proposal.ends_on,
        "cost_vnd": proposal.cost_vnd,
    }
    return _open(request, proposal, initial)


def _open(
    request: SignedInRequest, proposal: Proposal | None, initial: dict[str, object]
) -> HttpResponse:
    today = clock.today()
    form = ClassForm(request.POST or None, initial=initial, actor=request.actor, on=today)
    sent = send_or_mark(
        request,
        form,
        lambda: open_class(
            form.values(),
            by=request.actor,
            on=today,
            proposal_id=proposal.pk if proposal else None,
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã mở lớp. Thêm các buổi học rồi thông báo."))
        return redirect("training:class", sent.result.pk)
    context = {"form": form, "proposal": proposal, "course": None}
    return render_page(request, "training/class_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Change a class that is not over."""
    course, today = class_for(request, class_id), clock.today()
    require_may_run(request.actor, course)
    form = ClassForm(
        request.POST or None, initial=initial_of(course), actor=request.actor, on=today
    )
    sent = send_or_mark(
        request,
        form,
        lambda: change_class(
            course.pk, form.values(), version=form.version_seen(), by=request.actor, on=today
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã sửa lớp."))
        return redirect("training:class", course.pk)
    context = {"form": form, "proposal": course.proposal, "course": course}
    return render_page(request, "training/class_form.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def announce(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Let everyone see a class."""
    course = class_for(request, class_id)
    announce_class(course.pk, version=_version(request), by=request.actor, on=clock.today())
    messages.success(request, _("Đã thông báo lớp. Gửi đường dẫn hoặc mã QR cho mọi người."))
    return redirect("training:class", course.pk)


@login_required
@require_POST
@answers_refusals
def finish(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Close a class after its last session."""
    course = class_for(request, class_id)
    finish_class(course.pk, version=_version(request), by=request.actor, on=clock.today())
    messages.success(request, _("Đã kết thúc lớp."))
    return redirect("training:class", course.pk)


def _version(request: SignedInRequest) -> int:
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else 0


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def cancel(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Cancel a class for a reason."""
    course = class_for(request, class_id)
    require_may_run(request.actor, course)
    form = ReasonForm(request.POST or None, initial={"version": course.version})
    return shown_form(
        request,
        form,
        _cancelling(request, course, form),
        FormPage(
            title=_("Hủy lớp"),
            button=_("Hủy lớp"),
            icon="ban",
            back_url=reverse("training:class", args=[course.pk]),
            done=_("Đã hủy lớp."),
            is_grave=True,
        ),
        {"course": course},
    )


def _cancelling(
    request: SignedInRequest, course: TrainingClass, form: ReasonForm
) -> Callable[[], TrainingClass]:
    return lambda: cancel_class(
        course.pk,
        reason=form.cleaned_data["reason"],
        version=form.cleaned_data["version"] or 0,
        by=request.actor,
        on=clock.today(),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def deliver(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Deliver a closed class under the contract of its đề án."""
    course = class_for(request, class_id)
    require_may_run(request.actor, course)
    completed = course.trainees.filter(completed=True).count()
    done = [one.contract_item_id for one in live_deliveries(course)]
    items = ContractItem.objects.filter(contract__proposal=course.proposal_id, cost_vnd__gt=0)
    form = DeliverForm(request.POST or None, items=items.exclude(pk__in=done), completed=completed)
    sent = send_or_mark(
        request,
        form,
        lambda: deliver_class(course.pk, form.parts(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(
            request, _("Đã ghi bàn giao. Biên bản nghiệm thu dựa trên lần bàn giao này.")
        )
        return redirect("training:class", course.pk)
    context = {"course": course, "form": form, "completed": completed}
    return render_page(request, "training/deliver.html", context, status=sent.status)
