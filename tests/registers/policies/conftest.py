"""The shipped policies, loaded once for a module of tests and taken away after it."""

import pytest

from tests.builders.policies import law_in_force


@pytest.fixture(scope="module")
def shipped_policies(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), law_in_force():
        yield
