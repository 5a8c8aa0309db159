"""The law and the routes are in force; no test leaves a ledger that does not add up."""

from datetime import date

import pytest
from django.utils import timezone

from khuyencong.programme.budgets.integrity import ledger_faults
from tests.builders.policies import law_in_force
from tests.programme.proposals.pages import Browser


@pytest.fixture(scope="package", autouse=True)
def _law(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), law_in_force():
        yield


@pytest.fixture(autouse=True)
def _the_ledger_adds_up_afterwards(db):
    yield
    assert list(ledger_faults()) == []


@pytest.fixture
def today(monkeypatch):
    """Pages work on a day of 2021."""
    day = date(2021, 3, 15)
    monkeypatch.setattr(timezone, "localdate", lambda: day)
    return day


@pytest.fixture
def browse(client, today):
    """Return a function that gives a browser in which someone is signed in."""
    return lambda actor: Browser(client, actor)
