"""What pages here need: the record that the person may see, or a plain 404; a form's frame."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.outreach.models import Campaign, Guide
from khuyencong.activities.outreach.permissions import visible_campaigns, visible_guides
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import FormPage
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def page_of(
    heading: "StrOrPromise",
    button: "StrOrPromise",
    done: "StrOrPromise",
    back: str,
    after: Callable[[Any], str] | None = None,
) -> FormPage:
    """Return what stands around a form of outreach."""
    crumbs = ((_("Tuyên truyền"), reverse("outreach:list")),)
    return FormPage(heading, button, done, back, "outreach", crumbs, after)


def campaign_for(request: SignedInRequest, campaign_id: int) -> Campaign:
    """Return a campaign that the actor may see."""
    seen = visible_campaigns(request.actor).select_related("office", "proposal")
    campaign = seen.filter(pk=campaign_id).first()
    if campaign is None:
        raise Http404
    return campaign


def guide_for(request: SignedInRequest, guide_id: int) -> Guide:
    """Return a guide that the actor may see."""
    guide = visible_guides(request.actor).select_related("office").filter(pk=guide_id).first()
    if guide is None:
        raise Http404
    return guide


def items_of(proposal: Proposal | None) -> list[ContractItem]:
    """Return the items of a đề án's contract."""
    return list(ContractItem.objects.filter(contract__proposal=proposal)) if proposal else []
