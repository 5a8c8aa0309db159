"""A class is opened, changed, announced, cancelled: by whom, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.activities.training.models import TrainingClass
from khuyencong.activities.training.services import (
    announce_class,
    cancel_class,
    change_class,
    issue_certificates,
    open_class,
)
from khuyencong.activities.training.states import ClassKind, ClassState
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from tests.builders.offices import build_department, build_member
from tests.builders.proposals import build_draft as build_draft_proposal
from tests.builders.territories import build_quang_tri, build_unit
from tests.builders.training import (
    CERTIFIED_ON,
    FINISHED_ON,
    OPENED_ON,
    build_announced,
    build_draft,
    build_finished,
    build_trainee,
    class_values,
    clerk,
    leader,
)

pytestmark = pytest.mark.django_db


def test_a_clerk_opens_a_class_of_their_office() -> None:
    course = build_draft()

    assert course.state == ClassState.DRAFT
    assert course.office_id == clerk().office_id
    assert AuditEntry.objects.filter(subject=course.reference).get().action == "training.opened"


def test_a_leader_does_not_open_a_class() -> None:
    with pytest.raises(NotPermitted):
        open_class(class_values(), by=leader(), on=OPENED_ON)
    assert not TrainingClass.objects.exists()


def test_everything_wrong_is_told_at_once() -> None:
    values = class_values(
        title=" ", capacity=0, minimum_percent=101, ends_on=date(2021, 6, 1), cost_vnd=-1
    )
    with pytest.raises(Refused) as refusal:
        open_class(values, by=clerk(), on=OPENED_ON)

    assert [problem.code for problem in refusal.value.problems] == [
        "training.needs_a_value",
        "training.ends_before_it_starts",
        "training.enrolment_days",
        "training.capacity",
        "training.minimum_percent",
        "training.amount_out_of_sense",
    ]
    assert not TrainingClass.objects.exists()


def test_a_place_outside_the_territory_is_refused() -> None:
    elsewhere = build_unit("19360", "Xã Triệu Vân", parent=build_quang_tri())
    with pytest.raises(Refused) as refusal:
        open_class(class_values(unit_id=elsewhere.pk), by=clerk(), on=OPENED_ON)
    assert refusal.value.problems[0].code == "training.place_outside_territory"


def test_a_project_that_is_not_approved_has_no_class() -> None:
    proposal = build_draft_proposal()
    proposal.activity = ClassKind.STARTUP
    proposal.save(update_fields=["activity"])
    with pytest.raises(NotPermitted) as refusal:
        open_class(class_values(), by=clerk(), on=OPENED_ON, proposal_id=proposal.pk)
    assert refusal.value.problems[0].code == "training.proposal_not_under_way"


def test_a_class_without_a_programme_is_not_announced() -> None:
    course = build_draft()
    with pytest.raises(Refused) as refusal:
        announce_class(course.pk, version=course.version, by=clerk(), on=OPENED_ON)
    assert refusal.value.problems[0].code == "training.no_programme"
    course.refresh_from_db()
    assert course.state == ClassState.DRAFT


def test_a_second_tab_does_not_overwrite_the_first() -> None:
    course = build_draft()
    change_class(course.pk, class_values(capacity=30), version=1, by=clerk(), on=OPENED_ON)
    with pytest.raises(OutOfStep):
        change_class(course.pk, class_values(capacity=5), version=1, by=clerk(), on=OPENED_ON)
    course.refresh_from_db()
    assert course.capacity == 30


def test_a_clerk_of_another_office_does_not_change_it() -> None:
    course = build_draft()
    other = build_member(Role.CLERK, build_department())
    with pytest.raises(NotPermitted):
        change_class(course.pk, class_values(), version=1, by=other, on=OPENED_ON)


def test_places_are_not_taken_from_who_has_one() -> None:
    course = build_announced()
    build_trainee(course, 1)
    build_trainee(course, 2)
    values = replace(class_values(), capacity=1)
    with pytest.raises(Refused) as refusal:
        change_class(course.pk, values, version=course.version, by=clerk(), on=OPENED_ON)
    assert refusal.value.problems[0].code == "training.capacity_below_enrolled"
    course.refresh_from_db()
    assert course.capacity == 2


def test_new_days_leave_no_session_outside() -> None:
    course = build_announced()
    values = replace(class_values(), ends_on=course.starts_on, enrolment_to=date(2021, 6, 1))
    with pytest.raises(Refused) as refusal:
        change_class(course.pk, values, version=course.version, by=clerk(), on=OPENED_ON)
    assert refusal.value.problems[0].code == "training.session_left_outside"


def test_a_class_is_cancelled_for_a_reason() -> None:
    course = build_announced()
    with pytest.raises(Refused):
        cancel_class(course.pk, reason=" ", version=course.version, by=clerk(), on=OPENED_ON)
    cancelled = cancel_class(
        course.pk, reason="Dịch bệnh", version=course.version, by=clerk(), on=OPENED_ON
    )
    assert cancelled.state == ClassState.CANCELLED
    assert cancelled.cancellation_reason == "Dịch bệnh"


def test_a_class_that_gave_certificates_is_not_cancelled() -> None:
    course, diligent, _absent = build_finished()
    issue_certificates(course.pk, [diligent.pk], by=leader(), on=CERTIFIED_ON)
    with pytest.raises(OutOfStep) as refusal:
        cancel_class(course.pk, reason="Nhầm", version=course.version, by=clerk(), on=FINISHED_ON)
    assert refusal.value.problems[0].code == "training.has_certificates"
    course.refresh_from_db()
    assert course.state == ClassState.COMPLETED
