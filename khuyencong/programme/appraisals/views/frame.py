"""What every page here needs: the đề án or appraisal that the person may see, or a plain 404."""

from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


def proposal_for(request: SignedInRequest, proposal_id: int) -> Proposal:
    """Return a đề án that the actor may see. A stranger's address looks like one not there."""
    proposal = (
        visible_proposals(request.actor)
        .select_related("office__territory", "unit", "plan_line", "implementing_establishment")
        .filter(pk=proposal_id)
        .first()
    )
    if proposal is None:
        raise Http404
    return proposal


def appraisal_for(request: SignedInRequest, appraisal_id: int) -> Appraisal:
    """Return an appraisal of a đề án that the actor may see."""
    appraisal = Appraisal.objects.select_related("office").filter(pk=appraisal_id).first()
    if appraisal is None:
        raise Http404
    appraisal.proposal = proposal_for(request, appraisal.proposal_id)
    return appraisal
