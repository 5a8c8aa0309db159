"""What every page of an establishment needs: the record that the person may see, or a 404."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from khuyencong.engines.refusals import Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.registers.establishments.models import Establishment
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
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act()
            except Refused as refusal:
                form.add_problems(refusal.problems)
                status = refusal.http_status
            else:
                messages.success(request, str(done))
                return redirect("establishments:detail", establishment.pk)
    context = {
        "establishment": establishment,
        "form": form,
        "form_title": title,
        "button": button,
    }
    return render_page(request, "establishments/fact_form.html", context, status=status)
