"""What every page here needs: the relocation that the person may see, or a plain 404."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.relocations.models import Relocation
from khuyencong.activities.relocations.permissions import require_may_keep, visible_relocations
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import FormPage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def relocation_for(request: SignedInRequest, relocation_id: int) -> Relocation:
    """Return a relocation that the actor may see."""
    seen = visible_relocations(request.actor).select_related(
        "establishment", "proposal", "lot__cluster", "delivery"
    )
    relocation = seen.filter(pk=relocation_id).first()
    if relocation is None:
        raise Http404
    return relocation


def kept_relocation(request: SignedInRequest, relocation_id: int) -> Relocation:
    """Return a relocation that the actor keeps. Refuses who may only see it."""
    relocation = relocation_for(request, relocation_id)
    require_may_keep(request.actor, relocation)
    return relocation


def page_of(relocation: Relocation, heading: "StrOrPromise", done: "StrOrPromise") -> FormPage:
    """Return what stands around a form about a relocation."""
    address = reverse("relocations:relocation", args=[relocation.pk])
    crumbs = ((_("Di dời"), reverse("relocations:list")), (str(relocation.establishment), address))
    title = f"{heading}: {relocation.establishment}"
    return FormPage(title, _("Ghi"), done, address, "relocations", crumbs)
