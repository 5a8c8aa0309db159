"""Lock a round, the uppermost record here, then what lies in it; move it on; leave a trace."""

from typing import Any

from khuyencong.activities.awards.models import Entry, VoteRound
from khuyencong.activities.awards.states import ROUND_WORKFLOW, RoundAction
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.services import lock_proposal


def lock_round(round_id: int) -> VoteRound:
    """Return a round, locked until the transaction ends."""
    return (
        VoteRound.objects.select_for_update(of=("self",))
        .select_related("office", "unit")
        .get(pk=round_id)
    )


def lock_round_below_proposal(round_id: int) -> VoteRound:
    """Return a round with its đề án locked before it, since that is the upper record."""
    proposal_id = VoteRound.objects.values_list("proposal_id", flat=True).get(pk=round_id)
    if proposal_id is not None:
        lock_proposal(proposal_id)
    return lock_round(round_id)


def lock_entry(entry_id: int) -> Entry:
    """Return a product with its round, both locked."""
    vote = lock_round(Entry.objects.values_list("round_id", flat=True).get(pk=entry_id))
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("establishment")
        .get(pk=entry_id)
    )
    entry.round = vote
    return entry


def require_version(record_now: VoteRound | Entry, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if record_now.version != version:
        raise OutOfStep(Problem("awards.changed_meanwhile", {"name": str(record_now)}))


def require_preparing(vote: VoteRound) -> None:
    """Refuse what belongs before scoring once it has begun."""
    if not vote.is_preparing:
        raise OutOfStep(Problem("awards.preparation_over", {"round_state": vote.state}))


def move(vote: VoteRound, action: RoundAction, *fields: str) -> None:
    """Take a step of the round and save it with some more fields."""
    vote.state = ROUND_WORKFLOW.step(action, state=vote.state).target
    vote.version += 1
    vote.save(update_fields=["state", "version", *fields])


def trace(
    action: str,
    vote: VoteRound,
    *,
    by: Actor,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Leave the trace of what was done in a round."""
    record(f"awards.{action}", vote.reference, by=by, after=after or {}, reason=reason)
