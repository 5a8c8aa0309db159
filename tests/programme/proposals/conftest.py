"""The law and the routes are in force; no test leaves a ledger that does not add up."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from khuyencong.programme.budgets.integrity import ledger_faults
from tests.builders.policies import build_policies
from tests.programme.proposals.pages import Browser


@pytest.fixture(scope="package", autouse=True)
def _law(django_db_setup, django_db_blocker):
    """Load the shipped law once for all tests of this folder, and take it out after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        build_policies()
        yield
        transaction.set_rollback(True)


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
