"""What every page here needs: the record that the person may see, or a plain 404."""

from django.http import Http404

from khuyencong.activities.machinery.models import Machine, Measure
from khuyencong.activities.machinery.permissions import visible_machines
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


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


def proposal_for(request: SignedInRequest, proposal_id: int) -> Proposal:
    """Return a đề án that the actor may see."""
    proposal = (
        visible_proposals(request.actor).select_related("unit").filter(pk=proposal_id).first()
    )
    if proposal is None:
        raise Http404
    return proposal


def measure_for(request: SignedInRequest, measure_id: int) -> Measure:
    """Return a measurement of a đề án that the actor may see."""
    visible = Measure.objects.filter(proposal__in=visible_proposals(request.actor))
    measure = visible.select_related("proposal__unit").filter(pk=measure_id).first()
    if measure is None:
        raise Http404
    return measure
