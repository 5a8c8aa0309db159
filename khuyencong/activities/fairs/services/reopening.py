"""Open a booth or a fair again whose delivery was withdrawn."""

from khuyencong.activities.fairs.models import Booth, Fair
from khuyencong.activities.fairs.services.locking import lock_booth, lock_fair
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_fair_or_booth(delivery: Delivery, *, by: Actor) -> None:
    """Let the booth or the fair that was reported be corrected and reported anew."""
    booth_id = Booth.objects.filter(delivery=delivery).values_list("pk", flat=True).first()
    if booth_id is not None:
        booth = lock_booth(booth_id)
        _reopen(booth)
        before = {"booth": booth.position, "cost_vnd": delivery.cost_vnd}
        record(
            "fair.booth_reopened",
            booth.fair.reference,
            by=by,
            before=before,
            reason=delivery.withdrawal_reason,
        )
    fair_id = Fair.objects.filter(delivery=delivery).values_list("pk", flat=True).first()
    if fair_id is not None:
        fair = lock_fair(fair_id)
        _reopen(fair)
        record(
            "fair.reopened",
            fair.reference,
            by=by,
            before={"cost_vnd": delivery.cost_vnd},
            reason=delivery.withdrawal_reason,
        )


def _reopen(reported: Booth | Fair) -> None:
    reported.delivery = None
    reported.version += 1
    reported.save(update_fields=["delivery", "version"])
