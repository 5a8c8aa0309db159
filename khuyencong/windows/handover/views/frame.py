"""What every page here needs: a handover that the person may see, and one form to answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import visible_handovers

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FormPage:
    """A page with one form: its words, and what it is about."""

    heading: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    handover: Handover
    about: str = ""


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


def answer_form(
    request: SignedInRequest, form: BaseForm, act: Callable[[], Any], page: FormPage
) -> HttpResponse:
    """Show a form of a handover, or do what it asks for and go back to the handover."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, str(page.done))
        return redirect("handover:handover", page.handover.pk)
    context = {"page": page, "handover": page.handover, "form": form}
    return render_page(request, "handover/one_form.html", context, status=sent.status)
