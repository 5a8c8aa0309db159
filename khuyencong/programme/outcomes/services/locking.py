"""Lock a period after its đề án, since that is the upper record."""

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.outcomes.models import FollowUp, Tracking
from khuyencong.programme.proposals.services import lock_proposal


def lock_tracking(tracking_id: int) -> Tracking:
    """Return what is followed of a đề án, both locked until the transaction ends."""
    proposal_id = Tracking.objects.values_list("proposal_id", flat=True).get(pk=tracking_id)
    proposal = lock_proposal(proposal_id)
    tracking = Tracking.objects.select_for_update(of=("self",)).get(pk=tracking_id)
    tracking.proposal = proposal
    return tracking


def lock_follow_up(follow_up_id: int) -> FollowUp:
    """Return a period with what it belongs to, all locked until the transaction ends."""
    tracking_id = FollowUp.objects.values_list("tracking_id", flat=True).get(pk=follow_up_id)
    tracking = lock_tracking(tracking_id)
    follow_up = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up_id)
    follow_up.tracking = tracking
    return follow_up


def require_version(follow_up: FollowUp, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if follow_up.version != version:
        raise OutOfStep(Problem("outcomes.changed_meanwhile"))
