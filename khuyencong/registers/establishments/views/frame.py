"""What every page of an establishment needs: the record that the person may see, or a 404."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.permissions import require_permitted
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.establishments.scope import office_paths

Text = str | Promise


def establishment_for(request: SignedInRequest, establishment_id: int) -> Establishment:
    """Return what the actor may see. A stranger's address looks like one that is not there."""
    establishment = (
        visible_establishments(request.actor)
        .select_related("head_unit__parent")
        .filter(pk=establishment_id)
        .first()
    )
    if establishment is None:
        raise Http404
    return establishment


def permitted_establishment(
    request: SignedInRequest,
    establishment_id: int,
    refusal: Callable[[Actor, Establishment], Problem | None],
) -> Establishment:
    """Return what the actor may see and may do this with; refuse, for the reason given, else."""
    establishment = establishment_for(request, establishment_id)
    require_permitted(refusal(request.actor, establishment))
    return establishment


def own_paths(actor: Actor | None, establishment: Establishment | None = None) -> tuple[str, ...]:
    """Return the territories whose communes a form suggests: the office's, or where one is."""
    if actor is not None and actor.office_id is not None:
        return office_paths(actor.office_id)
    if establishment is not None:
        steps = establishment.head_unit.path.split("/")
        return (f"{'/'.join(steps[:2])}/",)  # the applicant's province
    return ()


def answer_form(
    request: SignedInRequest,
    establishment: Establishment,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    title: Text,
    button: Text,
    done: Text,
) -> HttpResponse:
    """Show a form about an establishment; when it is sent and right, act and go back to the page.

    A refusal stands beside the form, with everything that was typed.
    """
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, str(done))
        return redirect("establishments:detail", establishment.pk)
    context = {
        "establishment": establishment,
        "form": form,
        "form_title": title,
        "button": button,
    }
    return render_page(request, "establishments/fact_form.html", context, status=sent.status)
