"""Give free places to those who wait, in the order in which they came."""

from datetime import date

from khuyencong.activities.training.models import Trainee, TrainingClass
from khuyencong.activities.training.queries import places_left
from khuyencong.activities.training.states import ClassState, Place
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


def fill_places(training_class: TrainingClass, *, by: Actor, on: date) -> list[Trainee]:
    """Move up who has waited longest while a locked class has free places; leave a trace of each.

    Nobody moves up into a class whose last day is over.
    """
    if training_class.state != ClassState.OPEN or on > training_class.ends_on:
        return []
    free = places_left(training_class)
    waiting = training_class.trainees.filter(standing=Place.WAITING).order_by("pk")
    moved = list(waiting[:free])
    for trainee in moved:
        trainee.standing = Place.ENROLLED
        trainee.moved_up_on = on
        trainee.save(update_fields=["standing", "moved_up_on"])
        record(
            "training.moved_up",
            training_class.reference,
            by=by,
            after={"trainee": trainee.reference, "on": on.isoformat()},
        )
    return moved
