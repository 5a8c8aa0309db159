"""Open a round again whose delivery was withdrawn."""

from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.services.locking import lock_round, move, trace
from khuyencong.activities.awards.states import RoundAction
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.models import Delivery


def reopen_round(delivery: Delivery, *, by: Actor) -> None:
    """Put a concluded round back to where its result was recognised, to be concluded anew."""
    round_id = VoteRound.objects.filter(delivery=delivery).values_list("pk", flat=True).first()
    if round_id is None:
        return
    vote = lock_round(round_id)
    vote.delivery = None
    vote.concluded_on = None
    move(vote, RoundAction.REOPEN, "delivery", "concluded_on")
    trace("round_reopened", vote, by=by, reason=delivery.withdrawal_reason)
