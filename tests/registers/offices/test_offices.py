"""Offices are founded, renamed and ended; appointments end. Every refusal changes nothing."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import SYSTEM, Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.offices.models import Appointment, Office, OfficeKind
from khuyencong.registers.offices.queries import office_tree, offices_on, people_named
from khuyencong.registers.offices.services import (
    OfficeValues,
    appoint,
    end_appointment,
    end_office,
    found_office,
    rename_office,
)
from tests.builders.offices import FOUNDED, build_department, build_member, build_office
from tests.builders.people import build_user
from tests.builders.territories import build_dakrong, build_quang_tri, build_ta_rut, build_unit

pytestmark = pytest.mark.django_db
DAY = date(2021, 3, 1)
LAST_DAY = date(2025, 6, 30)


@pytest.fixture
def committee():
    return build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)


@pytest.fixture
def division(committee):
    return build_office("DKR-KT", parent=committee)


def codes(refusal):
    return [problem.code.removeprefix("offices.") for problem in refusal.value.problems]


def values(parent, **changes):
    told = {
        "code": "DKR-TC",
        "name": "Phòng Tài chính huyện Đakrông",
        "kind": "economic_office",
        "territory_id": build_dakrong().pk,
        "parent_id": parent.pk if parent else None,
        "valid_from": DAY,
    }
    return OfficeValues(**(told | changes))


def installation_administrator():
    user = User.objects.create_superuser("goc", password="x", full_name="Quản trị hệ thống")
    return Actor(user_id=user.pk, name=user.full_name, role=Role.ADMINISTRATOR)


def test_an_administrator_founds_an_office_under_their_own(committee):
    admin = build_member(Role.ADMINISTRATOR, committee)
    office = found_office(values(committee), by=admin)
    assert offices_on(DAY).filter(pk=office.pk, parent=committee).exists()
    entry = AuditEntry.objects.get(action="offices.founded")
    assert (entry.subject, entry.after["code"]) == (f"office:{office.pk}", "DKR-TC")


def test_the_first_office_is_founded_by_who_administers_the_installation(committee):
    assert found_office(values(None), by=SYSTEM).pk
    assert found_office(values(None, code="X"), by=installation_administrator()).pk
    with pytest.raises(NotPermitted) as refusal:
        found_office(values(None, code="Y"), by=build_member(Role.ADMINISTRATOR, committee))
    assert codes(refusal) == ["parent_needed"]
    assert not Office.objects.filter(code="Y").exists()


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.ACCOUNTANT])
def test_only_an_administrator_founds_renames_ends_and_appoints(committee, role):
    actor = build_member(role, committee)
    entries = AuditEntry.objects.count()
    for act in (
        lambda: found_office(values(committee), by=actor),
        lambda: rename_office(committee.pk, "Tên", by=actor, reason="x"),
        lambda: end_office(committee.pk, valid_to=DAY, successor_ids=[], by=actor, reason="x"),
        lambda: appoint(build_user(), committee, Role.CLERK, by=actor, valid_from=DAY),
    ):
        with pytest.raises(NotPermitted) as refusal:
            act()
        assert codes(refusal) == ["administrator_needed"]
        User.objects.filter(username="mai").delete()
    assert AuditEntry.objects.count() == entries
    assert Office.objects.get().valid_to is None


def test_an_administrator_reaches_what_stands_under_their_office_and_no_other(committee, division):
    above, beside = (
        build_member(Role.ADMINISTRATOR, committee),
        build_member(Role.ADMINISTRATOR, build_department()),
    )
    assert appoint(build_user(), division, Role.CLERK, by=above, valid_from=DAY).pk
    below = build_member(Role.ADMINISTRATOR, division)
    for actor, office in ((beside, division), (below, committee)):
        with pytest.raises(NotPermitted) as refusal:
            appoint(User.objects.get(username="mai"), office, Role.LEADER, by=actor, valid_from=DAY)
        assert codes(refusal) == ["not_your_office"]
    assert not Appointment.objects.filter(role="leader").exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": " "}, "code_missing"),
        ({"code": "DKR-UBND"}, "code_taken"),
        ({"name": ""}, "name_missing"),
        ({"valid_from": date(2025, 7, 1)}, "territory_not_there"),
        ({"valid_from": date(2004, 12, 31)}, "office_not_yet"),
    ],
)
def test_an_office_without_sense_is_refused(committee, changes, code):
    admin = build_member(Role.ADMINISTRATOR, committee)
    with pytest.raises(Refused) as refusal:
        found_office(values(committee, **changes), by=admin)
    assert codes(refusal) == [code]
    assert Office.objects.count() == 1


def test_a_new_name_leaves_the_old_one_in_the_trace(committee):
    admin = build_member(Role.ADMINISTRATOR, committee)
    rename_office(committee.pk, " UBND  huyện Đakrông ", by=admin, reason="QĐ 12")
    committee.refresh_from_db()
    assert committee.name == "UBND huyện Đakrông"
    entry = AuditEntry.objects.get(action="offices.renamed")
    assert (entry.before["name"], entry.reason) == ("Cơ quan DKR-UBND", "QĐ 12")


@pytest.mark.parametrize(
    ("name", "reason", "code"), [("", "x", "name_missing"), ("Tên", " ", "reason_missing")]
)
def test_a_name_needs_letters_and_a_reason(committee, name, reason, code):
    admin = build_member(Role.ADMINISTRATOR, committee)
    with pytest.raises(Refused) as refusal:
        rename_office(committee.pk, name, by=admin, reason=reason)
    assert codes(refusal) == [code]
    committee.refresh_from_db()
    assert committee.name == "Cơ quan DKR-UBND"


def build_commune_office():
    unit = build_unit("19588.1", "Xã Tà Rụt", valid_from=date(2025, 7, 1), valid_to=None)
    return Office.objects.create(
        code="XA-TR", name="UBND xã Tà Rụt", kind="peoples_committee", territory=unit,
        valid_from=date(2025, 7, 1),
    )  # fmt: skip


def test_an_office_ends_with_its_appointments_and_names_who_takes_over(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    clerk = build_member(Role.CLERK, division)
    commune = build_commune_office()
    end_office(
        division.pk, valid_to=LAST_DAY, successor_ids=[commune.pk], by=admin, reason="NQ 203"
    )
    division.refresh_from_db()
    assert (division.valid_to, division.successors.get()) == (LAST_DAY, commune)
    assert not Appointment.objects.filter(office=division, valid_to__isnull=True).exists()
    assert Appointment.objects.get(person_id=clerk.user_id).valid_to == LAST_DAY
    entry = AuditEntry.objects.get(action="offices.ended")
    assert (entry.after["successors"], entry.after["appointments_ended"]) == (["XA-TR"], 2)
    with pytest.raises(OutOfStep) as refusal:
        end_office(division.pk, valid_to=LAST_DAY, successor_ids=[], by=admin, reason="x")
    assert codes(refusal) == ["office_has_ended"]


def test_an_office_does_not_end_before_those_under_it(committee, division):
    admin = build_member(Role.ADMINISTRATOR, committee)
    with pytest.raises(Refused) as refusal:
        end_office(committee.pk, valid_to=LAST_DAY, successor_ids=[], by=admin, reason="NQ 203")
    assert codes(refusal) == ["child_goes_on"]
    committee.refresh_from_db()
    assert committee.valid_to is None
    end_office(division.pk, valid_to=LAST_DAY, successor_ids=[], by=admin, reason="NQ 203")
    end_office(committee.pk, valid_to=LAST_DAY, successor_ids=[], by=admin, reason="NQ 203")
    assert not offices_on(date(2025, 7, 1)).exists()


@pytest.mark.parametrize(
    ("valid_to", "reason", "code"),
    [
        (date(2004, 12, 31), "x", "ends_before_it_begins"),
        (LAST_DAY, "", "reason_missing"),
    ],
)
def test_an_ending_without_sense_is_refused(division, valid_to, reason, code):
    admin = build_member(Role.ADMINISTRATOR, division)
    with pytest.raises(Refused) as refusal:
        end_office(division.pk, valid_to=valid_to, successor_ids=[], by=admin, reason=reason)
    assert codes(refusal) == [code]
    division.refresh_from_db()
    assert division.valid_to is None


def test_an_office_is_not_its_own_successor_nor_succeeded_by_one_that_ended(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    gone = build_office("CU", territory=build_quang_tri())
    Office.objects.filter(pk=gone.pk).update(valid_to=date(2010, 1, 1))
    with pytest.raises(Refused) as refusal:
        end_office(
            division.pk,
            valid_to=LAST_DAY,
            successor_ids=[division.pk, gone.pk],
            by=admin,
            reason="x",
        )
    assert sorted(codes(refusal)) == ["office_has_ended", "own_successor"]


def test_appointments_are_refused_where_they_make_no_sense(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    person = build_user()
    gone = User.objects.create_user("nghi", full_name="Đã nghỉ", is_active=False)
    for who, role, day, code in (
        (person, Role.APPLICANT, DAY, "role_not_of_staff"),
        (person, Role.SYSTEM, DAY, "role_not_of_staff"),
        (gone, Role.CLERK, DAY, "person_inactive"),
        (person, Role.CLERK, date(2004, 12, 31), "office_not_yet"),
    ):
        with pytest.raises(Refused) as refusal:
            appoint(who, division, role, by=admin, valid_from=day)
        assert codes(refusal) == [code]
    assert not Appointment.objects.exclude(person_id=admin.user_id).exists()


def test_a_role_held_already_is_not_given_again_until_it_has_ended(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    person = build_user()
    first = appoint(person, division, Role.CLERK, by=admin, valid_from=DAY)
    with pytest.raises(Refused) as refusal:
        appoint(person, division, Role.CLERK, by=admin, valid_from=date(2021, 4, 1))
    assert codes(refusal) == ["appointed_already"]
    end_appointment(first.pk, valid_to=date(2021, 3, 31), by=admin, on=date(2021, 3, 31))
    assert appoint(person, division, Role.CLERK, by=admin, valid_from=date(2021, 4, 1)).pk


def end(appointment, by, valid_to=DAY):
    return end_appointment(appointment.pk, valid_to=valid_to, by=by, on=DAY)


def test_an_appointment_is_ended_by_an_administrator_there_or_above(committee, division):
    clerk = build_member(Role.CLERK, division)
    appointment = Appointment.objects.get(person_id=clerk.user_id)
    for stranger in (clerk, build_member(Role.ADMINISTRATOR, build_department())):
        with pytest.raises(NotPermitted):
            end(appointment, stranger)
    appointment.refresh_from_db()
    assert appointment.valid_to is None
    assert end(appointment, build_member(Role.ADMINISTRATOR, committee)).valid_to == DAY
    entry = AuditEntry.objects.get(action="offices.appointment_ended")
    assert (entry.before["to"], entry.after["to"]) == (None, "2021-03-01")


def test_an_appointment_that_has_ended_is_not_ended_again(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    appointment = Appointment.objects.get(person_id=build_member(Role.CLERK, division).user_id)
    end(appointment, admin, valid_to=date(2021, 2, 1))
    with pytest.raises(OutOfStep) as refusal:
        end(appointment, admin)
    assert codes(refusal) == ["appointment_has_ended"]


def test_an_appointment_does_not_end_before_it_began(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    appointment = Appointment.objects.get(person_id=build_member(Role.CLERK, division).user_id)
    with pytest.raises(Refused) as refusal:
        end(appointment, admin, valid_to=date(2004, 12, 31))
    assert codes(refusal) == ["ends_before_it_begins"]


def test_the_last_administrator_does_not_give_the_right_away(committee, division):
    admin = build_member(Role.ADMINISTRATOR, division)
    own = Appointment.objects.get(person_id=admin.user_id)
    with pytest.raises(Refused) as refusal:
        end(own, admin)
    assert codes(refusal) == ["last_administrator"]
    own.refresh_from_db()
    assert own.valid_to is None
    build_member(Role.ADMINISTRATOR, committee)  # one above
    assert end(own, admin).valid_to == DAY


def test_a_closed_account_is_no_administrator_who_remains(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    other = build_member(Role.ADMINISTRATOR, division, username="khac")
    User.objects.filter(pk=other.user_id).update(is_active=False)
    with pytest.raises(Refused) as refusal:
        end(Appointment.objects.get(person_id=admin.user_id), admin)
    assert codes(refusal) == ["last_administrator"]


def test_who_administers_the_installation_remains_above_every_office(division):
    admin = build_member(Role.ADMINISTRATOR, division)
    installation_administrator()
    assert end(Appointment.objects.get(person_id=admin.user_id), admin).valid_to == DAY


def test_the_tree_holds_the_province_and_those_above_nested_by_superior(committee, division):
    department = build_department()
    build_office("LS", territory=build_unit("20", "Tỉnh Lạng Sơn", "province",
                                            parent=build_quang_tri().parent))  # fmt: skip
    ministry = build_office("BCT", OfficeKind.MINISTRY, territory=build_quang_tri().parent)
    rows = office_tree(DAY, within=build_quang_tri().path)
    assert [(row.office, row.depth) for row in rows] == [
        (ministry, 0),
        (department, 0),
        (committee, 0),
        (division, 1),
    ]
    [row] = office_tree(DAY, within=build_quang_tri().path, text="co quan dkr-KT")
    assert (row.office, row.depth) == (division, 0)
    assert office_tree(date(2004, 1, 1), within="VN/") == []


def test_a_person_is_named_in_full(division):
    User.objects.create_user("lan", "lan@example.vn", full_name="Lan")
    assert [person.username for person in people_named("lan")] == ["lan"]
    assert [person.username for person in people_named("LAN@example.vn")] == ["lan"]
    for text in ("la", "lan@example", ""):
        assert people_named(text) == []


def test_offices_of_a_district_cover_its_communes(division):
    assert build_ta_rut().path.startswith(division.territory.path)
    assert division.valid_from == FOUNDED
