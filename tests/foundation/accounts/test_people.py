"""Keeping the accounts of people."""

import re

import pytest
from django.db.models import Q
from django.urls import reverse

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.foundation.accounts import permissions, services
from khuyencong.foundation.accounts.actor import SYSTEM, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.models import AuditEntry, PersonalValue
from khuyencong.foundation.audit.queries import entries_about
from tests.builders.people import PASSWORD, build_actor, build_administrator, build_user

pytestmark = pytest.mark.django_db


def administrator():
    return build_actor(Role.ADMINISTRATOR, build_administrator())


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_new_person_has_no_password_and_leaves_a_trace_without_their_contact():
    person = services.create_person(
        username=" Mai.Ho ", full_name="Hồ  Thị Mai", email="Mai@X.example", by=administrator()
    )
    assert (person.username, person.full_name) == ("mai.ho", "Hồ Thị Mai")
    assert not person.has_usable_password()
    entry = entries_about(f"person:{person.pk}").get()
    assert "mai@x.example" not in str(entry.after)
    assert set(PersonalValue.objects.values_list("name", "value")) == {
        ("email", "mai@x.example"),
        ("phone", ""),
    }


def test_everything_wrong_with_a_new_account_is_told_at_once():
    by = administrator()
    build_user("mai", email="mai@x.example")
    with pytest.raises(Refused) as refusal:
        services.create_person(username="MAI", full_name=" ", email="mai@x.example", by=by)
    assert codes(refusal) == [
        "accounts.username_taken",
        "accounts.name_missing",
        "accounts.email_taken",
    ]
    assert User.objects.count() == 2
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("username", ["hồ mai", "a b", "-a", "a@b", ""])
def test_a_sign_in_name_is_plain(username):
    with pytest.raises(Refused) as refusal:
        services.create_person(username=username, full_name="Mai", by=SYSTEM)
    assert codes(refusal) == ["accounts.username_not_plain"]


@pytest.mark.parametrize("role", [role for role in Role if role not in ("administrator", "system")])
def test_only_administrators_keep_accounts(role):
    with pytest.raises(NotPermitted):
        services.create_person(username="mai", full_name="Mai", by=build_actor(role))
    assert not User.objects.exists()


def test_the_administrator_of_an_office_keeps_only_its_people(monkeypatch):
    own, other, chief = build_user("mai"), build_user("lan"), build_administrator()
    monkeypatch.setattr(
        permissions, "_SCOPES", [lambda _actor: Q(username__in=["mai", chief.username])]
    )
    by = build_actor(Role.ADMINISTRATOR, office_id=1)
    services.change_person(own.pk, full_name="Mai Hồ", email="", phone="", by=by)
    for person in (other, chief):
        with pytest.raises(NotPermitted):
            services.change_person(person.pk, full_name="Khác", email="", phone="", by=by)
    assert set(User.objects.values_list("full_name", flat=True)) == {
        "Mai Hồ",
        "Hồ Thị Mai",
        "Phạm Quốc Việt",
    }


def test_locking_needs_a_reason_and_leaves_one():
    person, by = build_user(), administrator()
    with pytest.raises(Refused) as refusal:
        services.deactivate_person(person.pk, by=by, reason=" ")
    assert codes(refusal) == ["accounts.reason_missing"]
    services.deactivate_person(person.pk, by=by, reason="chuyển công tác")
    person.refresh_from_db()
    assert not person.is_active
    assert entries_about(f"person:{person.pk}").get().reason == "chuyển công tác"
    services.reactivate_person(person.pk, by=by, reason="trở lại")
    person.refresh_from_db()
    assert person.is_active


def test_nobody_locks_themselves_out_nor_the_last_administrator():
    chief = build_administrator()
    with pytest.raises(NotPermitted):
        services.deactivate_person(
            chief.pk, by=build_actor(Role.ADMINISTRATOR, chief), reason="nghỉ"
        )
    with pytest.raises(Refused) as refusal:
        services.deactivate_person(chief.pk, by=SYSTEM, reason="nghỉ")
    assert codes(refusal) == ["accounts.last_administrator"]
    chief.refresh_from_db()
    assert chief.is_active


class TestPages:
    @pytest.fixture
    def chief(self, client):
        client.force_login(build_administrator())
        return client

    def test_an_account_is_made_and_its_owner_sets_the_password(self, chief, client_elsewhere):
        values = {"username": "lan", "full_name": "Trần Lan", "email": "", "phone": ""}
        page = chief.post(reverse("new_person"), values, follow=True)
        assert "Đã tạo tài khoản" in page.text
        person = User.objects.get(username="lan")
        answer = chief.post(reverse("password_link", args=[person.pk]))
        assert answer["Cache-Control"] == "no-store"
        link = re.search(r"http://testserver(/\S+?)<", answer.text).group(1)
        form = client_elsewhere.get(link, follow=True)
        new = {"password1": PASSWORD, "password2": PASSWORD}
        client_elsewhere.post(form.redirect_chain[-1][0], new)
        person.refresh_from_db()
        assert person.check_password(PASSWORD)

    def test_a_refusal_stands_beside_the_form_with_what_was_typed(self, chief):
        build_user("lan")
        page = chief.post(reverse("new_person"), {"username": "lan", "full_name": "Trần Lan"})
        assert page.status_code == 422
        assert "đã có người dùng" in page.text
        assert "Trần Lan" in page.text

    def test_an_account_is_changed_locked_and_opened(self, chief):
        person = build_user()
        address = reverse("person", args=[person.pk])
        chief.post(address, {"full_name": "Hồ Mai", "email": "mai@x.example", "phone": ""})
        chief.post(reverse("lock_person", args=[person.pk]), {"reason": "nghỉ việc"})
        person.refresh_from_db()
        assert (person.full_name, person.email, person.is_active) == (
            "Hồ Mai",
            "mai@x.example",
            False,
        )
        assert "Mở lại" in chief.get(address).text
        chief.post(reverse("unlock_person", args=[person.pk]), {"reason": "trở lại"})
        person.refresh_from_db()
        assert person.is_active

    def test_the_list_finds_by_name(self, chief):
        build_user("lan", "Trần Lan")
        text = chief.get(reverse("people"), {"text": "trần"}).text
        assert ["Trần Lan" in text, "quan-tri</a>" in text] == [True, False]

    def test_others_are_refused(self, client):
        person = build_user()
        client.force_login(person)
        reads = [reverse("people"), reverse("new_person"), reverse("person", args=[person.pk])]
        assert [client.get(address).status_code for address in reads] == [403, 403, 403]
        writes = [
            reverse(name, args=[person.pk])
            for name in ("lock_person", "unlock_person", "password_link")
        ]
        assert [client.post(address).status_code for address in writes] == [403, 403, 403]

    def test_a_profile_tells_a_person_their_roles(self, chief, client_elsewhere):
        assert "Quản trị" in chief.get(reverse("profile")).text
        client_elsewhere.force_login(build_user())
        assert "chưa được giao vai trò" in client_elsewhere.get(reverse("profile")).text
