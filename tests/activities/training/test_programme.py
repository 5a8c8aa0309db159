"""Sessions lie within their class; a trainer teaches once at a time; what was held stays."""

from datetime import date, time

import pytest

from khuyencong.activities.training.models import Material, Session, Trainer, TrainingClass
from khuyencong.activities.training.services import (
    add_material,
    add_session,
    add_trainer,
    change_session,
    remove_session,
)
from khuyencong.activities.training.values import TrainerValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from tests.builders.files import build_upload
from tests.builders.training import (
    SECOND_DAY,
    build_announced,
    build_draft,
    build_trainee,
    clerk,
    leader,
    mark,
    session_values,
    sessions_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> TrainingClass:
    return build_draft()


@pytest.fixture
def trainer() -> Trainer:
    return add_trainer(TrainerValues("Trần Văn Giảng", "Trung tâm Khuyến công"), by=clerk())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": date(2021, 6, 16)}, "training.session_outside_class"),
        ({"ends_at": time(7, 0)}, "training.session_times"),
        ({"topic": " "}, "training.needs_a_value"),
        ({"fee_vnd": -1}, "training.amount_out_of_sense"),
    ],
)
def test_a_session_that_makes_no_sense_is_refused(
    course: TrainingClass, changes: dict, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        add_session(course.pk, session_values(**changes), by=clerk())
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert not Session.objects.exists()


def test_a_class_sits_once_at_a_time(course: TrainingClass) -> None:
    add_session(course.pk, session_values(), by=clerk())
    with pytest.raises(Refused) as refusal:
        add_session(course.pk, session_values(starts_at=time(10), ends_at=time(12)), by=clerk())
    assert refusal.value.problems[0].code == "training.session_overlaps"
    assert course.sessions.count() == 1


def test_a_trainer_teaches_once_at_a_time_in_all_classes(
    course: TrainingClass, trainer: Trainer
) -> None:
    other = build_draft(title="Lớp khác")
    add_session(course.pk, session_values(trainer_id=trainer.pk), by=clerk())
    with pytest.raises(Refused) as refusal:
        add_session(other.pk, session_values(trainer_id=trainer.pk), by=clerk())
    [problem] = refusal.value.problems
    assert problem.code == "training.trainer_busy"
    assert problem.parameters["title"] == course.title
    assert not other.sessions.exists()


def test_a_session_may_begin_when_another_ends(course: TrainingClass, trainer: Trainer) -> None:
    add_session(course.pk, session_values(trainer_id=trainer.pk), by=clerk())
    following = session_values(starts_at=time(11), ends_at=time(12), trainer_id=trainer.pk)
    add_session(course.pk, following, by=clerk())
    assert course.sessions.count() == 2


def test_a_trainer_is_kept_once(trainer: Trainer) -> None:
    with pytest.raises(Refused):
        add_trainer(TrainerValues("TRẦN VĂN GIẢNG", "trung tâm khuyến công"), by=clerk())
    assert Trainer.objects.count() == 1


def test_a_session_is_changed_and_taken_out_until_it_was_held(course: TrainingClass) -> None:
    session = add_session(course.pk, session_values(), by=clerk())
    changed = change_session(session.pk, session_values(topic="Thị trường"), by=clerk())
    assert changed.topic == "Thị trường"
    remove_session(session.pk, by=clerk())
    assert not course.sessions.exists()


def test_a_session_that_was_held_stays_as_it_was() -> None:
    course = build_announced()
    first, _second = sessions_of(course)
    mark(first, build_trainee(course))
    with pytest.raises(OutOfStep):
        change_session(first.pk, session_values(topic="Khác"), by=clerk())
    with pytest.raises(OutOfStep):
        remove_session(first.pk, by=clerk())
    first.refresh_from_db()
    assert first.topic == "Ý tưởng và kế hoạch kinh doanh"


def test_an_announced_class_keeps_a_session() -> None:
    course = build_announced()
    first, second = sessions_of(course)
    remove_session(first.pk, by=clerk())
    with pytest.raises(Refused) as refusal:
        remove_session(second.pk, by=clerk())
    assert refusal.value.problems[0].code == "training.last_session"
    assert sessions_of(course)[0].day == SECOND_DAY


def test_only_the_clerk_writes_the_programme(course: TrainingClass) -> None:
    with pytest.raises(NotPermitted):
        add_session(course.pk, session_values(), by=leader())


def test_a_material_is_kept_with_the_class(course: TrainingClass) -> None:
    add_material(course.pk, "Bài giảng 1", build_upload(name="bai-1.pdf"), by=clerk())
    assert Material.objects.get().title == "Bài giảng 1"
