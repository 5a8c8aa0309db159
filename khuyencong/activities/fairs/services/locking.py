"""Lock a fair: everything about it is changed by one person at a time."""

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair
from khuyencong.engines.refusals import OutOfStep, Problem


def lock_fair(fair_id: int) -> Fair:
    """Return a fair, locked until the transaction ends."""
    return Fair.objects.select_for_update(of=("self",)).get(pk=fair_id)


def lock_booth(booth_id: int) -> Booth:
    """Return a booth with its fair, which is locked."""
    fair = lock_fair(Booth.objects.values_list("fair_id", flat=True).get(pk=booth_id))
    booth = Booth.objects.select_related("proposal").get(pk=booth_id)
    booth.fair = fair
    return booth


def lock_exhibitor(exhibitor_id: int) -> Exhibitor:
    """Return an exhibitor with its fair, which is locked."""
    fair = lock_fair(Exhibitor.objects.values_list("fair_id", flat=True).get(pk=exhibitor_id))
    exhibitor = Exhibitor.objects.select_related("establishment", "booth").get(pk=exhibitor_id)
    exhibitor.fair = fair
    return exhibitor


def require_not_cancelled(fair: Fair) -> None:
    """Refuse a fair that nobody goes to any more."""
    if fair.cancelled_on is not None:
        told = {"name": fair.name, "cancelled_on": fair.cancelled_on.isoformat()}
        raise OutOfStep(Problem("fairs.cancelled", told))


def require_version(version: int, present: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if version != present:
        raise OutOfStep(Problem("fairs.changed_meanwhile"))


def require_fair_unreported(fair: Fair) -> None:
    """Refuse a fair that was reported: minutes and money may stand on it."""
    if fair.delivery_id is not None:
        raise OutOfStep(Problem("fairs.reported_already", {"thing": fair.name}))


def require_unreported(booth: Booth) -> None:
    """Refuse a booth that was reported: minutes and money may stand on it."""
    if booth.delivery_id is not None:
        raise OutOfStep(Problem("fairs.reported_already", {"thing": booth.position}))
