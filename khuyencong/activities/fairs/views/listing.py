"""The list of fairs, one fair whole, a product's picture."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from khuyencong.activities.fairs.forms import FilterForm
from khuyencong.activities.fairs.models import Fair, Product
from khuyencong.activities.fairs.permissions import (
    entering_refusal,
    keeping_refusal,
    visible_exhibitors,
    visible_fairs,
)
from khuyencong.activities.fairs.queries import (
    booths_of,
    exhibitor_views,
    limits_of,
    list_rows,
    tasks_of,
    totals_of,
)
from khuyencong.activities.fairs.states import Phase
from khuyencong.activities.fairs.views.frame import fair_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@require_safe
@answers_refusals
def fair_list(request: SignedInRequest) -> HttpResponse:
    """Show the fairs that the person may see, the latest first."""
    today = clock.today()
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(
        visible_fairs(request.actor),
        text=asked.get("text", ""),
        phase=asked.get("phase", ""),
        on=today,
    )
    page = keyset_page(rows, request=request, order=["-starts_on", "-id"])
    context = {
        "page": page,
        "rows": [(fair, fair.phase(today)) for fair in page.rows],
        "form": form,
        "is_narrowed": any(asked.values()),
        "may_keep": keeping_refusal(request.actor, request.actor.office_id or 0) is None,
    }
    return render_page(request, "fairs/fair_list.html", context)


@login_required
@require_safe
@answers_refusals
def fair_page(request: SignedInRequest, fair_id: int) -> HttpResponse:
    """Show one fair: booths, exhibitors with their figures, what is to be prepared."""
    fair = fair_for(request, fair_id)
    today = clock.today()
    phase = fair.phase(today)
    views = exhibitor_views(visible_exhibitors(request.actor, fair), fair, on=today)
    booths = list(booths_of(fair))
    limits = limits_of([one.proposal for one in booths if one.proposal], on=today)
    may_keep = keeping_refusal(request.actor, fair.office_id) is None
    is_live = phase is not Phase.CANCELLED
    context = {
        "fair": fair,
        "phase": phase,
        "booths": [
            (booth, limits.get(booth.proposal_id) if booth.proposal_id else None)
            for booth in booths
        ],
        "exhibitors": [
            (view, is_live and entering_refusal(request.actor, view.exhibitor) is None)
            for view in views
        ],
        "totals": totals_of(views),
        "tasks": _tasks(fair) if request.actor.office_id is not None else [],
        "today": today,
        "is_staff": request.actor.office_id is not None,
        "may_keep": may_keep and is_live,
        "may_report": may_keep and phase is Phase.OVER,
    }
    return render_page(request, "fairs/fair.html", context)


def _tasks(fair: Fair) -> list[object]:
    return list(tasks_of(fair))


@login_required
@require_safe
@answers_refusals
def picture(request: SignedInRequest, product_id: int) -> HttpResponseBase:
    """Give the picture of a product whose exhibitor the person may read."""
    product = (
        Product.objects.filter(pk=product_id, picture__isnull=False)
        .select_related("picture", "exhibitor")
        .first()
    )
    if product is None:
        raise Http404
    fair = fair_for(request, product.exhibitor.fair_id)
    if not visible_exhibitors(request.actor, fair).filter(pk=product.exhibitor_id).exists():
        raise Http404
    assert product.picture is not None, "filtered by it"
    return file_response(product.picture)
