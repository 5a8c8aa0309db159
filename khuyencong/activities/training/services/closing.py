"""Close a class that was held; cancel one that is not."""

from datetime import date

from django.db import transaction

from khuyencong.activities.training.models import Certificate, TrainingClass
from khuyencong.activities.training.permissions import require_may_run
from khuyencong.activities.training.queries import sessions_with_presence, standings
from khuyencong.activities.training.services.locking import (
    lock_class,
    require_state,
    require_undelivered,
    require_version,
)
from khuyencong.activities.training.states import ClassState
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def finish_class(class_id: int, *, version: int, by: Actor, on: date) -> TrainingClass:
    """Close a class after its last session, and keep who has completed it by its own rule.

    Refuses while a session is to come, or nobody has written down who was at one.
    """
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.OPEN)
    require_version(training_class, version)
    require(_check_was_held(training_class, on=on))
    assert by.user_id is not None, "a person closes it"
    completed = 0
    found = standings(training_class)
    for standing in found:
        standing.trainee.completed = standing.has_enough
        standing.trainee.save(update_fields=["completed"])
        completed += standing.has_enough
    training_class.state = ClassState.COMPLETED
    training_class.completed_on = on
    training_class.completed_by_id = by.user_id
    training_class.version += 1
    training_class.save(update_fields=["state", "completed_on", "completed_by", "version"])
    record(
        "training.finished",
        training_class.reference,
        by=by,
        after={"on": on.isoformat(), "trainees": len(found), "completed": completed},
    )
    return training_class


def _check_was_held(training_class: TrainingClass, *, on: date) -> list[Problem]:
    problems = []
    for session in sessions_with_presence(training_class):
        told = {"day_on": session.day.isoformat(), "topic": session.topic}
        if session.day > on:
            problems.append(Problem("training.session_to_come", told))
        elif not vars(session)["marked"]:
            problems.append(Problem("training.session_unmarked", told))
    return problems


@transaction.atomic
def cancel_class(class_id: int, *, reason: str, version: int, by: Actor, on: date) -> TrainingClass:
    """Cancel a class. Its record and its people stay readable.

    Refuses one that has given certificates, revoked ones too, or was delivered under a contract.
    """
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.DRAFT, ClassState.OPEN, ClassState.COMPLETED)
    require_version(training_class, version)
    certificates = Certificate.objects.filter(trainee__training_class=training_class).count()
    if certificates:
        raise OutOfStep(Problem("training.has_certificates", {"number": certificates}))
    require_undelivered(training_class)
    if not tidy(reason):
        raise Refused(Problem("training.needs_a_reason", field="reason"))
    before = training_class.state
    training_class.state = ClassState.CANCELLED
    training_class.cancelled_on = on
    training_class.cancellation_reason = tidy(reason)
    training_class.version += 1
    training_class.save(update_fields=["state", "cancelled_on", "cancellation_reason", "version"])
    record(
        "training.cancelled",
        training_class.reference,
        by=by,
        before={"state": before},
        after={"on": on.isoformat()},
        reason=training_class.cancellation_reason,
    )
    return training_class
