"""Whose accounts the administrator of an office keeps, and what its readers read in the journal."""

from datetime import date

import pytest
from django.urls import reverse

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation.accounts import services
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.permissions import kept_people
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.audit.permissions import visible_entries
from khuyencong.registers.establishments.models import Representation
from khuyencong.registers.offices.models import Appointment, OfficeKind
from tests.builders.audit import build_entry
from tests.builders.establishments import build_establishment
from tests.builders.offices import FOUNDED, build_department, build_member, build_office
from tests.builders.people import build_actor, build_administrator, build_user

pytestmark = pytest.mark.django_db

LONG_AGO = date(2010, 6, 30)


@pytest.fixture
def committee():
    return build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)


@pytest.fixture
def office(committee):
    return build_office("DKR-KT", parent=committee)


@pytest.fixture
def administrator(office):
    return build_member(Role.ADMINISTRATOR, office)


def person_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id)


def appoint(user, office, *, valid_to=None):
    Appointment.objects.create(
        person=user, office=office, role=Role.CLERK, valid_from=FOUNDED, valid_to=valid_to
    )


def kept(actor) -> set[str]:
    return set(kept_people(actor).values_list("username", flat=True))


def signed_in(client, actor):
    client.force_login(person_of(actor))
    return client


def test_an_administrator_keeps_the_people_of_the_office_and_of_those_below(committee, office):
    build_member(Role.CLERK, office)
    build_member(Role.LEADER, committee)
    build_member(Role.LEADER, build_department())
    above = build_member(Role.ADMINISTRATOR, committee)
    below = build_member(Role.ADMINISTRATOR, office)
    of_office = {"clerk-dkr-kt", "administrator-dkr-kt"}
    assert kept(below) == of_office
    assert kept(above) == of_office | {"leader-dkr-ubnd", "administrator-dkr-ubnd"}


def test_who_is_appointed_elsewhere_too_is_kept_by_neither_office(office, administrator):
    shared = person_of(build_member(Role.CLERK, office))
    appoint(shared, build_department())
    assert shared.username not in kept(administrator)
    assert shared.username not in kept(build_member(Role.ADMINISTRATOR, build_department()))
    assert shared.username in kept(build_actor(Role.ADMINISTRATOR, build_administrator()))


def test_who_came_from_another_office_is_kept_by_the_new_one(office, administrator):
    moved = build_user("lan")
    appoint(moved, build_department(), valid_to=LONG_AGO)
    assert "lan" not in kept(administrator)
    appoint(moved, office)
    assert "lan" in kept(administrator)
    assert "lan" not in kept(build_member(Role.ADMINISTRATOR, build_department()))


def test_who_left_is_kept_by_the_office_alone_that_they_left(office, administrator):
    left, stranger = build_user("lan"), build_user("mai")
    for person in (left, stranger):
        appoint(person, office, valid_to=LONG_AGO)
    appoint(stranger, build_department(), valid_to=LONG_AGO)
    assert kept(administrator) & {"lan", "mai"} == {"lan"}


def test_a_new_account_is_kept_by_its_maker_until_another_office_appoints(office, administrator):
    person = services.create_person(username="lan", full_name="Trần Lan", by=administrator)
    assert "lan" in kept(administrator)
    assert "lan" not in kept(build_member(Role.ADMINISTRATOR, office, username="khac"))
    appoint(person, build_department())
    assert "lan" not in kept(administrator)


def test_accounts_that_the_program_made_belong_to_no_office(administrator):
    build_user("lan")
    assert "lan" not in kept(administrator)
    assert kept(build_actor(Role.ADMINISTRATOR, office_id=administrator.office_id)) == set()


def test_no_office_keeps_who_administers_the_installation_even_appointed_there(
    office, administrator
):
    chief = build_administrator()
    appoint(chief, office)
    assert chief.username not in kept(administrator)


def test_appointing_the_person_of_an_establishment_does_not_give_their_account_away(
    office, administrator
):
    applicant = build_user("chu-co-so")
    Representation.objects.create(
        user=applicant, establishment=build_establishment(), valid_from=FOUNDED
    )
    appoint(applicant, office)
    assert "chu-co-so" not in kept(administrator)


@pytest.mark.parametrize("role", [role for role in Role if role not in ("administrator", "system")])
def test_no_other_role_keeps_anyone(office, role):
    assert kept(build_member(role, office)) == set()


def test_the_list_and_the_door_agree(client, office, administrator):
    build_member(Role.CLERK, office)
    build_member(Role.CLERK, build_department())
    signed_in(client, administrator)
    listed = client.get(reverse("people")).text
    searched = client.get(reverse("people"), {"text": "clerk"}).text
    for person in User.objects.all():
        is_kept = person.username in kept(administrator)
        address = reverse("person", args=[person.pk])
        assert (f'href="{address}"' in listed) is is_kept
        assert client.get(address).status_code == (200 if is_kept else 404)
    assert "clerk-dkr-kt" in searched
    assert "clerk-qt-sct" not in searched


def test_a_new_person_is_shown_given_a_link_and_locked_by_the_office(client, administrator):
    signed_in(client, administrator)
    values = {"username": "lan", "full_name": "Trần Lan", "email": "", "phone": ""}
    page = client.post(reverse("new_person"), values, follow=True)
    assert page.status_code == 200
    assert "Đã tạo tài khoản" in page.text
    person = User.objects.get(username="lan")
    assert client.post(reverse("password_link", args=[person.pk])).status_code == 200
    client.post(reverse("lock_person", args=[person.pk]), {"reason": "lập nhầm"})
    person.refresh_from_db()
    assert not person.is_active


def test_a_stranger_s_account_is_refused_and_stays_as_it_was(client, administrator):
    stranger = person_of(build_member(Role.CLERK, build_department()))
    for act in (
        lambda: services.password_link_key(stranger.pk, by=administrator),
        lambda: services.deactivate_person(stranger.pk, by=administrator, reason="thử"),
        lambda: services.change_person(
            stranger.pk, full_name="Khác", email="", phone="", by=administrator
        ),
    ):
        with pytest.raises(NotPermitted) as refusal:
            act()
        assert refusal.value.problems[0].code == "accounts.person_out_of_reach"
    signed_in(client, administrator)
    for name in ("password_link", "lock_person", "unlock_person"):
        answer = client.post(reverse(name, args=[stranger.pk]), {"reason": "thử"})
        assert answer.status_code in (403, 404)
    assert User.objects.get(pk=stranger.pk).is_active
    assert User.objects.get(pk=stranger.pk).full_name == stranger.full_name
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_the_journal_is_read_for_the_office_and_those_below_it(committee, office, role):
    own = build_entry(by=build_member(Role.CLERK, committee))
    below = build_entry(by=build_member(Role.CLERK, office))
    elsewhere = build_entry(by=build_member(Role.CLERK, build_department()))
    program = build_entry(by=build_actor())
    assert set(visible_entries(build_member(role, committee))) == {own, below}
    assert set(visible_entries(build_member(role, office))) == {below}
    chief = build_actor(Role.ADMINISTRATOR, build_administrator())
    assert set(visible_entries(chief)) == {own, below, elsewhere, program}
