"""What others show of classes: the page of a đề án and the calendar."""

import pytest

from khuyencong.activities.training.services import cancel_class
from khuyencong.activities.training.showing import works_of
from khuyencong.foundation.ui.calendar import entries_between
from tests.builders.proposals import build_dryer
from tests.builders.training import (
    FIRST_DAY,
    OPENED_ON,
    SECOND_DAY,
    build_announced,
    build_class_contract,
    build_finished,
    clerk,
)

pytestmark = pytest.mark.django_db


def test_sessions_stand_in_the_calendar_of_who_sees_the_class() -> None:
    course = build_announced()
    entries = entries_between(clerk(), FIRST_DAY, SECOND_DAY)
    assert [(one.day, one.time) for one in entries] == [(FIRST_DAY, "07:30"), (SECOND_DAY, "07:30")]
    assert course.title in entries[0].title
    assert not entries_between(clerk(), OPENED_ON, OPENED_ON)
    _establishment, applicant = build_dryer()
    assert not entries_between(applicant, FIRST_DAY, SECOND_DAY)

    cancel_class(course.pk, reason="Mưa lũ", version=course.version, by=clerk(), on=OPENED_ON)
    assert not entries_between(clerk(), FIRST_DAY, SECOND_DAY)


def test_the_page_of_a_project_shows_its_classes() -> None:
    contract = build_class_contract()
    course, *_people = build_finished(proposal_id=contract.proposal_id)
    [work] = works_of(clerk(), contract.proposal)
    assert (work.title, work.state) == (course.title, "completed")
    assert [text for _label, text in work.facts] == ["14/06/2021 – 15/06/2021", "2/2", "1"]
