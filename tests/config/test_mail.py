"""How mail is sent: in the clear only where nothing secret is told, or where one asks for it."""

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from khuyencong.config.environment import read_environment


@pytest.fixture
def mail(monkeypatch, tmp_path):
    """Return a function that reads how mail is sent with some settings: ``mail(user="mai")``."""
    monkeypatch.setenv("KHUYENCONG_DATA_DIR", str(tmp_path))
    for name in ("USER", "PORT", "SECURITY"):
        monkeypatch.delenv(f"KHUYENCONG_MAIL_{name}", raising=False)

    def read(**settings):
        for name, value in settings.items():
            monkeypatch.setenv(f"KHUYENCONG_MAIL_{name.upper()}", value)
        environment = read_environment()
        return environment.mail_security, environment.mail_port

    return read


def test_a_relay_without_a_user_is_spoken_to_in_the_clear(mail):
    assert mail() == ("none", 25)


def test_a_password_goes_over_tls_unless_one_says_otherwise(mail):
    assert mail(user="khuyencong") == ("starttls", 587)
    assert mail(user="khuyencong", security="none") == ("none", 25)


@pytest.mark.parametrize(("security", "port"), [("none", 25), ("starttls", 587), ("tls", 465)])
def test_each_way_has_its_port_and_another_can_be_given(mail, security, port):
    assert mail(security=security) == (security, port)
    assert mail(security=security, port="2525") == (security, 2525)


def test_an_unknown_way_is_refused_by_name(mail):
    with pytest.raises(ImproperlyConfigured, match="KHUYENCONG_MAIL_SECURITY"):
        mail(security="ssl")


@pytest.mark.parametrize(
    ("security", "told"),
    [("none", "False False"), ("starttls", "True False"), ("tls", "False True")],
)
def test_the_program_speaks_to_the_server_as_it_was_told(mail, security, told):
    mail(security=security)
    asked = "from khuyencong.config import settings as s; print(s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"

    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)

    assert answer.stdout.strip() == told
