"""Pages of offices: the tree of a day, an office with its people, the work of administrators."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.offices import services
from khuyencong.registers.offices.forms import (
    AppointForm,
    EndAppointmentForm,
    EndForm,
    FilterForm,
    FoundForm,
    RenameForm,
)
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.offices.permissions import (
    administering_refusal,
    administers_installation,
    require_administrator_of,
)
from khuyencong.registers.offices.queries import (
    appointments_in,
    office_chain,
    office_tree,
    province_path,
)


@login_required
def office_list(request: SignedInRequest) -> HttpResponse:
    """Show the offices of the reader's province on a day, and those above them, as a tree."""
    form = FilterForm(request.GET, today=clock.today())
    form.full_clean()
    text = form.cleaned_data.get("text", "")
    context = {
        "form": form,
        "day": form.day,
        "rows": office_tree(form.day, within=province_path(request.actor), text=text),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_found": _administers_all(request),
    }
    return render_page(request, "offices/office_list.html", context)


@login_required
def office_page(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Show an office, its place among others, and who has which role in it since when."""
    office = _office(office_id)
    actor = request.actor
    context = {
        "office": office,
        "today": clock.today(),
        "above": office_chain(office)[1:],
        "children": office.children.select_related("territory"),
        "successors": office.successors.all(),
        "predecessors": office.predecessors.all(),
        "appointments": appointments_in(office),
        "may_administer": actor is not None and administering_refusal(actor, office) is None,
    }
    return render_page(request, "offices/office_page.html", context)


def _office(office_id: int) -> Office:
    offices = Office.objects.select_related("territory__parent", "parent")
    return get_object_or_404(offices, pk=office_id)


@login_required
@answers_refusals
def found(request: SignedInRequest, office_id: int | None = None) -> HttpResponse:
    """Ask for an office under this one, or for one that has none above it, and found it."""
    office = _administered(request, office_id) if office_id is not None else None
    if office is None and not _administers_all(request):
        raise NotPermitted(Problem("offices.administrator_needed"))
    paths = [office.territory.path] if office is not None else []
    form = FoundForm(request.POST or None, paths=paths, on=clock.today())
    title = _("Lập cơ quan")
    if office is not None:
        title = _("Lập cơ quan trực thuộc %(office)s") % {"office": office.name}
    return _answer(
        request,
        office,
        form,
        lambda: services.found_office(form.values(office), by=request.actor),
        title=title,
        button=_("Lập cơ quan"),
        done=_("Đã lập cơ quan."),
    )


@login_required
@answers_refusals
def rename(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Ask for another name of an office."""
    office = _administered(request, office_id)
    form = RenameForm(request.POST or None, initial={"name": office.name})
    return _answer(
        request,
        office,
        form,
        lambda: services.rename_office(office.pk, by=request.actor, **form.cleaned_data),
        title=_("Đổi tên cơ quan"),
        button=_("Đổi tên"),
        done=_("Đã đổi tên cơ quan."),
    )


@login_required
@answers_refusals
def end(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Ask for the last day of an office and who takes over."""
    office = _administered(request, office_id)
    today = clock.today()
    near = [row.office for row in office_tree(today, within=province_path(request.actor))]
    form = EndForm(
        request.POST or None,
        initial={"valid_to": today},
        choices=[one for one in near if one.pk != office.pk],
    )

    def act() -> Office:
        data = form.cleaned_data
        return services.end_office(
            office.pk,
            valid_to=data["valid_to"],
            successor_ids=[one.pk for one in data["successors"]],
            by=request.actor,
            reason=data["reason"],
        )

    return _answer(
        request,
        office,
        form,
        act,
        title=_("Kết thúc hoạt động của %(office)s") % {"office": office.name},
        button=_("Kết thúc hoạt động"),
        done=_("Đã ghi ngày kết thúc hoạt động."),
    )


@login_required
@answers_refusals
def appoint(request: SignedInRequest, office_id: int) -> HttpResponse:
    """Ask for a person and a role, and appoint."""
    office = _administered(request, office_id)
    form = AppointForm(request.POST or None, initial={"valid_from": clock.today()})
    return _answer(
        request,
        office,
        form,
        lambda: services.appoint(
            form.appointee(),
            office,
            Role(form.cleaned_data["role"]),
            by=request.actor,
            valid_from=form.cleaned_data["valid_from"],
        ),
        title=_("Giao vai trò tại %(office)s") % {"office": office.name},
        button=_("Giao vai trò"),
        done=_("Đã giao vai trò."),
    )


@login_required
@answers_refusals
def end_appointment(request: SignedInRequest, appointment_id: int) -> HttpResponse:
    """Ask for the last day of an appointment, and end it."""
    appointment = get_object_or_404(Appointment.objects.select_related("person"), pk=appointment_id)
    office = _administered(request, appointment.office_id)
    today = clock.today()
    form = EndAppointmentForm(request.POST or None, initial={"valid_to": today})
    return _answer(
        request,
        office,
        form,
        lambda: services.end_appointment(
            appointment.pk, by=request.actor, on=today, **form.cleaned_data
        ),
        title=_("Thôi giao vai trò: %(appointment)s") % {"appointment": appointment},
        button=_("Thôi giao vai trò"),
        done=_("Đã ghi ngày thôi giữ vai trò."),
    )


def _administered(request: SignedInRequest, office_id: int) -> Office:
    """Return an office that the actor administers; refuse else."""
    office = _office(office_id)
    if request.actor is None:  # signed in, without any role
        raise NotPermitted(Problem("offices.administrator_needed"))
    require_administrator_of(request.actor, office)
    return office


def _administers_all(request: SignedInRequest) -> bool:
    return request.actor is not None and administers_installation(request.actor)


def _answer(
    request: SignedInRequest,
    office: Office | None,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    title: str,
    button: str,
    done: str,
) -> HttpResponse:
    """Show a form about an office; when it is sent and right, act and go back to the office."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, done)
        return redirect("offices:office", office.pk) if office else redirect("offices:list")
    context = {"office": office, "form": form, "form_title": title, "button": button}
    return render_page(request, "offices/office_form.html", context, status=sent.status)
