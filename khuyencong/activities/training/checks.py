"""Reasons against a class, a session, an enrolment. Each looks at one thing."""

from collections.abc import Iterable
from datetime import date

from khuyencong.activities.training.identity import (
    Identity,
    digits,
    identity_of,
    is_same_person,
)
from khuyencong.activities.training.models import Session, TrainingClass
from khuyencong.activities.training.states import ClassState, Place
from khuyencong.activities.training.values import ClassValues, SessionValues, TraineeValues
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy

YOUNGEST, OLDEST = 13, 100
"""Ages outside of which a year of birth is a slip of the pen, not a rule of law."""

LARGEST_CLASS = 1_000
LONGEST_NAME, LONGEST_ADDRESS = 100, 200


def problems_of_class(values: ClassValues) -> list[Problem]:
    """Return everything that is wrong with a class in itself."""
    problems = [
        Problem("training.needs_a_value", field=name)
        for name in ("title", "audience", "place")
        if not tidy(getattr(values, name))
    ]
    if values.ends_on < values.starts_on:
        problems.append(
            Problem(
                "training.ends_before_it_starts",
                {"starts_on": values.starts_on.isoformat(), "ends_on": values.ends_on.isoformat()},
                field="ends_on",
            )
        )
    if not values.enrolment_from <= values.enrolment_to <= values.ends_on:
        problems.append(
            Problem(
                "training.enrolment_days",
                {
                    "from_on": values.enrolment_from.isoformat(),
                    "to_on": values.enrolment_to.isoformat(),
                    "ends_on": values.ends_on.isoformat(),
                },
                field="enrolment_to",
            )
        )
    if not 1 <= values.capacity <= LARGEST_CLASS:
        problems.append(Problem("training.capacity", {"maximum": LARGEST_CLASS}, field="capacity"))
    if not 1 <= values.minimum_percent <= 100:
        problems.append(Problem("training.minimum_percent", field="minimum_percent"))
    if values.cost_vnd is not None and not 0 <= values.cost_vnd <= MAXIMUM_VND:
        problems.append(Problem("training.amount_out_of_sense", field="cost_vnd"))
    return problems


def check_holds_what_is_there(training_class: TrainingClass, values: ClassValues) -> list[Problem]:
    """A class that changes still has a place for each who got one, and room for its sessions."""
    problems = []
    enrolled = training_class.trainees.filter(standing=Place.ENROLLED).count()
    if values.capacity < enrolled:
        problems.append(
            Problem(
                "training.capacity_below_enrolled",
                {"capacity": values.capacity, "enrolled": enrolled},
                field="capacity",
            )
        )
    outside = training_class.sessions.exclude(day__range=(values.starts_on, values.ends_on)).first()
    if outside is not None:
        problems.append(
            Problem(
                "training.session_left_outside",
                {"day_on": outside.day.isoformat(), "topic": outside.topic},
                field="ends_on",
            )
        )
    return problems


def problems_of_session(
    training_class: TrainingClass, values: SessionValues, *, changed: Session | None = None
) -> list[Problem]:
    """Return everything that is wrong with a session; ``changed`` is the one it replaces."""
    problems = []
    if not tidy(values.topic):
        problems.append(Problem("training.needs_a_value", field="topic"))
    if values.ends_at <= values.starts_at:
        problems.append(Problem("training.session_times", field="ends_at"))
    if not training_class.starts_on <= values.day <= training_class.ends_on:
        problems.append(
            Problem(
                "training.session_outside_class",
                {
                    "day_on": values.day.isoformat(),
                    "first_on": training_class.starts_on.isoformat(),
                    "last_on": training_class.ends_on.isoformat(),
                },
                field="day",
            )
        )
    if values.fee_vnd is not None and not 0 <= values.fee_vnd <= MAXIMUM_VND:
        problems.append(Problem("training.amount_out_of_sense", field="fee_vnd"))
    return problems or _check_overlap(training_class, values, changed)


def _check_overlap(
    training_class: TrainingClass, values: SessionValues, changed: Session | None
) -> list[Problem]:
    """A class sits once at a time, and a trainer teaches once at a time in all classes."""
    at_that_time = (
        Session.objects.filter(
            day=values.day, starts_at__lt=values.ends_at, ends_at__gt=values.starts_at
        )
        .exclude(training_class__state=ClassState.CANCELLED)
        .select_related("training_class", "trainer")
    )
    if changed is not None:
        at_that_time = at_that_time.exclude(pk=changed.pk)
    told = {"day_on": values.day.isoformat()}
    if own := at_that_time.filter(training_class=training_class).first():
        times = f"{own.starts_at:%H:%M}–{own.ends_at:%H:%M}"
        return [Problem("training.session_overlaps", told | {"times": times}, field="starts_at")]
    if values.trainer_id is None:
        return []
    if other := at_that_time.filter(trainer_id=values.trainer_id).first():
        assert other.trainer is not None, "found by its trainer"
        told |= {
            "trainer": other.trainer.name,
            "times": f"{other.starts_at:%H:%M}–{other.ends_at:%H:%M}",
            "title": other.training_class.title,
        }
        return [Problem("training.trainer_busy", told, field="trainer")]
    return []


def check_enrolment_is_open(training_class: TrainingClass, *, on: date) -> list[Problem]:
    """People enrol in an announced class, between its days."""
    if training_class.state != ClassState.OPEN:
        return [Problem("training.not_announced", {"title": training_class.title})]
    if on < training_class.enrolment_from:
        code = "training.enrolment_not_begun"
        return [Problem(code, {"from_on": training_class.enrolment_from.isoformat()})]
    if on > training_class.enrolment_to:
        code = "training.enrolment_closed"
        return [Problem(code, {"to_on": training_class.enrolment_to.isoformat()})]
    return []


def problems_of_trainee(
    values: TraineeValues, known: Iterable[Identity], *, on: date
) -> list[Problem]:
    """Return everything that is wrong with an enrolment beside those already ``known``."""
    name = tidy(values.name)
    problems = []
    if not name:
        problems.append(Problem("training.needs_a_value", field="name"))
    if len(name) > LONGEST_NAME or len(tidy(values.address)) > LONGEST_ADDRESS:
        problems.append(
            Problem(
                "training.text_too_long",
                {"name": name[:LONGEST_NAME], "longest": LONGEST_NAME, "address": LONGEST_ADDRESS},
                field="name",
            )
        )
    if not values.consents:
        problems.append(Problem("training.consent_needed", {"name": name}, field="consents"))
    if not OLDEST >= on.year - values.birth_year >= YOUNGEST:
        told = {"name": name, "year": str(values.birth_year)}
        problems.append(Problem("training.birth_year", told, field="birth_year"))
    if values.birth_date is not None and values.birth_date.year != values.birth_year:
        told = {"name": name, "year": str(values.birth_year)}
        problems.append(Problem("training.birth_date_of_another_year", told, field="birth_date"))
    if values.phone and not 9 <= len(digits(values.phone)) <= 11:
        problems.append(Problem("training.phone", {"name": name}, field="phone"))
    if values.id_number and len(digits(values.id_number)) not in (9, 12):
        problems.append(Problem("training.id_number", {"name": name}, field="id_number"))
    identity = identity_of(values)
    if any(is_same_person(identity, one) for one in known):
        problems.append(Problem("training.enrolled_already", {"name": name}, field="name"))
    return problems
