"""Production refuses to start with what is unsafe."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from khuyencong.config.environment import read_environment

KEY = "a-long-key-with-many-different-signs-0123456789-ABCDEFGH"


@pytest.fixture(autouse=True)
def production(monkeypatch, tmp_path):
    monkeypatch.setenv("KHUYENCONG_MODE", "production")
    monkeypatch.setenv("KHUYENCONG_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("KHUYENCONG_SECRET_KEY", KEY)


def test_safe_settings_are_accepted():
    assert read_environment().secret_key == KEY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KHUYENCONG_SECRET_KEY", "short"),
        ("KHUYENCONG_SECRET_KEY", "a" * 60),
        ("KHUYENCONG_DEBUG", "1"),
        ("KHUYENCONG_ALLOWED_HOSTS", "*"),
        ("KHUYENCONG_ALLOWED_HOSTS", "khuyencong.example,.example"),
        ("KHUYENCONG_MODE", "prodction"),
    ],
)
def test_what_is_unsafe_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        read_environment()


def test_a_key_is_made_once_and_kept_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.delenv("KHUYENCONG_SECRET_KEY")
    first = read_environment().secret_key
    assert len(first) >= 50
    assert read_environment().secret_key == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
