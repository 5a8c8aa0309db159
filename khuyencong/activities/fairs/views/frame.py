"""What every page here needs: the record that the person may see, or a plain 404; one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair
from khuyencong.activities.fairs.permissions import visible_exhibitors, visible_fairs
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FormPage:
    """A page with one form: its words, and where to go when it is done."""

    heading: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    fair: Fair


def answer_form(
    request: SignedInRequest, form: BaseForm, act: Callable[[], Any], page: FormPage
) -> HttpResponse:
    """Show a form of a fair, or do what it asks for and go back to the fair."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, str(page.done))
        return redirect("fairs:fair", page.fair.pk)
    context = {"fair": page.fair, "form": form, "heading": page.heading, "button": page.button}
    return render_page(request, "fairs/one_form.html", context, status=sent.status)


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


def proposal_for(request: SignedInRequest, proposal_id: int) -> Proposal:
    """Return a đề án that the actor may see."""
    proposal = visible_proposals(request.actor).filter(pk=proposal_id).first()
    if proposal is None:
        raise Http404
    return proposal
