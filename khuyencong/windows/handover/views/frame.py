"""What every page here needs: a handover that the person may see, and what stands around a form."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import FormPage
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import visible_handovers

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def handover_for(request: SignedInRequest, handover_id: int) -> Handover:
    """Return a handover that the actor may see."""
    handover = (
        visible_handovers(request.actor)
        .select_related(
            "office__territory",
            "rest_office__territory",
            "made_by",
            "approved_by",
            "carried_out_by",
        )
        .filter(pk=handover_id)
        .first()
    )
    if handover is None:
        raise Http404
    return handover


def page_of(
    handover: Handover,
    heading: "StrOrPromise",
    button: "StrOrPromise",
    done: "StrOrPromise",
    *,
    about: str = "",
) -> FormPage:
    """Return what stands around a form about a handover."""
    address = reverse("handover:handover", args=[handover.pk])
    crumbs = ((_("Chuyển giao"), reverse("handover:list")), (handover.number, address))
    return FormPage(heading, button, done, address, "handover", crumbs, about=about)
