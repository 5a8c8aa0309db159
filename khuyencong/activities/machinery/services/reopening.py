"""Open a machine again whose delivery was withdrawn."""

from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.states import Stage
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_machine(delivery: Delivery, *, by: Actor) -> None:
    """Put a machine back to where it was tried, to be corrected and reported anew."""
    machine = (
        Machine.objects.select_for_update(of=("self",))
        .select_related("proposal")
        .filter(delivery=delivery)
        .first()
    )
    if machine is None:
        return
    machine.delivery = None
    machine.stage = Stage.TRIED.value
    machine.keep_until = None
    machine.version += 1
    machine.save(update_fields=["delivery", "stage", "keep_until", "version"])
    record(
        "machine.reopened",
        machine.proposal.reference,
        by=by,
        before={"machine": machine.reference, "cost_vnd": delivery.cost_vnd},
        reason=delivery.withdrawal_reason,
    )
