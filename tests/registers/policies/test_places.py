"""A place as the rules see it: what nobody entered about a city is unknown, never a no."""

from datetime import date

import pytest

from khuyencong.registers.policies.queries import place_facts, ruling_on
from khuyencong.registers.territories.models import UnitClass
from tests.builders.policies import build_case
from tests.builders.territories import build_quang_tri, build_ta_rut, build_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_policies")]

DAY = date(2021, 3, 15)


@pytest.fixture
def city():
    return build_unit("461", "Thành phố Đông Hà", "provincial_city", parent=build_quang_tri())


@pytest.fixture
def ward(city):
    return build_unit("19333", "Phường 1", "ward", parent=city)


def enter(unit, code, **days):
    UnitClass.objects.create(unit=unit, code=code, source="Quyết định", verified=True, **days)


def place_condition(unit):
    ruling = ruling_on(build_case(unit, on=DAY))
    [condition] = [one for one in ruling.conditions if one.code == "who.place"]
    return condition.holds, ruling.missing


def test_a_ward_of_a_city_without_a_class_is_open_and_says_what_is_missing(ward):
    holds, missing = place_condition(ward)

    assert holds is None
    assert "place.city_class" in missing


@pytest.mark.parametrize(("code", "holds"), [("city_class_3", True), ("city_class_4", False)])
def test_the_class_of_the_city_decides_over_its_wards(city, ward, code, holds):
    enter(city, code)

    assert place_condition(ward)[0] is holds


def test_another_class_says_nothing_about_the_class_of_the_city(city, ward):
    enter(city, "border")

    assert place_facts(ward, DAY).classes == {"border"}
    assert place_condition(ward)[0] is None


def test_a_class_of_city_counts_on_its_days(city, ward):
    enter(city, "city_class_3", valid_to=date(2021, 3, 14))
    enter(city, "city_class_2", valid_from=date(2021, 3, 16))

    assert place_facts(ward, DAY).city_class is None
    assert place_facts(ward, date(2021, 3, 16)).city_class == "city_class_2"


def test_a_commune_without_any_class_is_not_left_open():
    assert place_condition(build_ta_rut()) == (True, ())


def converted_condition(ward):
    """Return the condition on wards that were communes, asked for the plan of 2017."""
    ruling = ruling_on(build_case(ward, on=date(2017, 6, 1)))
    [condition] = [one for one in ruling.conditions if one.code == "who.converted_ward"]
    return condition.holds


def test_whether_a_ward_was_a_commune_is_open_until_somebody_enters_it(city, ward):
    enter(city, "city_class_1")

    assert place_facts(ward, DAY).converted is None
    assert converted_condition(ward) is None


@pytest.mark.parametrize(
    ("made_on", "holds"), [(date(2010, 12, 31), True), (date(2010, 12, 30), False)]
)
def test_the_day_a_ward_was_made_of_a_commune_decides(city, ward, made_on, holds):
    enter(city, "city_class_1")
    enter(ward, "ward_from_commune", valid_from=made_on)

    assert place_facts(ward, DAY).converted_on == made_on
    assert converted_condition(ward) is holds


def test_a_ward_made_of_a_commune_on_an_unknown_day_stays_open(city, ward):
    enter(city, "city_class_1")
    enter(ward, "ward_from_commune")

    assert place_facts(ward, DAY).converted is True
    assert converted_condition(ward) is None


def test_a_ward_that_never_was_a_commune_is_not_asked_since_when(city, ward):
    enter(city, "city_class_1")
    enter(ward, "ward_not_from_commune")

    assert place_facts(ward, DAY).converted is False
    assert converted_condition(ward) is True
