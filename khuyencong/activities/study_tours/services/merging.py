"""Two records of one establishment become one: who went on tours for it follows."""

from khuyencong.activities.study_tours.models import Participant
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:  # noqa: ARG001
    """Move the dropped record's people. Refuses where one went on a tour for both."""
    known = set(
        Participant.objects.filter(establishment=keep).values_list("tour_id", "folded_name")
    )
    people = Participant.objects.filter(establishment=drop).select_related("tour")
    for one in people:
        if (one.tour_id, one.folded_name) in known:
            told = {"name": one.name, "title": one.tour.title}
            raise OutOfStep(Problem("tours.merged_twice_on_tour", told))
    people.update(establishment=keep)
