"""Open a tour again whose delivery was withdrawn."""

from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.services.locking import lock_tour
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_tour(delivery: Delivery, *, by: Actor) -> None:
    """Let people and costs of a tour be corrected; its report is a draft to hand in anew."""
    tour_id = Tour.objects.filter(delivery=delivery).values_list("pk", flat=True).first()
    if tour_id is None:
        return
    tour = lock_tour(tour_id)
    tour.delivery = None
    tour.reported_on = None
    tour.reported_by = None
    tour.version += 1
    tour.save(update_fields=["delivery", "reported_on", "reported_by", "version"])
    record(
        "tour.reopened",
        tour.reference,
        by=by,
        before={"cost_vnd": delivery.cost_vnd, "report": tour.report_text},
        reason=delivery.withdrawal_reason,
    )
