"""Take out of a tour what was entered wrongly, until its report is handed in."""

from typing import Any

from django.db import transaction

from khuyencong.activities.study_tours.models import Cost, Participant, Stop, Tour
from khuyencong.activities.study_tours.permissions import require_may_keep
from khuyencong.activities.study_tours.services.locking import lock_tour, require_unreported
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


def _lock_open(tour_id: int, by: Actor) -> Tour:
    tour = lock_tour(tour_id)
    require_may_keep(by, tour.office_id)
    require_unreported(tour)
    return tour


@transaction.atomic
def remove_stop(stop_id: int, *, by: Actor) -> None:
    """Take a place to visit out of the programme."""
    tour = _lock_open(Stop.objects.values_list("tour_id", flat=True).get(pk=stop_id), by)
    stop = Stop.objects.get(pk=stop_id)
    told = {"place": stop.place, "host": stop.host, "day": stop.day.isoformat()}
    stop.delete()
    record("tour.stop_removed", tour.reference, by=by, before=told)


@transaction.atomic
def remove_participant(participant_id: int, *, by: Actor) -> None:
    """Take a person off the list. Who it was stays outside of the chain, as personal data does."""
    tour_id = Participant.objects.values_list("tour_id", flat=True).get(pk=participant_id)
    tour = _lock_open(tour_id, by)
    person = Participant.objects.get(pk=participant_id)
    told = {"of_establishment": person.establishment_id is not None}
    personal = {"name": person.name}
    person.delete()
    record("tour.participant_removed", tour.reference, by=by, before=told, personal=personal)


@transaction.atomic
def remove_cost(cost_id: int, *, by: Actor) -> None:
    """Take a cost out."""
    tour = _lock_open(Cost.objects.values_list("tour_id", flat=True).get(pk=cost_id), by)
    cost = Cost.objects.get(pk=cost_id)
    told: dict[str, Any] = {
        "text": cost.text,
        "total_vnd": cost.total_vnd,
        "norm_vnd": cost.norm_vnd,
    }
    cost.delete()
    record("tour.cost_removed", tour.reference, by=by, before=told)
