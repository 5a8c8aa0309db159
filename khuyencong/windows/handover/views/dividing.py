"""Forms that say who takes what."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.windows.handover.forms import ShareForm, TakerForm
from khuyencong.windows.handover.models import Share
from khuyencong.windows.handover.permissions import require_may_prepare
from khuyencong.windows.handover.planning import open_appointments, record_named, successors
from khuyencong.windows.handover.queries import going_on
from khuyencong.windows.handover.services import add_share, choose_office, drop_share, pass_role
from khuyencong.windows.handover.views.frame import handover_for, page_of


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Ask for a unit and who takes it."""
    handover = handover_for(request, handover_id)
    require_may_prepare(request.actor, handover.office)
    form = ShareForm(
        request.POST or None,
        offices=going_on(request.actor),
        paths=[handover.office.territory.path],
        on=handover.office.valid_to or handover.decided_on,
    )
    return answer_form(
        request,
        form,
        lambda: add_share(
            handover.pk,
            unit_id=form.cleaned_data["unit"].pk,
            office_id=int(form.cleaned_data["office"]),
            by=request.actor,
        ),
        page_of(handover, _("Ghi địa bàn"), _("Ghi địa bàn"), _("Đã ghi địa bàn.")),
    )


@login_required
@require_POST
@answers_refusals
def drop(request: SignedInRequest, share_id: int) -> HttpResponse:
    """Take a unit out of a handover."""
    share = get_object_or_404(Share, pk=share_id)
    handover = handover_for(request, share.handover_id)
    drop_share(share.pk, by=request.actor)
    messages.success(request, _("Đã bỏ địa bàn."))
    return redirect("handover:handover", handover.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def choose(request: SignedInRequest, handover_id: int, kind: str, record_id: int) -> HttpResponse:
    """Ask which successor takes one record."""
    handover = handover_for(request, handover_id)
    require_may_prepare(request.actor, handover.office)
    passing = record_named(handover, kind, record_id)
    if passing is None:
        raise Http404
    known = handover.choices.filter(kind=kind, record_id=record_id).first()
    form = TakerForm(
        request.POST or None,
        offices=successors(handover),
        blank=_("Theo địa bàn"),
        initial={"office": str(known.office_id) if known else ""},
    )
    return answer_form(
        request,
        form,
        lambda: choose_office(handover.pk, kind, record_id, form.office_id, by=request.actor),
        page_of(
            handover,
            _("Chọn cơ quan nhận"),
            _("Lưu"),
            _("Đã chọn cơ quan nhận."),
            about=passing.title,
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def role(request: SignedInRequest, handover_id: int, appointment_id: int) -> HttpResponse:
    """Ask at which successor a person goes on."""
    handover = handover_for(request, handover_id)
    require_may_prepare(request.actor, handover.office)
    found = {one.pk: one for one in open_appointments(handover)}
    if appointment_id not in found:
        raise Http404
    known = handover.roles.filter(appointment=appointment_id).first()
    form = TakerForm(
        request.POST or None,
        offices=successors(handover),
        blank=_("Thôi vai trò khi cơ quan kết thúc"),
        initial={"office": str(known.office_id) if known else ""},
    )
    return answer_form(
        request,
        form,
        lambda: pass_role(handover.pk, appointment_id, form.office_id, by=request.actor),
        page_of(
            handover,
            _("Nơi làm việc tiếp"),
            _("Lưu"),
            _("Đã lưu."),
            about=str(found[appointment_id]),
        ),
    )
