"""Establishments of Đakrông, invented and marked as such."""

import pytest

from khuyencong.registers.establishments.models import (
    Establishment,
    Place,
    PriorityMark,
    Representation,
)
from khuyencong.registers.establishments.tax_codes import tax_code_fault
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.establishments import ENTERED, completed_tax_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_there_are_at_least_25_each_marked_as_invented():
    establishments = list(Establishment.objects.all())
    assert len(establishments) >= 25
    assert all("(giả định)" in one.name and one.is_demonstration for one in establishments)


def test_the_kinds_of_the_district_are_among_them():
    industries = set(Establishment.objects.values_list("vsic_code", flat=True))
    assert industries >= {
        "1077",  # coffee
        "1074",  # noodles
        "3100",  # furniture
        "3290",  # brooms
        "1312",  # weaving
        "2392",  # bricks
        "2592",  # mechanics
        "2511",  # aluminium doors
        "1030",  # dried bananas
        "1629",  # rattan
    }


def test_they_produce_in_every_commune_of_the_district():
    district = unit_by_code("467", on=ENTERED)
    communes = set(district.children.values_list("pk", flat=True))
    assert set(Place.objects.values_list("unit_id", flat=True)) == communes


def test_tax_codes_are_right_and_no_co_operative_group_has_one():
    for one in Establishment.objects.all():
        if one.legal_form == "cooperative_group":
            assert one.tax_code == ""
        else:
            assert tax_code_fault(one.tax_code) is None


def test_a_serial_without_a_check_digit_is_a_mistake_in_the_data():
    with pytest.raises(AssertionError, match="take another serial"):
        completed_tax_code("329999123")


def test_priority_is_verified_by_another_person_than_who_entered_it():
    marks = list(PriorityMark.objects.all())
    assert marks
    assert all(mark.verified_by_id not in (None, mark.made_by_id) for mark in marks)


def test_three_establishments_have_a_person_who_acts_for_them():
    people = Representation.objects.values_list("user__username", flat=True)
    assert sorted(people) == ["demo-co-so", "demo-co-so-2", "demo-co-so-3"]
