"""Write what is taught: trainers, sessions, materials."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.activities.training.checks import problems_of_session
from khuyencong.activities.training.models import Material, Session, Trainer, TrainingClass
from khuyencong.activities.training.permissions import opening_refusal, require_may_run
from khuyencong.activities.training.queries import trainers_of
from khuyencong.activities.training.services.locking import (
    lock_class,
    require_state,
    require_undelivered,
)
from khuyencong.activities.training.states import ClassState
from khuyencong.activities.training.values import SessionValues, TrainerValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.foundation.tokens import new_token


@transaction.atomic
def add_trainer(values: TrainerValues, *, by: Actor) -> Trainer:
    """Keep a trainer of the actor's office, once; the same name at the same workplace is one."""
    if problem := opening_refusal(by):
        raise NotPermitted(problem)
    name, workplace = tidy(values.name), tidy(values.workplace)
    if not name:
        raise Refused(Problem("training.needs_a_value", field="name"))
    assert by.office_id is not None, "a clerk of an office"
    trainer, is_new = Trainer.objects.get_or_create(
        office_id=by.office_id,
        folded_name=fold(name),
        folded_workplace=fold(workplace),
        defaults={
            "name": name,
            "workplace": workplace,
            "qualification": tidy(values.qualification),
        },
    )
    if not is_new:
        told = {"name": trainer.name, "workplace": trainer.workplace}
        raise Refused(Problem("training.trainer_known", told, field="name"))
    after = {"workplace": workplace, "qualification": trainer.qualification, "name": name}
    record("training.trainer_added", f"trainer:{trainer.pk}", by=by, after=after)
    return trainer


def _locked_for_programme(class_id: int, by: Actor) -> TrainingClass:
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.DRAFT, ClassState.OPEN)
    return training_class


def _lock_trainer(training_class: TrainingClass, values: SessionValues) -> None:
    """Lock who teaches, so that two classes cannot take one person for the same hour."""
    if values.trainer_id is None:
        return
    trainers = trainers_of(training_class.office_id).select_for_update()
    if not trainers.filter(pk=values.trainer_id).exists():
        raise Refused(Problem("training.trainer_of_another_office", field="trainer"))


def _fields(values: SessionValues) -> dict[str, Any]:
    return {
        "day": values.day,
        "starts_at": values.starts_at,
        "ends_at": values.ends_at,
        "topic": tidy(values.topic),
        "trainer_id": values.trainer_id,
        "place": tidy(values.place),
        "fee_vnd": values.fee_vnd,
    }


def _told(session: Session) -> dict[str, Any]:
    return {
        "day": session.day.isoformat(),
        "times": f"{session.starts_at:%H:%M}–{session.ends_at:%H:%M}",
        "topic": session.topic,
        "trainer": session.trainer_id,
        "place": session.place,
        "fee_vnd": session.fee_vnd,
    }


@transaction.atomic
def add_session(class_id: int, values: SessionValues, *, by: Actor) -> Session:
    """Add a sitting within the days of the class, when neither class nor trainer is busy."""
    training_class = _locked_for_programme(class_id, by)
    _lock_trainer(training_class, values)
    require(problems_of_session(training_class, values))
    session = Session.objects.create(
        training_class=training_class, token=new_token(), **_fields(values)
    )
    record("training.session_added", training_class.reference, by=by, after=_told(session))
    return session


@transaction.atomic
def change_session(session_id: int, values: SessionValues, *, by: Actor) -> Session:
    """Change a sitting, until who was there has been written down."""
    session = _session_without_attendance(session_id, by)
    _lock_trainer(session.training_class, values)
    require(problems_of_session(session.training_class, values, changed=session))
    before = _told(session)
    for name, value in _fields(values).items():
        setattr(session, name, value)
    session.save()
    record(
        "training.session_changed",
        session.training_class.reference,
        by=by,
        before=before,
        after=_told(session),
    )
    return session


@transaction.atomic
def remove_session(session_id: int, *, by: Actor) -> None:
    """Take a sitting out of the programme, until who was there has been written down.

    An announced class keeps at least one.
    """
    session = _session_without_attendance(session_id, by)
    training_class = session.training_class
    if training_class.state == ClassState.OPEN and training_class.sessions.count() == 1:
        raise Refused(Problem("training.last_session"))
    before = _told(session)
    session.delete()
    record("training.session_removed", training_class.reference, by=by, before=before)


def _session_without_attendance(session_id: int, by: Actor) -> Session:
    class_id = Session.objects.values_list("training_class_id", flat=True).get(pk=session_id)
    training_class = _locked_for_programme(class_id, by)
    session = Session.objects.get(pk=session_id)
    session.training_class = training_class
    if session.attendances.exists():
        told = {"day_on": session.day.isoformat(), "topic": session.topic}
        raise OutOfStep(Problem("training.session_held", told))
    return session


@transaction.atomic
def add_material(
    class_id: int, title: str, upload: "UploadedFile[bytes]", *, by: Actor
) -> Material:
    """Keep a file that trainees get."""
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.DRAFT, ClassState.OPEN, ClassState.COMPLETED)
    assert by.user_id is not None, "a person adds it"
    attachment = store_upload(upload, by=by)
    material = Material.objects.create(
        training_class=training_class,
        title=tidy(title) or attachment.original_name,
        attachment=attachment,
        added_by_id=by.user_id,
    )
    after = {"title": material.title, "sha256": attachment.sha256}
    record("training.material_added", training_class.reference, by=by, after=after)
    return material


@transaction.atomic
def remove_material(material_id: int, *, by: Actor, on: date) -> Material:
    """Take a file away from the trainees that was added wrongly; it stays on record.

    Until the class was delivered: then its papers stand as they were.
    """
    class_id = Material.objects.values_list("training_class_id", flat=True).get(pk=material_id)
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.DRAFT, ClassState.OPEN, ClassState.COMPLETED)
    require_undelivered(training_class)
    material = Material.objects.select_related("attachment").get(pk=material_id)
    if material.removed_on is not None:
        raise OutOfStep(Problem("training.material_removed_already", {"title": material.title}))
    material.removed_on = on
    material.save(update_fields=["removed_on"])
    before = {"title": material.title, "sha256": material.attachment.sha256}
    record("training.material_removed", training_class.reference, by=by, before=before)
    return material
