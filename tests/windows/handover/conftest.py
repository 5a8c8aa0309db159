"""The law and the routes are in force; no test leaves a ledger that does not add up."""

from collections.abc import Iterator
from typing import Any

import pytest

from khuyencong.programme.budgets.integrity import ledger_faults
from tests.builders.policies import law_in_force


@pytest.fixture(scope="package", autouse=True)
def _law(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), law_in_force():
        yield


@pytest.fixture(autouse=True)
def _the_ledger_adds_up_afterwards(db: None) -> Iterator[None]:
    yield
    assert list(ledger_faults()) == []
