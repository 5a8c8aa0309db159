"""Two records of one establishment become one: its places at fairs follow."""

from khuyencong.activities.fairs.models import Exhibitor
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:  # noqa: ARG001
    """Move the dropped record's places. Refuses where both have one at the same fair."""
    places = Exhibitor.objects.filter(establishment=drop)
    both = places.filter(fair__exhibitors__establishment=keep).select_related("fair").first()
    if both is not None:
        told = {"name": both.fair.name}
        raise OutOfStep(Problem("fairs.merged_at_one_fair", told))
    places.update(establishment=keep)
