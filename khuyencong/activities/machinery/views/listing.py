"""The list of machines, one machine, its photographs."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from khuyencong.activities.machinery.forms import FilterForm
from khuyencong.activities.machinery.models import Machine, MachinePhoto
from khuyencong.activities.machinery.permissions import (
    keeping_refusal,
    visible_machines,
    visiting_refusal,
)
from khuyencong.activities.machinery.queries import list_rows, same_model_around, visits_due
from khuyencong.activities.machinery.states import Stage, next_on_site
from khuyencong.activities.machinery.views.frame import machine_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.figures import Station
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@require_safe
@answers_refusals
def machine_list(request: SignedInRequest) -> HttpResponse:
    """Show the machines of the đề án that the person may see."""
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    machines = visible_machines(request.actor)
    if asked.get("due"):
        machines = visits_due(machines, on=clock.today())
    rows = list_rows(machines, stage=asked.get("stage", ""), text=asked.get("text", ""))
    page = keyset_page(rows, request=request, order=["-id"])
    context = {"page": page, "form": form, "is_narrowed": any(asked.values())}
    return render_page(request, "machinery/machine_list.html", context)


@login_required
@require_safe
@answers_refusals
def machine_page(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Show one machine: its road, offers, photographs, twins around, visits, and what is next."""
    machine = machine_for(request, machine_id)
    may_keep = keeping_refusal(request.actor, machine.proposal) is None
    is_reported = machine.stage == Stage.REPORTED
    quotes = list(machine.quotes.all())
    context = {
        "machine": machine,
        "proposal": machine.proposal,
        "stations": stations_of(machine),
        "next_stage": next_on_site(machine.stage),
        "quotes": quotes,
        "has_choice": any(quote.is_chosen for quote in quotes),
        "photos": list(machine.photos.select_related("attachment")),
        "visits": list(machine.follow_ups.select_related("made_by")),
        "twins": list(
            same_model_around(
                machine.maker, machine.model, machine.proposal.unit, leaving_out=machine.pk
            )[:20]
        ),
        "may_keep": may_keep and not is_reported,
        "may_report": may_keep and machine.stage == Stage.TRIED,
        "may_visit": is_reported and visiting_refusal(request.actor, machine.proposal) is None,
    }
    return render_page(request, "machinery/machine.html", context)


def stations_of(machine: Machine) -> list[Station]:
    """Return the road of a machine as it is drawn."""
    days = {
        Stage.ORDERED: machine.made_on,
        Stage.DELIVERED: machine.delivered_on,
        Stage.INSTALLED: machine.installed_on,
        Stage.TRIED: machine.tried_on,
        Stage.REPORTED: machine.delivery.reported_on if machine.delivery else None,
    }
    order = list(Stage)
    here = order.index(Stage(machine.stage))
    return [
        Station(
            stage.label,
            "here" if number == here else "done" if number < here else "ahead",
            days[stage],
        )
        for number, stage in enumerate(order)
    ]


@login_required
@require_safe
@answers_refusals
def photo(request: SignedInRequest, photo_id: int) -> HttpResponseBase:
    """Give a photograph of a machine that the person may see."""
    found = (
        MachinePhoto.objects.filter(pk=photo_id, machine__in=visible_machines(request.actor))
        .select_related("attachment")
        .first()
    )
    if found is None:
        raise Http404
    return file_response(found.attachment)
