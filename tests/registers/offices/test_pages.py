"""The pages of offices, for everyone to read and for administrators to change."""

from datetime import date

import pytest
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import Appointment, Office, OfficeKind
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.people import build_user
from tests.builders.territories import build_ta_rut

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_march_2021(monkeypatch):
    """The district of the demonstration exists on this day."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2021, 3, 1))


@pytest.fixture
def office():
    committee = build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)
    return build_office("DKR-KT", parent=committee)


def signed_in(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


@pytest.fixture
def administrator(client, office):
    return signed_in(client, build_member(Role.ADMINISTRATOR, office.parent))


def text_of(answer):
    return answer.content.decode()


def address(name, *args):
    return reverse(f"offices:{name}", args=args)


def test_the_tree_is_read_by_everyone_who_signed_in(client, office):
    assert client.get(address("list")).status_code == 302
    clerk = signed_in(client, build_member(Role.CLERK, office))
    shown = text_of(clerk.get(address("list")))
    assert shown.index("Cơ quan DKR-UBND</a>") < shown.index("Cơ quan DKR-KT</a>")


def test_the_tree_of_another_day_and_of_a_name(client, office):
    clerk = signed_in(client, build_member(Role.CLERK, office))
    assert "Không có cơ quan nào khớp" in text_of(clerk.get(address("list"), {"on": "01/01/2004"}))
    shown = text_of(clerk.get(address("list"), {"text": "dkr-kt", "on": "không phải ngày"}))
    assert "Cơ quan DKR-KT</a>" in shown
    assert "Cơ quan DKR-UBND</a>" not in shown


def test_a_person_without_a_role_reads_and_changes_nothing(client, office):
    client.force_login(build_user())
    assert "Cơ quan DKR-KT" in text_of(client.get(address("office", office.pk)))
    for name, args in (("found_first", ()), ("appoint", (office.pk,)), ("end", (office.pk,))):
        assert client.get(address(name, *args)).status_code == 403


def test_an_office_shows_its_people_with_their_days(client, office):
    actor = build_member(Role.CLERK, office)
    Appointment.objects.update(valid_to=date(2020, 12, 31))
    signed_in(client, build_member(Role.LEADER, office))
    shown = text_of(client.get(address("office", office.pk)))
    assert actor.name in shown
    assert "31/12/2020" in shown
    assert "đã thôi" in shown
    assert address("appoint", office.pk) not in shown


def test_an_administrator_gives_a_role_and_takes_it_back(administrator, office):
    person = build_user()
    assert address("appoint", office.pk) in text_of(administrator.get(address("office", office.pk)))
    typed = {"person": "mai", "role": "clerk", "valid_from": "01/03/2021"}
    answer = administrator.post(address("appoint", office.pk), typed)
    assert answer.url == address("office", office.pk)
    appointment = Appointment.objects.get(person=person)
    end = address("end_appointment", appointment.pk)
    assert administrator.get(end).status_code == 200
    administrator.post(end, {"valid_to": "31/12/2021", "reason": "Chuyển công tác"})
    appointment.refresh_from_db()
    assert appointment.valid_to == date(2021, 12, 31)


def test_a_refusal_stands_beside_what_was_typed(administrator, office):
    typed = {"person": "không có ai", "role": "clerk", "valid_from": "01/03/2021"}
    answer = administrator.post(address("appoint", office.pk), typed)
    assert answer.status_code == 422
    assert 'value="không có ai"' in text_of(answer)
    assert "Không có tài khoản" in text_of(answer)
    own = Appointment.objects.get()
    answer = administrator.post(address("end_appointment", own.pk), {"valid_to": "01/03/2021"})
    assert answer.status_code == 422
    assert "người quản trị cuối cùng" in text_of(answer)


def test_an_administrator_founds_renames_and_ends(administrator, office):
    typed = {
        "name": "Phòng Tài chính",
        "code": "DKR-TC",
        "kind": "economic_office",
        "territory": "dakrong",
        "valid_from": "01/02/2021",
    }
    answer = administrator.post(address("found", office.parent.pk), typed)
    assert answer.status_code == 302
    founded = Office.objects.get(code="DKR-TC")
    assert (founded.parent, founded.territory) == (office.parent, office.territory)
    typed = {"name": "Phòng Tài chính - Kế hoạch", "reason": "QĐ 12"}
    administrator.post(address("rename", founded.pk), typed)
    typed = {"valid_to": "28/02/2021", "reason": "QĐ 13", "successors": [office.pk]}
    administrator.post(address("end", founded.pk), typed)
    founded.refresh_from_db()
    assert founded.name == "Phòng Tài chính - Kế hoạch"
    assert (founded.valid_to, founded.successors.get()) == (date(2021, 2, 28), office)
    assert "Kế thừa từ" in text_of(administrator.get(address("office", office.pk)))


def test_an_office_elsewhere_is_read_but_not_changed(administrator):
    other = build_department()
    shown = text_of(administrator.get(address("office", other.pk)))
    assert address("appoint", other.pk) not in shown
    for name in ("appoint", "rename", "end", "found"):
        assert administrator.get(address(name, other.pk)).status_code == 403
        assert administrator.post(address(name, other.pk), {}).status_code == 403


def test_the_first_office_of_an_installation_is_founded_on_a_page(client):
    build_ta_rut()
    User.objects.create_superuser("goc", password="x", full_name="Quản trị hệ thống")
    client.force_login(User.objects.get(username="goc"))
    assert address("found_first") in text_of(client.get(address("list")))
    typed = {
        "name": "UBND xã Tà Rụt",
        "code": "XA-TR",
        "kind": "peoples_committee",
        "territory": "19588",
        "valid_from": "01/02/2021",
    }
    client.post(address("found_first"), typed)
    assert Office.objects.get().parent is None


def test_an_office_page_asks_a_fixed_number_of_questions(
    administrator, office, django_assert_max_num_queries
):
    for number in range(5):
        build_member(Role.CLERK, office, username=f"clerk-{number}")
    with django_assert_max_num_queries(12):
        administrator.get(address("office", office.pk))
    with django_assert_max_num_queries(7):
        administrator.get(address("list"))
