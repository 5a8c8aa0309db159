"""What pages here need: the record that the person may see, or a plain 404; a form's frame."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.permissions import require_may_keep, visible_tours
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import Crumb, FormPage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def page_of(
    heading: "StrOrPromise",
    button: "StrOrPromise",
    done: "StrOrPromise",
    tour: Tour | None = None,
) -> FormPage:
    """Return what stands around a form about a tour, or about a new one."""
    listed = reverse("study_tours:list")
    crumbs: list[Crumb] = [(_("Tham quan học tập"), listed)]
    if tour is None:
        return FormPage(heading, button, done, listed, "study_tours", crumbs, _address)
    return FormPage(
        heading,
        button,
        done,
        _address(tour),
        "study_tours",
        [*crumbs, (tour.title, _address(tour))],
    )


def _address(tour: Tour) -> str:
    return reverse("study_tours:tour", args=[tour.pk])


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
