"""What every page here needs: the record that the person may see, or a plain 404; one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from khuyencong.activities.outreach.models import Campaign, Guide
from khuyencong.activities.outreach.permissions import visible_campaigns, visible_guides
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FormPage:
    """A page with one form: its words, and the address to go back to.

    ``after`` makes the address from what was done, where that is another one.
    """

    heading: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    back: str
    after: Callable[[Any], str] | None = None


def answer_form(
    request: SignedInRequest, form: BaseForm, act: Callable[[], Any], page: FormPage
) -> HttpResponse:
    """Show a form, or do what it asks for and go back."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, str(page.done))
        return redirect(page.after(sent.result) if page.after else page.back)
    context = {"form": form, "page": page}
    return render_page(request, "outreach/one_form.html", context, status=sent.status)


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


def proposal_for(request: SignedInRequest, proposal_id: int) -> Proposal:
    """Return a đề án that the actor may see."""
    proposal = visible_proposals(request.actor).filter(pk=proposal_id).first()
    if proposal is None:
        raise Http404
    return proposal


def items_of(proposal: Proposal | None) -> list[ContractItem]:
    """Return the items of a đề án's contract."""
    return list(ContractItem.objects.filter(contract__proposal=proposal)) if proposal else []
