"""No test leaves a ledger that does not add up."""

import pytest

from khuyencong.programme.budgets.integrity import ledger_faults


@pytest.fixture(autouse=True)
def _the_ledger_adds_up_afterwards(request: pytest.FixtureRequest):
    yield
    if "db" in request.fixturenames:
        assert list(ledger_faults()) == []
