"""Lock a tour and say what may still change of it."""

from khuyencong.activities.study_tours.models import Tour
from khuyencong.engines.refusals import OutOfStep, Problem


def lock_tour(tour_id: int) -> Tour:
    """Return a tour, locked until the transaction ends."""
    return Tour.objects.select_for_update(of=("self",)).select_related("office").get(pk=tour_id)


def require_unreported(tour: Tour) -> None:
    """Refuse a tour whose report was handed in: the report tells of it as it was."""
    if tour.reported_on is not None:
        told = {"title": tour.title, "reported_on": tour.reported_on.isoformat()}
        raise OutOfStep(Problem("tours.reported_already", told))


def require_version(version: int, present: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if version != present:
        raise OutOfStep(Problem("tours.changed_meanwhile"))
