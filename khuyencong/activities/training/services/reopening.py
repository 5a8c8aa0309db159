"""What a withdrawn delivery means for the class that reported it."""

from khuyencong.activities.training.models import DeliveredPart
from khuyencong.activities.training.queries import live_deliveries
from khuyencong.activities.training.services.locking import lock_class
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_part(delivery: Delivery, *, by: Actor) -> None:
    """Take what was delivered out of the cost of the class; the item may be delivered again.

    The part stays on record with the delivery. With none left, the cost is not known.
    """
    part = DeliveredPart.objects.filter(delivery=delivery).first()
    if part is None:
        return
    training_class = lock_class(part.training_class_id)
    cost_before = training_class.cost_vnd
    left = live_deliveries(training_class)
    training_class.cost_vnd = sum(one.cost_vnd for one in left) if left else None
    training_class.version += 1
    training_class.save(update_fields=["cost_vnd", "version"])
    record(
        "training.reopened",
        training_class.reference,
        by=by,
        before={"cost_vnd": cost_before, "item": delivery.contract_item.name},
        after={"cost_vnd": training_class.cost_vnd},
        reason=delivery.withdrawal_reason,
    )
