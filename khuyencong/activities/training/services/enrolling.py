"""Enrol people: by the office, one or many, or by themselves; let them leave again."""

import secrets
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.activities.training.checks import check_enrolment_is_open, problems_of_trainee
from khuyencong.activities.training.identity import digits, identity_of
from khuyencong.activities.training.models import Trainee, TrainingClass
from khuyencong.activities.training.permissions import require_may_run
from khuyencong.activities.training.queries import known_identities, places_left
from khuyencong.activities.training.services.locking import lock_class, require_state
from khuyencong.activities.training.services.places import fill_places
from khuyencong.activities.training.states import Channel, ClassState, Place
from khuyencong.activities.training.values import TraineeValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import SYSTEM, Actor
from khuyencong.foundation.audit.services import record
from khuyencong.foundation.tokens import new_token

LONGEST_LIST = 200


@transaction.atomic
def enrol(class_id: int, values: TraineeValues, *, by: Actor, on: date) -> Trainee:
    """Enrol a person for the office. In a full class they wait: nobody gets past its places."""
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require(check_enrolment_is_open(training_class, on=on))
    require(problems_of_trainee(values, known_identities(training_class), on=on))
    return _take_in(training_class, values, Channel.OFFICE, by=by, on=on)


@transaction.atomic
def enrol_list(
    class_id: int, rows: Sequence[TraineeValues], *, by: Actor, on: date
) -> list[Trainee]:
    """Enrol a list in its order, all or none; who finds no place waits.

    Refuses with the problems of every row.
    """
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require(check_enrolment_is_open(training_class, on=on))
    if not 1 <= len(rows) <= LONGEST_LIST:
        raise Refused(Problem("training.list_length", {"maximum": LONGEST_LIST}, field="lines"))
    known = known_identities(training_class)
    problems = []
    for row in rows:
        problems += problems_of_trainee(row, known, on=on)
        known.append(identity_of(row))
    require(problems)
    return [_take_in(training_class, row, Channel.OFFICE, by=by, on=on) for row in rows]


@transaction.atomic
def enrol_through_link(token: str, values: TraineeValues, *, on: date) -> Trainee:
    """Enrol a person who has no account, through the class's public page."""
    class_id = TrainingClass.objects.values_list("pk", flat=True).get(token=token)
    training_class = lock_class(class_id)
    require(check_enrolment_is_open(training_class, on=on))
    require(problems_of_trainee(values, known_identities(training_class), on=on))
    return _take_in(training_class, values, Channel.LINK, by=SYSTEM, on=on)


def _take_in(
    training_class: TrainingClass, values: TraineeValues, channel: Channel, *, by: Actor, on: date
) -> Trainee:
    """Store an enrolment that was found right, in a locked class."""
    name = tidy(values.name)
    standing = Place.ENROLLED if places_left(training_class) else Place.WAITING
    trainee = Trainee.objects.create(
        training_class=training_class,
        name=name,
        folded_name=fold(name),
        birth_year=values.birth_year,
        birth_date=values.birth_date,
        gender=values.gender,
        ethnic_group=tidy(values.ethnic_group),
        phone=digits(values.phone),
        id_number=digits(values.id_number),
        unit_id=values.unit_id,
        address=tidy(values.address),
        standing=standing,
        channel=channel,
        consented_on=on,
        enrolled_on=on,
        code=_free_code(training_class),
        follow_up_token=new_token(),
    )
    personal = {
        "name": name,
        "birth": str(values.birth_date or values.birth_year),
        "phone": trainee.phone,
        "id_number": trainee.id_number,
    }
    record(
        "training.enrolled",
        training_class.reference,
        by=by,
        after={
            "trainee": trainee.reference,
            "standing": standing.value,
            "channel": channel.value,
            "consented_on": on.isoformat(),
        },
        personal={key: value for key, value in personal.items() if value},
    )
    return trainee


def _free_code(training_class: TrainingClass) -> str:
    """Return six digits that nobody of the class has."""
    taken = set(training_class.trainees.values_list("code", flat=True))
    while True:
        code = f"{secrets.randbelow(1_000_000):06d}"
        if code not in taken:
            return code


@transaction.atomic
def record_leaving(trainee_id: int, *, reason: str, by: Actor, on: date) -> list[Trainee]:
    """Let a person leave, or stop waiting; return who moved up to the place that is free now."""
    class_id = Trainee.objects.values_list("training_class_id", flat=True).get(pk=trainee_id)
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.OPEN)
    trainee = Trainee.objects.get(pk=trainee_id)
    if trainee.standing == Place.LEFT:
        raise OutOfStep(Problem("training.left_already", {"name": trainee.name}))
    if not tidy(reason):
        raise Refused(Problem("training.needs_a_reason", field="reason"))
    before = trainee.standing
    trainee.standing = Place.LEFT
    trainee.left_on = on
    trainee.leaving_reason = tidy(reason)
    trainee.save(update_fields=["standing", "left_on", "leaving_reason"])
    record(
        "training.left",
        training_class.reference,
        by=by,
        before={"trainee": trainee.reference, "standing": before},
        after={"standing": trainee.standing},
        reason=trainee.leaving_reason,
    )
    return fill_places(training_class, by=by, on=on)
