"""The list of relocations, one relocation, its photographs, the limits of standards."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from khuyencong.activities.relocations.forms import FilterForm
from khuyencong.activities.relocations.models import Loan, Relocation, StandardLimit, StepPhoto
from khuyencong.activities.relocations.permissions import (
    VERIFIERS,
    keeping_refusal,
    opening_refusal,
    visible_relocations,
)
from khuyencong.activities.relocations.queries import (
    list_rows,
    pollution_of,
    schedule_for,
    terms_of,
)
from khuyencong.activities.relocations.states import Stage, next_step
from khuyencong.activities.relocations.views.frame import relocation_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.figures import Station
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@require_safe
@answers_refusals
def relocation_list(request: SignedInRequest) -> HttpResponse:
    """Show the relocations that the person may see."""
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(
        visible_relocations(request.actor),
        text=asked.get("text", ""),
        stage=asked.get("stage", ""),
    )
    context = {
        "page": keyset_page(rows, request=request, order=["-id"]),
        "form": form,
        "is_narrowed": any(asked.values()),
        "may_open": opening_refusal(request.actor) is None,
    }
    return render_page(request, "relocations/relocation_list.html", context)


@login_required
@require_safe
@answers_refusals
def relocation_page(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """Show one relocation: its road, pollution before and after, the loan and its support."""
    relocation = relocation_for(request, relocation_id)
    may_keep = keeping_refusal(request.actor, relocation) is None
    proposal = relocation.proposal
    context = {
        "relocation": relocation,
        "stations": stations_of(relocation),
        "next": next_step(relocation.stage),
        "steps": list(relocation.steps.prefetch_related("photos__attachment")),
        "pollution": pollution_of(relocation),
        "loan": Loan.objects.filter(relocation=relocation).first(),
        "schedule": schedule_for(relocation, on=clock.today()),
        "terms": terms_of(proposal, on=clock.today()) if proposal else None,
        "may_keep": may_keep and relocation.stage != Stage.CLOSED,
        "may_measure": may_keep,
        "may_plan": may_keep and relocation.stage in (Stage.RECORDED, Stage.PLANNED),
        "may_report": may_keep and relocation.stage == Stage.CLEARED,
    }
    return render_page(request, "relocations/relocation.html", context)


def stations_of(relocation: Relocation) -> list[Station]:
    """Return the road of a relocation as it is drawn, with the days reached, else planned."""
    reached = {step.stage: step.reached_on for step in relocation.steps.all()}
    due = {one.stage: one.due_on for one in relocation.plan.all()}
    order = list(Stage)
    here = order.index(Stage(relocation.stage))
    return [
        Station(
            stage.label,
            "here" if number == here else "done" if number < here else "ahead",
            reached.get(stage.value) or due.get(stage.value),
        )
        for number, stage in enumerate(order)
    ]


@login_required
@require_safe
@answers_refusals
def photo(request: SignedInRequest, photo_id: int) -> HttpResponseBase:
    """Give a photograph of a relocation that the person may see."""
    seen = StepPhoto.objects.filter(step__relocation__in=visible_relocations(request.actor))
    found = seen.select_related("attachment").filter(pk=photo_id).first()
    if found is None:
        raise Http404
    return file_response(found.attachment)


@login_required
@require_safe
@answers_refusals
def limit_list(request: SignedInRequest) -> HttpResponse:
    """Show the limits of standards that measurements are compared with."""
    context = {
        "limits": list(StandardLimit.objects.select_related("made_by", "verified_by")),
        "may_add": opening_refusal(request.actor) is None,
        "may_verify": request.actor.role in VERIFIERS,
    }
    return render_page(request, "relocations/limit_list.html", context)
