"""Numbers that the programme gives: one after the other, none left out."""

import pytest
from django.db import transaction

from khuyencong.registers.offices.numbering import next_number
from tests.builders.offices import build_office

pytestmark = pytest.mark.django_db


def test_each_office_year_and_kind_counts_for_itself() -> None:
    office = build_office()
    assert [next_number(office.pk, 2021, "certificate") for _ in range(3)] == [1, 2, 3]
    assert next_number(office.pk, 2022, "certificate") == 1
    assert next_number(office.pk, 2021, "minutes") == 1


def test_a_number_whose_record_failed_is_given_again() -> None:
    office = build_office()
    with transaction.atomic():
        next_number(office.pk, 2021, "certificate")
        transaction.set_rollback(True)
    assert next_number(office.pk, 2021, "certificate") == 1
