"""Sign in, choose a role, see the office."""

from datetime import date

import pytest
from django.urls import reverse

from khuyencong.foundation.accounts.actor import SYSTEM, Role
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.services import appoint
from khuyencong.registers.territories.services import load_reference_units
from khuyencong.windows.demonstration.offices import load_offices, load_people
from tests.builders.people import build_user

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_sign_in(client):
    response = client.get("/")
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_a_person_without_a_role_is_told_whom_to_ask(client):
    client.force_login(build_user())
    assert "Bạn chưa được giao vai trò nào" in client.get("/").text


def test_a_wrong_password_is_refused_without_saying_which_part_was_wrong(client):
    build_user()
    answers = [
        client.post(reverse("account_login"), {"login": name, "password": "sai"})
        for name in ("mai", "khong-co")
    ]
    assert ["chưa đúng" in answer.text for answer in answers] == [True, True]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_the_right_password_opens_the_home_page(client):
    build_user()
    form = {"login": "mai", "password": "một mật khẩu đủ dài"}
    assert client.post(reverse("account_login"), form).url == "/"


def test_nobody_registers_an_account_by_passing_by(client):
    assert "password1" not in client.get(reverse("account_signup")).text


def test_one_click_sign_in_is_not_there_outside_the_demonstration(client):
    build_user("demo-ai-do")
    assert client.get(reverse("demonstration")).status_code == 404
    assert client.post(reverse("demonstration_sign_in", args=["demo-ai-do"])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_person_with_two_roles_acts_in_the_chosen_one_only_if_it_is_theirs(client, settings):
    load_reference_units()
    load_offices()
    load_people()
    person = build_user()
    office = Office.objects.get(code="DKR-KT")
    for role in (Role.CLERK, Role.APPRAISER):
        appoint(person, office, role, by=SYSTEM, valid_from=date(2021, 1, 4))
    client.force_login(person)
    assert client.get("/").context["request"].actor.role is Role.CLERK
    client.post(reverse("act_as"), {"actor": f"appraiser:{office.pk}:"})
    assert client.get("/").context["request"].actor.role is Role.APPRAISER
    client.post(reverse("act_as"), {"actor": f"leader:{office.pk}:"})
    assert client.get("/").context["request"].actor.role is Role.APPRAISER


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"]
)
def test_choosing_a_role_never_leads_elsewhere(client, address):
    client.force_login(build_user())
    assert client.post(reverse("act_as"), {"next": address}).url == "/"
