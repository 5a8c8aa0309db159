"""The law and the routes are in force; no test leaves a ledger that does not add up."""

import pytest
from django.db import transaction

from khuyencong.programme.budgets.integrity import ledger_faults
from tests.builders.policies import build_policies


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
