"""Sessions, trainers, materials."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.training.forms import (
    MaterialForm,
    SessionForm,
    TrainerForm,
    session_initial,
)
from khuyencong.activities.training.permissions import opening_refusal, require_may_run
from khuyencong.activities.training.queries import trainers_of
from khuyencong.activities.training.services import (
    add_material,
    add_session,
    add_trainer,
    change_session,
    remove_material,
    remove_session,
)
from khuyencong.activities.training.views.frame import class_for, material_for, session_for
from khuyencong.activities.training.views.shown_form import FormPage, shown_form
from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Add a session; the page stays, for the next one."""
    course = class_for(request, class_id)
    require_may_run(request.actor, course)
    last = course.sessions.last()
    initial = {"day": course.starts_on, "starts_at": "07:30", "ends_at": "11:00"}
    if last is not None:
        initial |= {"day": last.day, "starts_at": None, "ends_at": None}
    form = SessionForm(
        request.POST or None, initial=initial, trainers=trainers_of(course.office_id)
    )
    sent = send_or_mark(
        request, form, lambda: add_session(course.pk, form.values(), by=request.actor)
    )
    if sent.is_done:
        messages.success(request, _("Đã thêm buổi học."))
        return redirect("training:add_session", course.pk)
    context = {
        "form": form,
        "course": course,
        "sessions": course.sessions.select_related("trainer"),
    }
    return render_page(request, "training/session_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Change a session."""
    session = session_for(request, session_id)
    course = session.training_class
    require_may_run(request.actor, course)
    form = SessionForm(
        request.POST or None,
        initial=session_initial(session),
        trainers=trainers_of(course.office_id),
    )
    return shown_form(
        request,
        form,
        lambda: change_session(session.pk, form.values(), by=request.actor),
        FormPage(
            title=_("Sửa buổi học"),
            button=_("Lưu"),
            icon="device-floppy",
            back_url=reverse("training:class", args=[course.pk]),
            done=_("Đã sửa buổi học."),
        ),
        {"course": course},
    )


@login_required
@require_POST
@answers_refusals
def remove(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Take a session out of the programme."""
    session = session_for(request, session_id)
    remove_session(session.pk, by=request.actor)
    messages.success(request, _("Đã bỏ buổi học."))
    return redirect("training:class", session.training_class_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def trainers(request: SignedInRequest) -> HttpResponse:
    """Show the trainers that the office knows, and add one."""
    if problem := opening_refusal(request.actor):
        raise NotPermitted(problem)
    form = TrainerForm(request.POST or None)
    sent = send_or_mark(request, form, lambda: add_trainer(form.values(), by=request.actor))
    if sent.is_done:
        messages.success(request, _("Đã thêm giảng viên."))
        return redirect("training:trainers")
    assert request.actor.office_id is not None, "a clerk of an office"
    context = {"form": form, "trainers": trainers_of(request.actor.office_id)}
    return render_page(request, "training/trainers.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_file(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Add a material."""
    course = class_for(request, class_id)
    require_may_run(request.actor, course)
    form = MaterialForm(request.POST or None, files=request.FILES or None)
    return shown_form(
        request,
        form,
        lambda: add_material(
            course.pk, form.cleaned_data["title"], form.cleaned_data["file"], by=request.actor
        ),
        FormPage(
            title=_("Thêm tài liệu"),
            button=_("Tải lên"),
            icon="upload",
            back_url=reverse("training:class", args=[course.pk]),
            done=_("Đã thêm tài liệu."),
            hint=_("Học viên tải được tài liệu qua đường dẫn của mình."),
        ),
        {"course": course},
    )


@login_required
@require_POST
@answers_refusals
def remove_file(request: SignedInRequest, material_id: int) -> HttpResponse:
    """Take a material away that was added wrongly."""
    material = material_for(request, material_id)
    remove_material(material.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã bỏ “%(what)s”.") % {"what": material.title})
    return redirect("training:class", material.training_class_id)
