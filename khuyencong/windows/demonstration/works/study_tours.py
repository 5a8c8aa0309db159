"""The study tour of the demonstration."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.services import (
    add_cost,
    add_lesson,
    add_participant,
    add_stop,
    deliver_tour,
    finish_lesson,
    hand_in_report,
    plan_tour,
)
from khuyencong.activities.study_tours.values import (
    CostValues,
    DeliverValues,
    LessonValues,
    ParticipantValues,
    StopValues,
    TourValues,
)
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import establishment_called
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK = "demo-chuyen-vien"


def plan(projects: Projects, told: Told, on: date) -> None:
    """Enter the tour with its stops, its people and its costs."""
    by = person_acting(_CLERK, on=on)
    values = TourValues(told["title"], told["destination"], told["purpose"], *told["days"])
    tour = plan_tour(values, proposal_id=projects[told["of"]].proposal_id, by=by, on=on)
    for stop in told["stops"]:
        add_stop(tour.pk, StopValues(*stop), by=by)
    for name, position, *key in told["people"]:
        establishment_id = establishment_called(key[0]).pk if key else None
        add_participant(tour.pk, ParticipantValues(name, position, establishment_id), by=by)
    for cost in told["costs"]:
        add_cost(tour.pk, CostValues(*cost), by=by)


def report(projects: Projects, told: Told, on: date) -> None:
    """Hand the report in and say what is taken over at home."""
    by = person_acting(_CLERK, on=on)
    tour = _tour(projects, told)
    hand_in_report(tour.pk, told["text"], version=tour.version, by=by, on=on)
    for lesson in told["lessons"]:
        add_lesson(tour.pk, LessonValues(*lesson), by=by)


def deliver(projects: Projects, told: Told, on: date) -> None:
    tour = _tour(projects, told)
    item = contract_of(projects[told["of"]]).items.all()[0]
    values = DeliverValues(item.pk, item.cost_vnd, told["invoice"])
    deliver_tour(tour.pk, values, version=tour.version, by=person_acting(_CLERK, on=on), on=on)


def take_over(projects: Projects, told: Told, on: date) -> None:
    """Say what came of the first lesson that was still open."""
    lesson = _tour(projects, told).lessons.filter(done_on=None).order_by("pk")[0]
    finish_lesson(lesson.pk, told["text"], by=person_acting(_CLERK, on=on), on=on)


def _tour(projects: Projects, told: Told) -> Tour:
    return Tour.objects.get(proposal_id=projects[told["of"]].proposal_id)


STEPS = {
    "tour_planned": plan,
    "tour_reported": report,
    "tour_delivered": deliver,
    "tour_lesson_done": take_over,
}
