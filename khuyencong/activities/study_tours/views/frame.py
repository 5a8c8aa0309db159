"""What every page here needs: the record that the person may see, or a plain 404; one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.permissions import require_may_keep, visible_tours
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FormPage:
    """A page with one form: its words, and the tour to go back to (None: a new one)."""

    heading: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    tour: Tour | None = None

    @property
    def back(self) -> str:
        if self.tour is None:
            return reverse("study_tours:list")
        return reverse("study_tours:tour", args=[self.tour.pk])


def answer_form(
    request: SignedInRequest, form: BaseForm, act: Callable[[], Any], page: FormPage
) -> HttpResponse:
    """Show a form of a tour, or do what it asks for and go to the tour."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, str(page.done))
        tour = page.tour or sent.result
        return redirect("study_tours:tour", tour.pk)
    context = {"form": form, "page": page}
    return render_page(request, "study_tours/one_form.html", context, status=sent.status)


def tour_for(request: SignedInRequest, tour_id: int) -> Tour:
    """Return a tour that the actor may see."""
    seen = visible_tours(request.actor).select_related("office", "proposal", "reported_by")
    tour = seen.filter(pk=tour_id).first()
    if tour is None:
        raise Http404
    return tour


def kept_tour(request: SignedInRequest, tour_id: int) -> Tour:
    """Return a tour that the actor may see and keep."""
    tour = tour_for(request, tour_id)
    require_may_keep(request.actor, tour.office_id)
    return tour
