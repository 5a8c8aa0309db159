"""Take out of a tour what was entered wrongly."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.services import (
    remove_cost,
    remove_participant,
    remove_stop,
)
from khuyencong.activities.study_tours.views.frame import kept_tour
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals


@login_required
@require_POST
@answers_refusals
def stop(request: SignedInRequest, tour_id: int, stop_id: int) -> HttpResponse:
    """Take a place to visit out."""
    tour = kept_tour(request, tour_id)
    return _removed(
        request, tour, tour.stops.all(), stop_id, lambda key: remove_stop(key, by=request.actor)
    )


@login_required
@require_POST
@answers_refusals
def participant(request: SignedInRequest, tour_id: int, participant_id: int) -> HttpResponse:
    """Take a person off the list."""
    tour = kept_tour(request, tour_id)
    return _removed(
        request,
        tour,
        tour.participants.all(),
        participant_id,
        lambda key: remove_participant(key, by=request.actor),
    )


@login_required
@require_POST
@answers_refusals
def cost(request: SignedInRequest, tour_id: int, cost_id: int) -> HttpResponse:
    """Take a cost out."""
    tour = kept_tour(request, tour_id)
    return _removed(
        request, tour, tour.costs.all(), cost_id, lambda key: remove_cost(key, by=request.actor)
    )


def _removed(
    request: SignedInRequest,
    tour: Tour,
    rows: "QuerySet[Model]",
    key: int,
    remove: Callable[[int], None],
) -> HttpResponse:
    """Remove one of a tour's rows and go back to the tour; 404 for a row of another."""
    row = get_object_or_404(rows, pk=key)
    told = str(row)
    remove(key)
    messages.success(request, _("Đã bỏ “%(what)s”.") % {"what": told})
    return redirect("study_tours:tour", tour.pk)
