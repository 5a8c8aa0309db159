"""What pages here need: the record that the person may see, or a plain 404; a form's frame."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.machinery.models import Machine, Measure
from khuyencong.activities.machinery.permissions import visible_machines
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import FormPage
from khuyencong.programme.proposals.permissions import visible_proposals

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def machine_for(request: SignedInRequest, machine_id: int) -> Machine:
    """Return a machine of a đề án that the actor may see."""
    machine = (
        visible_machines(request.actor)
        .select_related(
            "proposal__office",
            "proposal__unit",
            "contract_item__contract",
            "contract_item__beneficiary__establishment",
        )
        .filter(pk=machine_id)
        .first()
    )
    if machine is None:
        raise Http404
    return machine


def page_of(
    machine: Machine, heading: "StrOrPromise", button: "StrOrPromise", done: "StrOrPromise"
) -> FormPage:
    """Return what stands around a form about a machine."""
    proposal, address = machine.proposal, reverse("machinery:machine", args=[machine.pk])
    crumbs = (
        (_("Máy móc, thiết bị"), reverse("machinery:list")),
        (proposal.code, reverse("workspace:proposal", args=[proposal.pk])),
        (machine.name, address),
    )
    title = f"{heading}: {machine.name}"
    return FormPage(title, button, done, address, "machinery", crumbs)


def measure_for(request: SignedInRequest, measure_id: int) -> Measure:
    """Return a measurement of a đề án that the actor may see."""
    visible = Measure.objects.filter(proposal__in=visible_proposals(request.actor))
    measure = visible.select_related("proposal__unit").filter(pk=measure_id).first()
    if measure is None:
        raise Http404
    return measure
