"""The form for who holds a link: no account, short, made for a phone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from khuyencong.foundation import clock
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.outcomes.forms import LinkReportForm, initial_figures
from khuyencong.programme.outcomes.queries import follow_up_by_token
from khuyencong.programme.outcomes.services import report_by_link
from khuyencong.programme.outcomes.states import OPEN_STATES, PeriodState


@never_cache
@require_http_methods(["GET", "POST"])
@answers_refusals
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the figures of a period; after they are sent, say so and show them no more."""
    follow_up = follow_up_by_token(token)
    if follow_up is None:
        raise Http404
    today = clock.today()
    is_open = follow_up.state in OPEN_STATES
    is_returned = follow_up.state == PeriodState.RETURNED
    form = LinkReportForm(
        request.POST or None,
        asked=[aim.indicator for aim in follow_up.tracking.aims.all()],
        initial=initial_figures(follow_up.figures.all()) if is_returned else None,
    )
    sent = send_or_mark(
        request,
        form,
        lambda: report_by_link(
            token,
            form.values(),
            reporter_name=form.cleaned_data["reporter_name"],
            on=today,
        ),
    )
    if sent.is_done:
        return redirect("outcomes:answer", token=token)
    context = {
        "follow_up": follow_up,
        "proposal": follow_up.tracking.proposal,
        "form": form,
        "is_open": is_open,
        "is_returned": is_returned,
        "has_begun": follow_up.opens_on <= today,
    }
    response = render_page(request, "outcomes/answer.html", context, status=sent.status)
    response["X-Robots-Tag"] = "noindex"
    return response
