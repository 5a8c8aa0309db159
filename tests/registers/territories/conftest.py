"""The shipped units, loaded once for a module of tests and taken away after it."""

from datetime import date

import pytest
from django.db import transaction

from khuyencong.registers.territories.services import load_reference_units

IN_2021 = date(2021, 5, 1)
IN_2025 = date(2025, 7, 1)


@pytest.fixture(scope="module")
def shipped_units(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference_units()
        yield
        transaction.set_rollback(True)
