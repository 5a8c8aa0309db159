"""One period: its figures, reporting them, checking them, locking and opening it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.outcomes.forms import ReasonForm, ReportForm, initial_figures
from khuyencong.programme.outcomes.indicators import indicators
from khuyencong.programme.outcomes.models import FollowUp
from khuyencong.programme.outcomes.permissions import (
    checking_refusal,
    following_refusal,
    reporting_refusal,
    unlocking_refusal,
)
from khuyencong.programme.outcomes.services import (
    approve_figures,
    close_period,
    give_link,
    open_period,
    report_figures,
    return_figures,
)
from khuyencong.programme.outcomes.states import OPEN_STATES, PeriodState
from khuyencong.programme.outcomes.views.frame import follow_up_for, version_sent


@login_required
@require_safe
@answers_refusals
def period(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Show one period with its figures beside the aims, and what can be done now."""
    follow_up = follow_up_for(request, follow_up_id)
    return _page(request, follow_up, ReasonForm(initial={"version": follow_up.version}))


def _page(
    request: SignedInRequest, follow_up: FollowUp, form: ReasonForm, *, status: int = 200
) -> HttpResponse:
    actor, today = request.actor, clock.today()
    is_open = follow_up.state in OPEN_STATES
    is_reported = follow_up.state == PeriodState.REPORTED
    figures = {figure.indicator: figure for figure in follow_up.figures.all()}
    known = indicators()
    may_follow = following_refusal(actor, follow_up.tracking.proposal) is None
    context = {
        "follow_up": follow_up,
        "tracking": follow_up.tracking,
        "proposal": follow_up.tracking.proposal,
        "rows": [
            (known[aim.indicator], aim, figures.get(aim.indicator))
            for aim in follow_up.tracking.aims.all()
            if aim.indicator in known
        ],
        "form": form,
        "has_begun": follow_up.opens_on <= today,
        "may_report": is_open and reporting_refusal(actor, follow_up) is None,
        "may_give_link": is_open and may_follow,
        "link": _link(request, follow_up) if may_follow and is_open else "",
        "check_refusal": checking_refusal(actor, follow_up) if is_reported else None,
        "is_reported": is_reported,
        "is_staff": actor.establishment_id is None,
        "may_close": is_open and unlocking_refusal(actor, follow_up) is None,
        "may_open": follow_up.is_locked and unlocking_refusal(actor, follow_up) is None,
        "today": today,
    }
    return render_page(request, "outcomes/period.html", context, status=status)


def _link(request: SignedInRequest, follow_up: FollowUp) -> str:
    if not follow_up.token:
        return ""
    return request.build_absolute_uri(reverse("outcomes:answer", args=[follow_up.token]))


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Report the figures of a period."""
    follow_up = follow_up_for(request, follow_up_id)
    if problem := reporting_refusal(request.actor, follow_up):
        raise NotPermitted(problem)
    form = ReportForm(
        request.POST or None,
        asked=[aim.indicator for aim in follow_up.tracking.aims.all()],
        initial=initial_figures(follow_up.figures.all(), follow_up.note),
    )
    sent = send_or_mark(
        request,
        form,
        lambda: report_figures(
            follow_up.pk,
            form.values(),
            version=version_sent(request),
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã gửi số liệu, chờ kiểm tra."))
        return redirect("outcomes:period", follow_up.pk)
    context = {
        "follow_up": follow_up,
        "tracking": follow_up.tracking,
        "proposal": follow_up.tracking.proposal,
        "form": form,
        "version": request.POST.get("version", follow_up.version),
    }
    return render_page(request, "outcomes/report.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def link(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Make a new link for the establishment."""
    follow_up = follow_up_for(request, follow_up_id)
    give_link(follow_up.pk, by=request.actor)
    messages.success(request, _("Đã tạo đường dẫn mới; đường dẫn cũ không dùng được nữa."))
    return redirect("outcomes:period", follow_up.pk)


@login_required
@require_POST
@answers_refusals
def approve(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Approve the figures of a period."""
    follow_up = follow_up_for(request, follow_up_id)
    approve_figures(follow_up.pk, version=version_sent(request), by=request.actor, on=clock.today())
    messages.success(request, _("Đã duyệt số liệu, kỳ này được khóa."))
    return redirect("outcomes:period", follow_up.pk)


@login_required
@require_POST
@answers_refusals
def send_back(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Send figures back."""
    return _with_reason(request, follow_up_id, return_figures, _("Đã trả lại số liệu."))


@login_required
@require_POST
@answers_refusals
def close(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Close a period without figures."""
    return _with_reason(request, follow_up_id, close_period, _("Đã đóng kỳ này."))


@login_required
@require_POST
@answers_refusals
def unlock(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Open a locked period."""
    return _with_reason(request, follow_up_id, open_period, _("Đã mở khóa kỳ này."))


def _with_reason(
    request: SignedInRequest, follow_up_id: int, act: Callable[..., Any], done: str
) -> HttpResponse:
    """Do what needs a reason; without one, show the page again with the form marked."""
    follow_up = follow_up_for(request, follow_up_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, follow_up, form, status=422)
    try:
        act(
            follow_up.pk,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
        )
    except Refused as refusal:
        form.add_problems(refusal.problems)
        return _page(request, follow_up, form, status=refusal.http_status)
    messages.success(request, done)
    return redirect("outcomes:period", follow_up.pk)
