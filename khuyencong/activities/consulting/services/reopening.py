"""Open a consultancy again whose delivery was withdrawn."""

from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.consulting.states import Stage
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_assignment(delivery: Delivery, *, by: Actor) -> None:
    """Put a consultancy back to where the establishment had accepted it."""
    assignment = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("proposal")
        .filter(delivery=delivery)
        .first()
    )
    if assignment is None:
        return
    assignment.delivery = None
    assignment.stage = Stage.ACCEPTED.value
    assignment.version += 1
    assignment.save(update_fields=["delivery", "stage", "version"])
    record(
        "consulting.reopened",
        assignment.proposal.reference,
        by=by,
        before={"assignment": assignment.reference, "cost_vnd": delivery.cost_vnd},
        reason=delivery.withdrawal_reason,
    )
