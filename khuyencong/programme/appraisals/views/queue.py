"""What waits to be appraised, registered or decided."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send
from khuyencong.programme.appraisals.forms import RegistrationForm
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.permissions import appraiser_refusal
from khuyencong.programme.appraisals.queries import (
    awaiting_appraisal,
    awaiting_decision,
    ready_to_register,
)
from khuyencong.programme.appraisals.services import register_many
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.queries import list_rows


@login_required
@require_safe
@answers_refusals
def queue(request: SignedInRequest) -> HttpResponse:
    """Show the đề án that wait for an appraisal, or with ``?viec=quyet-dinh`` for a decision."""
    for_decision = request.GET.get("viec") == "quyet-dinh"
    visible = visible_proposals(request.actor)
    waiting = awaiting_decision(visible) if for_decision else awaiting_appraisal(visible)
    appraisals = Prefetch("appraisals", Appraisal.objects.select_related("office"))
    rows = list_rows(waiting).prefetch_related(appraisals, "decisions")
    page = keyset_page(rows, request=request, order=("state_since", "id"))
    context = {
        "page": page,
        "for_decision": for_decision,
        "own_sheets": _own_sheets(request.actor, page.rows),
    }
    return render_page(request, "appraisals/queue.html", context)


def _own_sheets(actor: Actor, proposals: Iterable[Proposal]) -> set[int]:
    """Return the appraisals in which the actor has a seat: only their sheets open for them."""
    return {
        appraisal.pk
        for proposal in proposals
        for appraisal in proposal.appraisals.all()
        if appraiser_refusal(actor, appraisal) is None
    }


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def register(request: SignedInRequest) -> HttpResponse:
    """Put favourably appraised đề án on a list of registration, several at once."""
    form = RegistrationForm(request.POST or None, today=clock.today())
    rows = list(ready_to_register(visible_proposals(request.actor)))
    chosen = {int(text) for text in request.POST.getlist("proposal") if text.isdigit()}
    wanted = [row.proposal_id for row in rows if row.proposal_id in chosen]
    sent = send(
        request,
        form,
        lambda: register_many(
            wanted,
            list_number=form.cleaned_data["list_number"],
            by=request.actor,
            on=form.cleaned_data["day"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã đăng ký %(count)d đề án.") % {"count": len(wanted)})
        return redirect("appraisals:queue")
    context = {"form": form, "rows": rows, "chosen": chosen, "problems": sent.problems}
    return render_page(request, "appraisals/register.html", context, status=sent.status)
