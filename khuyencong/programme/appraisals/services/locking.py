"""Lock an appraisal: its đề án first, since that is the upper record."""

from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.proposals.services import lock_proposal


def lock_appraisal(appraisal_id: int) -> Appraisal:
    """Return an appraisal with its đề án, both locked until the transaction ends."""
    proposal_id = Appraisal.objects.values_list("proposal_id", flat=True).get(pk=appraisal_id)
    proposal = lock_proposal(proposal_id)
    appraisal = (
        Appraisal.objects.select_for_update(of=("self",))
        .select_related("office")
        .get(pk=appraisal_id)
    )
    appraisal.proposal = proposal
    return appraisal
