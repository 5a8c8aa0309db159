"""What pages here need: the record that the person may see, or a plain 404; a form's frame."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair
from khuyencong.activities.fairs.permissions import visible_exhibitors, visible_fairs
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import FormPage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def page_of(
    fair: Fair, heading: "StrOrPromise", button: "StrOrPromise", done: "StrOrPromise"
) -> FormPage:
    """Return what stands around a form about a fair."""
    address = reverse("fairs:fair", args=[fair.pk])
    crumbs = ((_("Hội chợ"), reverse("fairs:list")), (fair.name, address))
    return FormPage(heading, button, done, address, "fairs", crumbs)


def fair_for(request: SignedInRequest, fair_id: int) -> Fair:
    """Return a fair that the actor may see."""
    fair = (
        visible_fairs(request.actor)
        .select_related("office", "proposal", "unit")
        .filter(pk=fair_id)
        .first()
    )
    if fair is None:
        raise Http404
    return fair


def booth_for(request: SignedInRequest, booth_id: int) -> Booth:
    """Return a booth of a fair that the actor may see."""
    booth = (
        Booth.objects.filter(pk=booth_id, fair__in=visible_fairs(request.actor))
        .select_related("fair", "proposal")
        .first()
    )
    if booth is None:
        raise Http404
    return booth


def exhibitor_for(request: SignedInRequest, exhibitor_id: int) -> Exhibitor:
    """Return an exhibitor whose figures the actor may read."""
    fair_id = Exhibitor.objects.filter(pk=exhibitor_id).values_list("fair_id", flat=True).first()
    if fair_id is None:
        raise Http404
    fair = fair_for(request, fair_id)
    found = visible_exhibitors(request.actor, fair).select_related("establishment", "fair")
    exhibitor = found.filter(pk=exhibitor_id).first()
    if exhibitor is None:
        raise Http404
    return exhibitor
