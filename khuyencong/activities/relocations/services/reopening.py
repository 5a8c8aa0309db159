"""Open a relocation again whose delivery was withdrawn."""

from khuyencong.activities.relocations.models import Relocation
from khuyencong.activities.relocations.states import Stage
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_relocation(delivery: Delivery, *, by: Actor) -> None:
    """Put a relocation back to where its old site was cleared, to be reported anew."""
    relocation = (
        Relocation.objects.select_for_update(of=("self",)).filter(delivery=delivery).first()
    )
    if relocation is None:
        return
    relocation.delivery = None
    relocation.stage = Stage.CLEARED.value
    relocation.version += 1
    relocation.save(update_fields=["delivery", "stage", "version"])
    record(
        "relocation.reopened",
        relocation.reference,
        by=by,
        before={"cost_vnd": delivery.cost_vnd},
        reason=delivery.withdrawal_reason,
    )
