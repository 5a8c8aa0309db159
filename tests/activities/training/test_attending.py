"""Who is at a session: said in the room at its time, or marked by the office; then the closing."""

from datetime import date, time

import pytest

from khuyencong.activities.training.models import Attendance, Session, Trainee, TrainingClass
from khuyencong.activities.training.queries import sessions_needed
from khuyencong.activities.training.services import (
    confirm_presence,
    finish_class,
    mark_attendance,
    record_leaving,
)
from khuyencong.activities.training.services.attending import Marks
from khuyencong.activities.training.states import Channel, ClassState
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from tests.builders.training import (
    ENROLLED_ON,
    FINISHED_ON,
    FIRST_DAY,
    IN_SESSION,
    SECOND_DAY,
    build_announced,
    build_finished,
    build_trainee,
    clerk,
    leader,
    mark,
    sessions_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> TrainingClass:
    return build_announced()


@pytest.fixture
def session(course: TrainingClass) -> Session:
    return sessions_of(course)[0]


@pytest.fixture
def trainee(course: TrainingClass) -> Trainee:
    return build_trainee(course)


@pytest.mark.parametrize("at", [time(7, 0), time(8, 0), time(11, 30)])
def test_a_trainee_says_that_they_are_there_by_their_code(
    session: Session, trainee: Trainee, at: time
) -> None:
    assert confirm_presence(session.token, trainee.code, on=FIRST_DAY, at=at) == trainee
    mark_kept = Attendance.objects.get()
    assert mark_kept.is_present
    assert mark_kept.channel == Channel.LINK


def test_the_end_of_a_phone_does_too_and_twice_is_once(session: Session, trainee: Trainee) -> None:
    for _ in range(2):
        confirm_presence(session.token, trainee.phone[-4:], on=FIRST_DAY, at=IN_SESSION)
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("on", "at"),
    [
        (FIRST_DAY, time(6, 59)),
        (FIRST_DAY, time(11, 31)),
        (SECOND_DAY, IN_SESSION),
        (date(2021, 6, 13), IN_SESSION),
    ],
)
def test_nobody_is_there_outside_the_session(
    session: Session, trainee: Trainee, on: date, at: time
) -> None:
    with pytest.raises(Refused) as refusal:
        confirm_presence(session.token, trainee.code, on=on, at=at)
    [problem] = refusal.value.problems
    assert problem.code == "training.outside_the_session"
    assert (problem.parameters["opens"], problem.parameters["closes"]) == ("07:00", "11:30")
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("12345", "training.word_of_wrong_length"),
        ("", "training.word_of_wrong_length"),
        ("9999", "training.nobody_by_this_word"),
    ],
)
def test_a_word_of_nobody_marks_nobody(
    session: Session, trainee: Trainee, word: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        confirm_presence(session.token, word, on=FIRST_DAY, at=IN_SESSION)
    assert refusal.value.problems[0].code == code
    assert not Attendance.objects.exists()


def test_digits_that_two_share_are_refused(session: Session, course: TrainingClass) -> None:
    build_trainee(course, 1, phone="0901230001")
    build_trainee(course, 2, phone="0904560001")
    with pytest.raises(Refused) as refusal:
        confirm_presence(session.token, "0001", on=FIRST_DAY, at=IN_SESSION)
    assert refusal.value.problems[0].code == "training.two_by_these_digits"


def test_who_waits_is_not_there(session: Session, course: TrainingClass) -> None:
    waiting = [build_trainee(course, number) for number in (1, 2, 3)][-1]
    with pytest.raises(Refused):
        confirm_presence(session.token, waiting.code, on=FIRST_DAY, at=IN_SESSION)


def test_the_office_marks_from_the_sheet_later_but_not_before(
    session: Session, trainee: Trainee
) -> None:
    marks = Marks(present=frozenset({trainee.pk}))
    with pytest.raises(Refused) as refusal:
        mark_attendance(session.pk, marks, by=clerk(), on=FIRST_DAY, at=time(6, 59))
    assert refusal.value.problems[0].code == "training.session_not_begun"
    assert not Attendance.objects.exists()

    mark_attendance(session.pk, marks, by=clerk(), on=SECOND_DAY, at=time(6, 0))
    assert Attendance.objects.get().marked_on == SECOND_DAY


def test_a_page_opened_earlier_does_not_undo_who_marked_themselves(
    session: Session, trainee: Trainee
) -> None:
    confirm_presence(session.token, trainee.code, on=FIRST_DAY, at=IN_SESSION)
    unseen = Marks(absent=frozenset({trainee.pk}))
    mark_attendance(session.pk, unseen, by=clerk(), on=FIRST_DAY, at=IN_SESSION)
    assert Attendance.objects.get().is_present

    taken_back = Marks(taken_back=frozenset({trainee.pk}))
    mark_attendance(session.pk, taken_back, by=clerk(), on=FIRST_DAY, at=IN_SESSION)
    assert not Attendance.objects.get().is_present


def test_only_who_is_in_the_class_is_marked_and_by_its_clerk(
    session: Session, trainee: Trainee
) -> None:
    stranger = build_trainee(build_announced(title="Lớp khác"), 7)
    marks = Marks(present=frozenset({trainee.pk, stranger.pk}))
    with pytest.raises(Refused):
        mark_attendance(session.pk, marks, by=clerk(), on=FIRST_DAY, at=IN_SESSION)
    with pytest.raises(NotPermitted):
        mark_attendance(session.pk, Marks(), by=leader(), on=FIRST_DAY, at=IN_SESSION)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("sessions", "percent", "needed"), [(2, 80, 2), (10, 80, 8), (3, 50, 2), (7, 100, 7), (5, 1, 1)]
)
def test_the_share_of_sessions_is_rounded_up(sessions: int, percent: int, needed: int) -> None:
    assert sessions_needed(sessions, percent) == needed


def test_closing_keeps_who_was_there_often_enough() -> None:
    course, diligent, absent = build_finished()
    assert course.state == ClassState.COMPLETED
    assert diligent.completed is True
    assert absent.completed is False


def test_a_class_is_not_closed_before_its_last_session(
    course: TrainingClass, session: Session, trainee: Trainee
) -> None:
    mark(session, trainee)
    with pytest.raises(Refused) as refusal:
        finish_class(course.pk, version=course.version, by=clerk(), on=FIRST_DAY)
    assert refusal.value.problems[0].code == "training.session_to_come"


def test_a_class_is_not_closed_while_a_session_is_unmarked(
    course: TrainingClass, session: Session, trainee: Trainee
) -> None:
    mark(session, trainee)
    with pytest.raises(Refused) as refusal:
        finish_class(course.pk, version=course.version, by=clerk(), on=FINISHED_ON)
    assert [problem.code for problem in refusal.value.problems] == ["training.session_unmarked"]
    trainee.refresh_from_db()
    assert trainee.completed is None


def test_a_closed_class_changes_no_more() -> None:
    course, diligent, _absent = build_finished()
    first = sessions_of(course)[0]
    with pytest.raises(OutOfStep):
        mark_attendance(first.pk, Marks(), by=clerk(), on=FINISHED_ON, at=IN_SESSION)
    with pytest.raises(OutOfStep):
        confirm_presence(first.token, diligent.code, on=FIRST_DAY, at=IN_SESSION)
    with pytest.raises(OutOfStep):
        record_leaving(diligent.pk, reason="Bận", by=clerk(), on=ENROLLED_ON)
