"""What a person may act as follows from appointments in force that day."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.actor import SYSTEM, Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.offices.permissions import reach_of, require_another_person
from khuyencong.registers.offices.services import appoint
from khuyencong.registers.territories.models import Unit
from tests.builders.people import build_actor, build_user

pytestmark = pytest.mark.django_db
DAY = date(2021, 3, 1)


@pytest.fixture
def office():
    district = Unit.objects.create(
        key="T467", code="T467", name="Huyện Thử", kind="district", level="district",
        path="VN/T45/T467/", depth=2, folded="huyen thu",
    )  # fmt: skip
    return Office.objects.create(
        code="THU", name="Phòng Kinh tế huyện Thử", kind="economic_office", territory=district,
        valid_from=date(2010, 1, 1), valid_to=date(2025, 6, 30),
    )  # fmt: skip


def test_an_appointment_gives_its_role_from_its_first_day_to_its_last(office):
    person = build_user()
    appointment = appoint(person, office, Role.CLERK, by=SYSTEM, valid_from=DAY)
    appointment.valid_to = date(2021, 12, 31)
    appointment.save()
    assert actors_of(person, on=date(2021, 2, 28)) == []
    [actor] = actors_of(person, on=DAY)
    assert (actor.role, actor.office_name) == (Role.CLERK, "Phòng Kinh tế huyện Thử")
    assert len(actors_of(person, on=date(2021, 12, 31))) == 1
    assert actors_of(person, on=date(2022, 1, 1)) == []


def test_an_appointment_leaves_its_trace(office):
    appoint(build_user(), office, Role.LEADER, by=SYSTEM, valid_from=DAY)
    assert AuditEntry.objects.get().after["role"] == "leader"


def test_a_clerk_appoints_nobody(office):
    with pytest.raises(NotPermitted):
        appoint(build_user(), office, Role.LEADER, by=build_actor(), valid_from=DAY)
    assert not Appointment.objects.exists()
    assert not AuditEntry.objects.exists()


def test_an_office_that_has_ended_takes_nobody(office):
    with pytest.raises(Refused) as refusal:
        appoint(build_user(), office, Role.CLERK, by=SYSTEM, valid_from=date(2025, 7, 1))
    assert [problem.code for problem in refusal.value.problems] == ["offices.office_has_ended"]
    assert not Appointment.objects.exists()


def test_the_same_appointment_twice_is_refused(office):
    person = build_user()
    appoint(person, office, Role.CLERK, by=SYSTEM, valid_from=DAY)
    with pytest.raises(Refused):
        appoint(person, office, Role.CLERK, by=SYSTEM, valid_from=DAY)
    assert Appointment.objects.count() == 1


def test_reach_covers_the_territory_and_nothing_beside_it(office):
    reach = reach_of(build_actor(office_id=office.pk))
    assert reach.covers("VN/T45/T467/19552/")
    assert not reach.covers("VN/T45/T468/19600/")


def test_the_maker_is_not_the_approver():
    maker = build_user()
    with pytest.raises(NotPermitted):
        require_another_person(build_actor(user=maker), maker_id=maker.pk, thing="decision")
    require_another_person(build_actor(user=maker), maker_id=None, thing="decision")
