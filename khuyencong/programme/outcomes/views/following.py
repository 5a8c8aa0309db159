"""What is followed: the list of what is due, one đề án with its aims and periods."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.outcomes.forms import AimsForm, FilterForm, initial_aims
from khuyencong.programme.outcomes.indicators import indicators
from khuyencong.programme.outcomes.models import Tracking
from khuyencong.programme.outcomes.permissions import following_refusal, visible_follow_ups
from khuyencong.programme.outcomes.presenting import figure_text
from khuyencong.programme.outcomes.services import follow_all, set_aims
from khuyencong.programme.outcomes.states import PeriodState
from khuyencong.programme.outcomes.views.frame import tracking_for
from khuyencong.programme.outcomes.waiting import waiting


@login_required
@require_safe
@answers_refusals
def follow_up_list(request: SignedInRequest) -> HttpResponse:
    """Show the periods by their day; above them what waits."""
    form, actor, today = FilterForm(request.GET), request.actor, clock.today()
    follow_ups = visible_follow_ups(actor).select_related("tracking__proposal")
    state = form.state_wanted()
    if state in PeriodState.values:
        follow_ups = follow_ups.filter(state=state)
    context = {
        "form": form,
        "is_narrowed": bool(state),
        "page": keyset_page(follow_ups, request=request, order=("due_on", "id")),
        "waiting": waiting(actor, on=today),
        "today": today,
    }
    return render_page(request, "outcomes/follow_up_list.html", context)


@login_required
@require_POST
@answers_refusals
def follow(request: SignedInRequest) -> HttpResponse:
    """Begin to follow every accepted đề án of the actor's reach."""
    count = follow_all(by=request.actor, on=clock.today())
    messages.success(request, _("Đã lập theo dõi cho %(count)s đề án.") % {"count": count})
    return redirect("outcomes:list")


@login_required
@require_safe
@answers_refusals
def tracking(request: SignedInRequest, tracking_id: int) -> HttpResponse:
    """Show one đề án: how each indicator was, what is wanted, and what each period brought."""
    tracking = tracking_for(request, tracking_id)
    context = {
        "tracking": tracking,
        "proposal": tracking.proposal,
        "periods": tracking.follow_ups.all(),
        "rows": _rows(tracking),
        "may_follow": following_refusal(request.actor, tracking.proposal) is None,
        "today": clock.today(),
    }
    return render_page(request, "outcomes/tracking.html", context)


def _rows(tracking: Tracking) -> list[tuple[object, object, list[str]]]:
    """Return each indicator with its aim, and its figure of each period as text."""
    known = indicators()
    figures = [
        {figure.indicator: figure for figure in one.figures.all()}
        for one in tracking.follow_ups.all()
    ]
    return [
        (
            known[aim.indicator],
            aim,
            [figure_text(known[aim.indicator], of.get(aim.indicator)) for of in figures],
        )
        for aim in tracking.aims.all()
        if aim.indicator in known
    ]


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def aims(request: SignedInRequest, tracking_id: int) -> HttpResponse:
    """Say by what a đề án is followed, how each was before and what is wanted."""
    tracking = tracking_for(request, tracking_id)
    if problem := following_refusal(request.actor, tracking.proposal):
        raise NotPermitted(problem)
    initial = dict(initial_aims(tracking.aims.all(), tracking.version))
    form = AimsForm(request.POST or None, initial=initial)
    sent = send_or_mark(
        request,
        form,
        lambda: set_aims(
            tracking.pk, form.values(), version=form.cleaned_data["version"], by=request.actor
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu hiện trạng và mục tiêu."))
        return redirect("outcomes:tracking", tracking.pk)
    context = {"tracking": tracking, "proposal": tracking.proposal, "form": form}
    return render_page(request, "outcomes/aims.html", context, status=sent.status)
