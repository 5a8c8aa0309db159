"""Signing in: who may, how often, and what a stranger learns."""

import re

import pytest
from django.conf import settings as project_settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse

from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.queries import entries_about
from tests.builders.people import PASSWORD, build_user

pytestmark = pytest.mark.django_db

WRITTEN_VALUE = re.compile(r'value="[^"]*"')  # what was typed, and the token of the form
NEW_PASSWORD = "con trâu già gặm cỏ non"


def sign_in(client, login: str = "mai", password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "login", ["mai", "MAI ", "mai@khuyencong.example", "Mai@Khuyencong.example"]
)
def test_the_right_password_opens_the_door_by_name_or_mail(client, login):
    build_user(email="mai@khuyencong.example")
    assert sign_in(client, login).url == "/"
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(client):
    build_user()
    pages = [sign_in(client, login, "sai").text for login in ("mai", "khong-co", "a@b.example")]
    shown = [WRITTEN_VALUE.sub("", page) for page in pages]
    assert shown[0] == shown[1] == shown[2]
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in pages[0]


def test_a_locked_account_cannot_sign_in_and_its_open_session_ends(client):
    person = build_user()
    sign_in(client)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(reverse("profile")).status_code == 302
    client.logout()
    sign_in(client)
    assert not is_signed_in(client)


def test_guessing_is_slowed_down_even_for_the_right_password(client):
    build_user()
    for _attempt in range(5):
        sign_in(client, password="sai")
    assert "Đã thử sai quá nhiều lần" in sign_in(client).text
    assert not is_signed_in(client)


def test_guesses_are_counted_where_every_process_sees_them():
    assert project_settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    cache.set("seen", 1)
    assert cache.get("seen") == 1


def test_a_client_that_asks_too_often_is_told_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    answers = [sign_in(client, password="sai") for _ in range(4)]
    assert answers[-1].status_code == 429
    assert "Đợi vài phút" in answers[-1].text


def test_a_session_ends_after_half_a_day_and_with_the_browser(client):
    build_user()
    sign_in(client)
    assert client.session.get_expire_at_browser_close()
    assert client.session.get_expiry_age() <= 12 * 60 * 60
    assert Session.objects.count() == 1
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_reading_the_sign_out_page_signs_nobody_out(client):
    build_user()
    sign_in(client)
    client.get(reverse("account_logout"))
    assert is_signed_in(client)


def test_nobody_registers_by_themselves(client):
    values = {
        "username": "ke-la",
        "email": "a@b.example",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    page = client.post(reverse("account_signup"), values)
    assert "Người quản trị của cơ quan lập tài khoản" in page.text
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"]
)
def test_signing_in_never_leads_elsewhere(client, address):
    build_user()
    values = {"login": "mai", "password": PASSWORD, "next": address}
    assert client.post(reverse("account_login"), values).url == "/"


def test_signing_in_leads_to_where_one_wanted_to_go(client):
    build_user()
    values = {"login": "mai", "password": PASSWORD, "next": reverse("profile")}
    assert client.post(reverse("account_login"), values).url == reverse("profile")


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_set_password",
        "account_reauthenticate",
        "account_email_verification_sent",
    ],
)
def test_pages_of_the_library_that_have_no_use_are_not_there(client, name):
    client.force_login(build_user())
    assert client.get(reverse(name)).status_code == 404


class TestForgottenPassword:
    def ask(self, client, email: str):
        return client.post(reverse("account_reset_password"), {"email": email}, follow=True)

    def test_a_link_by_mail_sets_a_new_password_once(self, client, mailoutbox):
        person = build_user(email="mai@khuyencong.example")
        self.ask(client, "mai@khuyencong.example")
        (mail,) = mailoutbox
        assert mail.subject == "Đặt lại mật khẩu"
        link = re.search(r"http://testserver(/\S+)", mail.body).group(1)
        form = client.get(link, follow=True)
        values = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        done = client.post(form.redirect_chain[-1][0], values, follow=True)
        assert "Mật khẩu mới đã được lưu" in done.text
        assert sign_in(client, password=NEW_PASSWORD).status_code == 302
        assert "không còn dùng được" in client.get(link, follow=True).text
        assert entries_about(f"person:{person.pk}").get().action == "accounts.password_set"

    def test_who_asks_learns_nothing_about_who_has_an_account(self, client, mailoutbox):
        build_user(email="mai@khuyencong.example")
        emails = ("mai@khuyencong.example", "nobody@khuyencong.example")
        known, unknown = (WRITTEN_VALUE.sub("", self.ask(client, email).text) for email in emails)
        assert known == unknown
        assert "không có tài khoản nào" in mailoutbox[1].body

    def test_a_locked_account_gets_no_link(self, client, mailoutbox):
        person = build_user(email="mai@khuyencong.example")
        User.objects.filter(pk=person.pk).update(is_active=False)
        self.ask(client, "mai@khuyencong.example")
        assert "/dat-mat-khau/" not in mailoutbox[0].body

    @pytest.mark.parametrize("weak", ["ngắn", "1234567890123", "ho thi mai ho", "q1w2e3r4t5y6"])
    def test_a_weak_password_is_refused(self, client, mailoutbox, weak):
        build_user(full_name="Ho Thi Mai Ho", email="mai@khuyencong.example")
        self.ask(client, "mai@khuyencong.example")
        link = re.search(r"http://testserver(/\S+)", mailoutbox[0].body).group(1)
        form = client.get(link, follow=True)
        client.post(form.redirect_chain[-1][0], {"password1": weak, "password2": weak})
        assert User.objects.get().check_password(PASSWORD)


def test_changing_the_password_ends_the_other_sessions(client, client_elsewhere):
    build_user()
    sign_in(client)
    sign_in(client_elsewhere)
    values = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert client.post(reverse("account_change_password"), values).url == reverse("profile")
    assert client.get(reverse("profile")).status_code == 200
    assert client_elsewhere.get(reverse("profile")).status_code == 302


class TestDemonstration:
    def test_one_click_is_offered_only_in_the_demonstration(self, client, settings):
        build_user("demo-mai")
        page, click = reverse("demonstration"), reverse("demonstration_sign_in", args=["demo-mai"])
        assert [client.get(page).status_code, client.post(click).status_code] == [404, 404]
        assert page not in client.get(reverse("account_login")).text
        settings.DEMO = True
        assert page in client.get(reverse("account_login")).text
        assert "Hồ Thị Mai" in client.get(page).text
        assert client.post(click).url == "/"
        assert is_signed_in(client)

    def test_no_other_person_is_entered_by_a_click(self, client, settings):
        settings.DEMO = True
        build_user("mai")
        assert client.post(reverse("demonstration_sign_in", args=["mai"])).status_code == 404

    def test_reading_a_link_signs_nobody_in(self, client, settings):
        settings.DEMO = True
        build_user("demo-mai")
        answer = client.get(reverse("demonstration_sign_in", args=["demo-mai"]))
        assert answer.status_code == 405
