"""The shipped policies, loaded once for a module of tests and taken away after it."""

import pytest
from django.db import transaction

from tests.builders.policies import build_policies


@pytest.fixture(scope="module")
def shipped_policies(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        build_policies()
        yield
        transaction.set_rollback(True)
