"""Reasons against what is stated about study tours. Each looks at one thing."""

from datetime import date

from khuyencong.activities.study_tours.models import Participant, Tour
from khuyencong.activities.study_tours.norms import norm_on
from khuyencong.activities.study_tours.values import (
    CostValues,
    LessonValues,
    ParticipantValues,
    StopValues,
    TourValues,
)
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.queries import visible_establishments


def _check_told(text: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem("tours.untold", field=field)]


def problems_of_tour(values: TourValues, tour: Tour | None = None) -> list[Problem]:
    """Return everything that is wrong with a tour; its days stay around its stops' days."""
    problems = [
        *_check_told(values.title, field="title"),
        *_check_told(values.destination, field="destination"),
        *_check_told(values.purpose, field="purpose"),
    ]
    if values.ends_on < values.starts_on:
        told = {"starts_on": values.starts_on.isoformat(), "ends_on": values.ends_on.isoformat()}
        problems.append(Problem("tours.days_reversed", told, field="ends_on"))
    elif tour is not None:
        for day in tour.stops.values_list("day", flat=True):
            problems += _check_in_tour(day, values.starts_on, values.ends_on, field="starts_on")
    return problems


def _check_in_tour(day: date, starts_on: date, ends_on: date, *, field: str) -> list[Problem]:
    if starts_on <= day <= ends_on:
        return []
    told = {
        "day_on": day.isoformat(),
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
    }
    return [Problem("tours.outside_tour", told, field=field)]


def problems_of_stop(tour: Tour, values: StopValues) -> list[Problem]:
    """Return everything that is wrong with a stop."""
    return [
        *_check_told(values.place, field="place"),
        *_check_told(values.host, field="host"),
        *_check_told(values.content, field="content"),
        *_check_in_tour(values.day, tour.starts_on, tour.ends_on, field="day"),
    ]


def problems_of_participant(tour: Tour, values: ParticipantValues, *, by: Actor) -> list[Problem]:
    """Return everything that is wrong with a participant. Names count however they are written."""
    problems = _check_told(values.name, field="name")
    known = visible_establishments(by).filter(pk=values.establishment_id or 0)
    if values.establishment_id is not None and not known.exists():
        problems.append(Problem("tours.establishment_unknown", field="establishment"))
    twin = Participant.objects.filter(
        tour=tour,
        folded_name=fold(tidy(values.name)),
        establishment=values.establishment_id,
    )
    if twin.exists():
        told = {"name": tidy(values.name)}
        problems.append(Problem("tours.participant_twice", told, field="name"))
    return problems


def problems_of_cost(tour: Tour, values: CostValues) -> list[Problem]:
    """Return everything that is wrong with a cost. The norm of the tour's first day counts."""
    problems = _check_told(values.text, field="text")
    if values.quantity < 1 or not 0 <= values.unit_vnd <= MAXIMUM_VND:
        told = {"unit_vnd": values.unit_vnd, "quantity": values.quantity}
        problems.append(Problem("tours.cost_out_of_sense", told, field="unit_vnd"))
    norm = norm_on(values.norm, tour.starts_on)
    if norm is None:
        return [*problems, Problem("tours.norm_unknown", field="norm")]
    if (
        norm.amount_vnd is not None
        and values.unit_vnd > norm.amount_vnd
        and not tidy(values.reason)
    ):
        above = {"unit_vnd": values.unit_vnd, "norm_vnd": norm.amount_vnd}
        problems.append(
            Problem("tours.above_norm_unexplained", above, source=norm.source, field="reason")
        )
    return problems


def problems_of_lesson(tour: Tour, values: LessonValues) -> list[Problem]:
    """Return everything that is wrong with something to take over: it is done after the tour."""
    problems = [
        *_check_told(values.text, field="text"),
        *_check_told(values.owner, field="owner"),
    ]
    if values.due_on < tour.ends_on:
        told = {"due_on": values.due_on.isoformat(), "ends_on": tour.ends_on.isoformat()}
        problems.append(Problem("tours.lesson_before_end", told, field="due_on"))
    return problems
