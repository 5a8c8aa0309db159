"""Where a unit lies, what became of it, which classes of area it belongs to."""

from datetime import date

import pytest

from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import (
    ancestors,
    classes_on,
    descendant_ids,
    predecessors_on,
    successors_on,
    territory_chain,
    territory_chain_with_origins,
    unit_by_code,
    units_within,
)
from tests.registers.territories.conftest import IN_2021, IN_2025

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_units")]


def names(relatives):
    return {relative.unit.name for relative in relatives}


@pytest.fixture
def dakrong():
    return unit_by_code("467", on=IN_2021)


def test_ancestors_come_nearest_first_in_one_query(django_assert_num_queries):
    commune = unit_by_code("19564", on=IN_2021)
    with django_assert_num_queries(1):
        above = ancestors(commune)
    assert [unit.name for unit in above] == ["Huyện Đakrông", "Tỉnh Quảng Trị", "Việt Nam"]


def test_the_chain_of_an_old_commune_is_its_codes_without_a_query(django_assert_num_queries):
    commune = unit_by_code("19564", on=IN_2021)
    with django_assert_num_queries(0):
        assert territory_chain(commune) == ("19564", "467", "45", "VN")


def test_the_chain_of_a_new_commune_does_not_name_the_old_quang_binh():
    commune = unit_by_code("19564", on=IN_2025)
    assert territory_chain(commune) == ("19564.20250701", "44.20250701", "VN")
    assert "44" not in territory_chain_with_origins(commune)


def test_old_norms_are_found_for_a_new_commune_nearest_first():
    commune = unit_by_code("19564", on=IN_2025)
    chain = territory_chain_with_origins(commune)
    assert chain == (
        *("19564.20250701", "44.20250701"),
        *("19564", "19576", "19579", "467", "45", "VN"),
    )


def test_the_chain_with_origins_of_a_special_zone_keeps_its_order():
    zone = unit_by_code("19742", on=IN_2025)
    chain = territory_chain_with_origins(zone)
    assert chain == ("19742.20250701", "44.20250701", "471", "45", "VN")


def test_the_chain_with_origins_of_an_old_unit_is_its_chain(dakrong):
    assert territory_chain_with_origins(dakrong) == territory_chain(dakrong)


def test_units_within_hold_the_unit_and_all_below_it_and_no_neighbour(dakrong):
    inside = units_within(dakrong)
    assert inside.count() == 14
    assert all(dakrong.path in unit.path for unit in inside)
    assert set(descendant_ids(dakrong)) == {unit.pk for unit in inside if unit != dakrong}


def test_a_path_is_a_prefix_letter_by_letter():
    """Codes that begin alike are not each other's territory, and case counts."""
    assert not Unit.objects.filter(path__startswith="vn/45/").exists()
    assert Unit.objects.filter(path__startswith="VN/4/").count() == 0
    country = Unit.objects.get(key="VN")
    assert units_within(country).count() == Unit.objects.count()


def test_a_path_filter_is_one_search_of_the_index(dakrong):
    plan = units_within(dakrong).values("path").explain()
    assert "index" in plan.lower()
    assert "SCAN" not in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize(
    ("code", "successor"),
    [
        ("19555", "Xã Hướng Hiệp"),
        ("19558", "Xã Hướng Hiệp"),
        ("19561", "Xã Hướng Hiệp"),
        ("19564", "Xã Đakrông"),
        ("19576", "Xã Đakrông"),
        ("19579", "Xã Đakrông"),
        ("19567", "Xã Ba Lòng"),
        ("19570", "Xã Ba Lòng"),
        ("19582", "Xã Tà Rụt"),
        ("19585", "Xã Tà Rụt"),
        ("19588", "Xã Tà Rụt"),
        ("19591", "Xã La Lay"),
        ("19594", "Xã La Lay"),
    ],
)
def test_each_commune_of_dakrong_went_whole_into_one(code, successor):
    [found] = successors_on(unit_by_code(code, on=IN_2021), IN_2025)
    assert (found.unit.name, found.partial) == (successor, False)
    assert found.unit.parent.key == "44.20250701"


def test_a_district_became_what_its_communes_became_each_a_part(dakrong):
    found = successors_on(dakrong, IN_2025)
    assert names(found) == {"Xã Hướng Hiệp", "Xã Đakrông", "Xã Ba Lòng", "Xã Tà Rụt", "Xã La Lay"}
    assert all(relative.partial for relative in found)


def test_a_unit_that_exists_has_no_successors_yet(dakrong):
    assert successors_on(dakrong, date(2025, 6, 30)) == ()
    assert successors_on(unit_by_code("19564", on=IN_2025), date(2030, 1, 1)) == ()


def test_two_mergers_in_a_row_are_followed():
    commune = unit_by_code("19651", on=IN_2021)
    assert commune.name == "Xã Triệu Lăng"
    [in_spring] = successors_on(commune, date(2025, 3, 1))
    [in_summer] = successors_on(commune, IN_2025)
    assert (in_spring.unit.key, in_summer.unit.key) == ("19654.20250101", "19654.20250701")


def test_a_part_stays_a_part_through_the_next_merger():
    divided = unit_by_code("19525", on=IN_2021)
    assert names(successors_on(divided, date(2025, 3, 1))) == {"Thị trấn Gio Linh", "Xã Gio Quang"}
    [later] = successors_on(divided, IN_2025)
    assert (later.unit.name, later.partial) == ("Xã Gio Linh", True)


def test_predecessors_are_those_of_the_day_asked_for():
    commune = unit_by_code("19654", on=IN_2025)
    untouched = {"Xã Triệu Tài", "Xã Triệu Trung"}
    before_2025 = names(predecessors_on(commune, IN_2021))
    in_spring = names(predecessors_on(commune, date(2025, 3, 1)))
    assert before_2025 == {"Xã Triệu Sơn", "Xã Triệu Lăng"} | untouched
    assert in_spring == {"Xã Triệu Cơ"} | untouched
    assert predecessors_on(commune, IN_2025) == ()


def test_the_new_quang_tri_was_two_provinces():
    province = unit_by_code("44", on=IN_2025)
    before = predecessors_on(province, date(2025, 6, 30))
    assert names(before) == {"Tỉnh Quảng Bình", "Tỉnh Quảng Trị"}


def test_successors_take_one_query_a_generation(django_assert_num_queries):
    commune = unit_by_code("19651", on=IN_2021)
    with django_assert_num_queries(2):
        successors_on(commune, IN_2025)


def test_a_commune_of_a_border_district_is_in_a_border_area(django_assert_num_queries):
    commune = unit_by_code("19561", on=IN_2021)
    with django_assert_num_queries(1):
        found = {one.code: one for one in classes_on(commune, IN_2021)}
    assert set(found) == {"border", "difficult", "ethnic_minority", "poor_district"}
    border = found["border"]
    assert (border.giver.name, border.inherited, border.verified) == ("Huyện Đakrông", True, False)
    assert border.source


def test_a_units_own_class_comes_before_those_it_lies_in():
    commune = unit_by_code("19591", on=IN_2021)
    first = classes_on(commune, IN_2021)[0]
    assert (first.code, first.giver, first.inherited) == ("specially_difficult", commune, False)


def test_a_class_ends_with_its_day():
    commune = unit_by_code("19561", on=IN_2021)
    assert classes_on(commune, date(2025, 6, 30))
    assert classes_on(commune, IN_2025) == ()


def test_a_ward_lies_in_a_centrally_run_city():
    ward = Unit.objects.filter(path__startswith="VN/48.20250701/", kind="ward").first()
    [found] = classes_on(ward, IN_2025)
    assert (found.code, found.verified) == ("centrally_run_city", True)


def test_hue_was_not_centrally_run_in_2021():
    hue = unit_by_code("46", on=IN_2021)
    assert classes_on(hue, IN_2021) == ()
    [found] = classes_on(hue, date(2025, 1, 1))
    assert (found.code, found.verified) == ("centrally_run_city", False)
