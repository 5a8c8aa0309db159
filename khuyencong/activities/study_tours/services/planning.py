"""Plan a tour: its days, stops, people and costs."""

from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.activities.study_tours.checks import (
    problems_of_cost,
    problems_of_participant,
    problems_of_stop,
    problems_of_tour,
)
from khuyencong.activities.study_tours.models import Cost, Participant, Stop, Tour
from khuyencong.activities.study_tours.norms import norm_on
from khuyencong.activities.study_tours.permissions import require_may_begin, require_may_keep
from khuyencong.activities.study_tours.services.locking import (
    lock_tour,
    require_unreported,
    require_version,
)
from khuyencong.activities.study_tours.states import ACTIVITIES
from khuyencong.activities.study_tours.values import (
    CostValues,
    ParticipantValues,
    StopValues,
    TourValues,
)
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.services import lock_proposal


@transaction.atomic
def plan_tour(values: TourValues, *, proposal_id: int | None = None, by: Actor, on: date) -> Tour:
    """Enter a tour of the clerk's own office, for a đề án where there is one."""
    proposal = _proposal(proposal_id, by=by)
    require_may_keep(by, by.office_id or 0)
    require(problems_of_tour(values))
    assert by.user_id is not None, "a person enters it"
    assert by.office_id is not None, "a clerk has an office"
    tour = Tour(office_id=by.office_id, proposal=proposal, made_on=on, made_by_id=by.user_id)
    _write(tour, values)
    tour.save()
    record("tour.planned", tour.reference, by=by, after=_told(tour))
    return tour


def _proposal(proposal_id: int | None, *, by: Actor) -> Proposal | None:
    if proposal_id is None:
        return None
    proposal = lock_proposal(proposal_id)
    require_may_begin(by, proposal)
    if proposal.activity not in ACTIVITIES:
        raise Refused(Problem("tours.other_activity", {"code": proposal.code}))
    return proposal


@transaction.atomic
def change_tour(tour_id: int, values: TourValues, *, version: int, by: Actor) -> Tour:
    """Correct a tour whose report was not handed in yet."""
    tour = _changing(tour_id, by)
    require_version(version, tour.version)
    require(problems_of_tour(values, tour))
    before = _told(tour)
    _write(tour, values)
    tour.version += 1
    tour.save()
    record("tour.changed", tour.reference, by=by, before=before, after=_told(tour))
    return tour


def _write(tour: Tour, values: TourValues) -> None:
    tour.title = tidy(values.title)
    tour.destination = tidy(values.destination)
    tour.purpose = values.purpose.strip()
    tour.starts_on = values.starts_on
    tour.ends_on = values.ends_on


def _told(tour: Tour) -> dict[str, Any]:
    return {
        "title": tour.title,
        "destination": tour.destination,
        "starts_on": tour.starts_on.isoformat(),
        "ends_on": tour.ends_on.isoformat(),
    }


def _changing(tour_id: int, by: Actor) -> Tour:
    tour = lock_tour(tour_id)
    require_may_keep(by, tour.office_id)
    require_unreported(tour)
    return tour


@transaction.atomic
def add_stop(tour_id: int, values: StopValues, *, by: Actor) -> Stop:
    """Enter a place to visit, on a day of the tour."""
    tour = _changing(tour_id, by)
    require(problems_of_stop(tour, values))
    stop = Stop.objects.create(
        tour=tour,
        day=values.day,
        place=tidy(values.place),
        host=tidy(values.host),
        content=values.content.strip(),
    )
    told = {"place": stop.place, "day": stop.day.isoformat()}
    record("tour.stop_added", tour.reference, by=by, after=told)
    return stop


@transaction.atomic
def add_participant(tour_id: int, values: ParticipantValues, *, by: Actor) -> Participant:
    """Enter a person of the office or of an establishment, once."""
    tour = _changing(tour_id, by)
    require(problems_of_participant(tour, values, by=by))
    participant = Participant.objects.create(
        tour=tour,
        name=tidy(values.name),
        folded_name=fold(tidy(values.name)),
        position=tidy(values.position),
        establishment_id=values.establishment_id,
    )
    told = {"of_establishment": values.establishment_id is not None}
    personal = {"name": participant.name}
    record("tour.participant_added", tour.reference, by=by, after=told, personal=personal)
    return participant


@transaction.atomic
def add_cost(tour_id: int, values: CostValues, *, by: Actor) -> Cost:
    """Enter a cost beside the norm of the tour's first day; above it with the reason."""
    tour = _changing(tour_id, by)
    require(problems_of_cost(tour, values))
    norm = norm_on(values.norm, tour.starts_on)
    assert norm is not None, "checked"
    cost = Cost.objects.create(
        tour=tour,
        norm=norm.code,
        text=tidy(values.text),
        quantity=values.quantity,
        unit_vnd=values.unit_vnd,
        norm_vnd=norm.amount_vnd,
        reason=tidy(values.reason),
    )
    told = {"text": cost.text, "total_vnd": cost.total_vnd, "norm_vnd": cost.norm_vnd}
    record("tour.cost_added", tour.reference, by=by, after=told, reason=cost.reason)
    return cost
