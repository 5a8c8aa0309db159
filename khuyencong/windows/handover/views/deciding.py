"""Approve, take back, cancel, carry out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.programme.proposals.views.frame import posted_number
from khuyencong.windows.handover.forms import ReasonForm
from khuyencong.windows.handover.services import (
    approve_handover,
    cancel_handover,
    carry_out,
    reopen_handover,
)
from khuyencong.windows.handover.views.frame import handover_for, page_of


@login_required
@require_POST
@answers_refusals
def approve(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Approve a handover as the person saw it."""
    handover = handover_for(request, handover_id)
    version = posted_number(request, "version")
    approve_handover(handover.pk, version=version, by=request.actor, on=clock.today())
    messages.success(request, _("Đã phê duyệt chuyển giao."))
    return redirect("handover:handover", handover.pk)


@login_required
@require_POST
@answers_refusals
def perform(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Carry a handover out."""
    handover = handover_for(request, handover_id)
    carry_out(handover.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã thực hiện chuyển giao."))
    return redirect("handover:handover", handover.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def reopen(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Ask why an approved handover is taken back into preparation."""
    handover = handover_for(request, handover_id)
    form = ReasonForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: reopen_handover(handover.pk, by=request.actor, **form.cleaned_data),
        page_of(
            handover, _("Mở lại để sửa"), _("Mở lại"), _("Đã mở lại. Sửa xong phải phê duyệt lại.")
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def cancel(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Ask why a handover is given up."""
    handover = handover_for(request, handover_id)
    form = ReasonForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: cancel_handover(handover.pk, by=request.actor, **form.cleaned_data),
        page_of(handover, _("Hủy chuyển giao"), _("Hủy chuyển giao"), _("Đã hủy chuyển giao.")),
    )
