"""Who gets a place: once each, in order, by the office or through the link, until it closes."""

from datetime import date

import pytest

from khuyencong.activities.training.models import Trainee, TrainingClass
from khuyencong.activities.training.services import (
    change_class,
    enrol,
    enrol_list,
    enrol_through_link,
    record_leaving,
)
from khuyencong.activities.training.states import Place
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry, PersonalValue
from tests.builders.training import (
    ENROLLED_ON,
    build_announced,
    build_draft,
    build_trainee,
    class_values,
    clerk,
    leader,
    trainee_values,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> TrainingClass:
    return build_announced()


def test_a_full_class_lets_people_wait_even_for_the_office(course: TrainingClass) -> None:
    standings = [build_trainee(course, number).standing for number in (1, 2, 3)]
    assert standings == [Place.ENROLLED, Place.ENROLLED, Place.WAITING]


@pytest.mark.parametrize(
    "again",
    [
        {"name": "hồ thị HỌC  1"},
        {"birth_year": 1990, "phone": "+84 905 550 001"},
        {"phone": ""},
        {"name": "Người khác", "phone": "", "id_number": "045195000001"},
        {"phone": "0911111111", "birth_date": date(1995, 2, 3)},
    ],
)
def test_a_person_is_in_a_class_once(course: TrainingClass, again: dict) -> None:
    build_trainee(course, 1, id_number="045195000001", birth_date=date(1995, 2, 3))
    with pytest.raises(Refused) as refusal:
        build_trainee(course, 1, **again)
    assert [problem.code for problem in refusal.value.problems] == ["training.enrolled_already"]
    assert course.trainees.count() == 1


def test_two_of_one_name_are_two_where_something_tells_them_apart(course: TrainingClass) -> None:
    build_trainee(course, 1)
    build_trainee(course, 1, phone="0911111111")
    assert course.trainees.count() == 2


def test_who_left_may_come_again(course: TrainingClass) -> None:
    first = build_trainee(course, 1)
    record_leaving(first.pk, reason="Bận", by=clerk(), on=ENROLLED_ON)
    assert build_trainee(course, 1).standing == Place.ENROLLED


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2021, 5, 14), "training.enrolment_not_begun"),
        (date(2021, 6, 11), "training.enrolment_closed"),
    ],
)
def test_nobody_enrols_outside_the_days(course: TrainingClass, on: date, code: str) -> None:
    with pytest.raises(Refused) as by_office:
        enrol(course.pk, trainee_values(), by=clerk(), on=on)
    with pytest.raises(Refused) as by_link:
        enrol_through_link(course.token, trainee_values(), on=on)
    assert by_office.value.problems[0].code == by_link.value.problems[0].code == code
    assert not Trainee.objects.exists()


def test_a_draft_takes_nobody_in() -> None:
    with pytest.raises(Refused):
        enrol_through_link(build_draft().token, trainee_values(), on=ENROLLED_ON)
    assert not Trainee.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"consents": False}, "training.consent_needed"),
        ({"birth_year": 1800}, "training.birth_year"),
        ({"birth_year": 2019}, "training.birth_year"),
        ({"birth_date": date(1994, 1, 1)}, "training.birth_date_of_another_year"),
        ({"phone": "12"}, "training.phone"),
        ({"id_number": "1234"}, "training.id_number"),
        ({"name": " "}, "training.needs_a_value"),
        ({"name": "a" * 101}, "training.text_too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(course: TrainingClass, wrong: dict, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        enrol_through_link(course.token, trainee_values(**wrong), on=ENROLLED_ON)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert not Trainee.objects.exists()


def test_a_list_is_taken_in_whole_or_not_at_all(course: TrainingClass) -> None:
    rows = [trainee_values(1), trainee_values(2, birth_year=1700), trainee_values(1)]
    with pytest.raises(Refused) as refusal:
        enrol_list(course.pk, rows, by=clerk(), on=ENROLLED_ON)
    codes = [problem.code for problem in refusal.value.problems]
    assert codes == ["training.birth_year", "training.enrolled_already"]
    assert not Trainee.objects.exists()

    taken = enrol_list(
        course.pk, [trainee_values(one) for one in (1, 2, 3)], by=clerk(), on=ENROLLED_ON
    )
    assert [one.standing for one in taken] == [Place.ENROLLED, Place.ENROLLED, Place.WAITING]


def test_the_first_who_waits_moves_up_and_it_is_recorded(course: TrainingClass) -> None:
    first, _second, third, fourth = (build_trainee(course, number) for number in range(1, 5))

    moved = record_leaving(first.pk, reason="Đi làm xa", by=clerk(), on=ENROLLED_ON)

    assert moved == [third]
    third.refresh_from_db()
    fourth.refresh_from_db()
    assert third.standing == Place.ENROLLED
    assert third.moved_up_on == ENROLLED_ON
    assert fourth.standing == Place.WAITING
    entry = AuditEntry.objects.get(action="training.moved_up")
    assert entry.after["trainee"] == third.reference


def test_who_waits_leaves_no_place(course: TrainingClass) -> None:
    *_, third, fourth = (build_trainee(course, number) for number in range(1, 5))
    assert record_leaving(third.pk, reason="Thôi", by=clerk(), on=ENROLLED_ON) == []
    fourth.refresh_from_db()
    assert fourth.standing == Place.WAITING


def test_more_places_let_people_move_up(course: TrainingClass) -> None:
    *_, third, fourth = (build_trainee(course, number) for number in range(1, 5))
    values = class_values(capacity=3)
    change_class(course.pk, values, version=course.version, by=clerk(), on=ENROLLED_ON)
    third.refresh_from_db()
    fourth.refresh_from_db()
    assert [third.standing, fourth.standing] == [Place.ENROLLED, Place.WAITING]


def test_nobody_leaves_twice_or_without_a_reason(course: TrainingClass) -> None:
    trainee = build_trainee(course)
    with pytest.raises(Refused):
        record_leaving(trainee.pk, reason=" ", by=clerk(), on=ENROLLED_ON)
    record_leaving(trainee.pk, reason="Bận", by=clerk(), on=ENROLLED_ON)
    with pytest.raises(OutOfStep):
        record_leaving(trainee.pk, reason="Bận", by=clerk(), on=ENROLLED_ON)


def test_only_the_clerk_of_the_office_enrols(course: TrainingClass) -> None:
    with pytest.raises(NotPermitted):
        enrol(course.pk, trainee_values(), by=leader(), on=ENROLLED_ON)


def test_the_journal_keeps_personal_values_apart(course: TrainingClass) -> None:
    enrol_through_link(course.token, trainee_values(1), on=ENROLLED_ON)
    entry = AuditEntry.objects.get(action="training.enrolled")
    assert "Hồ Thị Học" not in str(entry.after)
    assert "0905550001" not in str(entry.after)
    kept = dict(PersonalValue.objects.filter(entry=entry).values_list("name", "value"))
    assert kept == {"name": "Hồ Thị Học 1", "birth": "1995", "phone": "0905550001"}
