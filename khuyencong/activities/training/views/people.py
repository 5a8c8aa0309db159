"""Enrol people for the office; let them leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.activities.training.forms import (
    LeavingForm,
    ListForm,
    TraineeForm,
    communes_of,
)
from khuyencong.activities.training.models import Trainee
from khuyencong.activities.training.permissions import require_may_run
from khuyencong.activities.training.queries import places_left
from khuyencong.activities.training.services import enrol, enrol_list, record_leaving
from khuyencong.activities.training.states import Place
from khuyencong.activities.training.views.frame import class_for, trainee_for
from khuyencong.activities.training.views.shown_form import FormPage
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Enrol one person; the page stays, for the next one."""
    course, today = class_for(request, class_id), clock.today()
    require_may_run(request.actor, course)
    form = TraineeForm(request.POST or None, actor=request.actor, on=today)
    sent = send_or_mark(
        request, form, lambda: enrol(course.pk, form.values(), by=request.actor, on=today)
    )
    if sent.is_done:
        messages.success(request, _standing(sent.result))
        return redirect("training:enrol", course.pk)
    context = {"form": form, "course": course, "left": places_left(course)}
    return render_page(request, "training/enrol.html", context, status=sent.status)


def _standing(trainee: Trainee) -> str:
    told = {"name": trainee.name, "code": trainee.code}
    if trainee.standing == Place.WAITING:
        return _("Lớp đã đủ chỗ: %(name)s vào danh sách chờ. Mã học viên: %(code)s.") % told
    return _("Đã ghi danh %(name)s. Mã học viên: %(code)s.") % told


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_list(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Enrol a pasted list."""
    course, today = class_for(request, class_id), clock.today()
    require_may_run(request.actor, course)
    form = ListForm(request.POST or None)
    people = form.people(communes_of(request.actor, today)) if form.is_valid() else ()
    sent = send_or_mark(
        request, form, lambda: enrol_list(course.pk, people, by=request.actor, on=today)
    )
    if sent.is_done:
        waiting = sum(one.standing == Place.WAITING for one in sent.result)
        told = {"number": len(sent.result), "waiting": waiting}
        messages.success(
            request,
            _("Đã ghi danh %(number)s người, trong đó %(waiting)s người chờ chỗ.") % told,
        )
        return redirect("training:class", course.pk)
    context = {"form": form, "course": course, "left": places_left(course)}
    return render_page(request, "training/enrol_list.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def leave(request: SignedInRequest, trainee_id: int) -> HttpResponse:
    """Let a person leave; who waits moves up."""
    trainee = trainee_for(request, trainee_id)
    course = trainee.training_class
    require_may_run(request.actor, course)
    form = LeavingForm(request.POST or None)
    sent = send_or_mark(
        request,
        form,
        lambda: record_leaving(
            trainee.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
    )
    if sent.is_done:
        messages.success(request, _("%(name)s đã thôi học.") % {"name": trainee.name})
        for one in sent.result:
            told = {"name": one.name}
            messages.info(request, _("%(name)s được chuyển từ danh sách chờ vào lớp.") % told)
        return redirect("training:class", course.pk)
    page = FormPage(
        title=_("Thôi học: %(name)s") % {"name": trainee.name},
        button=_("Ghi thôi học"),
        icon="logout",
        back_url=reverse("training:class", args=[course.pk]),
        hint=_("Người đầu danh sách chờ được chuyển vào chỗ trống ngay."),
        is_grave=True,
    )
    context = {"form": form, "form_page": page, "course": course}
    return render_page(request, "training/form.html", context, status=sent.status)
