"""The shipped units: the counts that the law gives, and what is known of Quảng Trị."""

from datetime import date

import pytest

from khuyencong.registers.territories import reference
from khuyencong.registers.territories.kinds import area_classes, kinds, levels
from khuyencong.registers.territories.models import LoadedReference, Succession, Unit, UnitClass
from khuyencong.registers.territories.queries import children_on, unit_by_code, units_on
from khuyencong.registers.territories.services import load_reference_units
from tests.registers.territories.conftest import IN_2021, IN_2025

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_units")]

DAKRONG_2021 = {
    "Thị trấn Krông Klang": "19555",
    "Xã Mò Ó": "19558",
    "Xã Hướng Hiệp": "19561",
    "Xã Đakrông": "19564",
    "Xã Triệu Nguyên": "19567",
    "Xã Ba Lòng": "19570",
    "Xã Ba Nang": "19576",
    "Xã Tà Long": "19579",
    "Xã Húc Nghì": "19582",
    "Xã A Vao": "19585",
    "Xã Tà Rụt": "19588",
    "Xã A Bung": "19591",
    "Xã A Ngo": "19594",
}


def kinds_on(day, **conditions):
    rows = units_on(day).filter(**conditions).values_list("kind", flat=True)
    counts = {}
    for kind in rows:
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def test_from_july_2025_there_are_34_provinces_and_3321_units_below_them():
    assert kinds_on(IN_2025, level="province") == {"province": 28, "centrally_run_city": 6}
    assert kinds_on(IN_2025, level="commune") == {"commune": 2621, "ward": 687, "special_zone": 13}
    assert not units_on(IN_2025).filter(level="district").exists()


def test_until_june_2025_there_are_63_provinces_and_696_districts():
    assert units_on(date(2025, 6, 30)).filter(level="province").count() == 63
    assert units_on(date(2025, 6, 30)).filter(level="district").count() == 696
    assert units_on(date(2025, 6, 30)).filter(level="commune").count() == 10_035


def test_the_code_that_the_source_has_wrong_is_the_official_one():
    unit = unit_by_code("23737", on=IN_2025)
    assert (unit.name, unit.parent.name) == ("Xã Ia Mơ", "Tỉnh Gia Lai")
    assert not units_on(IN_2025).filter(code="23938").exists()
    assert unit_by_code("23938", on=IN_2021).name == "Xã Ia Mơ"


def test_dakrong_has_its_township_and_twelve_communes_in_2021():
    district = unit_by_code("467", on=IN_2021)
    assert district.name == "Huyện Đakrông"
    units = children_on(district, IN_2021)
    assert {unit.name: unit.code for unit in units} == DAKRONG_2021
    assert [unit.kind for unit in units].count("township") == 1


def test_dakrong_has_nothing_left_in_july_2025():
    district = unit_by_code("467", on=IN_2021)
    assert not children_on(district, IN_2025).exists()
    with pytest.raises(Unit.DoesNotExist):
        unit_by_code("467", on=IN_2025)


@pytest.mark.parametrize(
    ("district", "count"),
    [
        ("Thành phố Đông Hà", 9),
        ("Thị xã Quảng Trị", 5),
        ("Huyện Vĩnh Linh", 18),
        ("Huyện Hướng Hóa", 21),
        ("Huyện Gio Linh", 17),
        ("Huyện Đakrông", 13),
        ("Huyện Cam Lộ", 8),
        ("Huyện Triệu Phong", 18),
        ("Huyện Hải Lăng", 16),
        ("Huyện Cồn Cỏ", 0),
    ],
)
def test_quang_tri_in_2020_has_the_units_of_resolution_832(district, count):
    unit = units_on(date(2020, 1, 1)).get(name=district, parent__code="45")
    assert children_on(unit, date(2020, 1, 1)).count() == count


def test_a_commune_founded_in_2020_was_not_there_before():
    assert unit_by_code("19489", on=date(2020, 1, 1)).name == "Xã Lìa"
    assert not units_on(date(2019, 12, 31)).filter(code="19489").exists()


def test_a_code_used_again_names_one_unit_on_each_day():
    assert unit_by_code("44", on=IN_2021).name == "Tỉnh Quảng Bình"
    assert unit_by_code("44", on=IN_2025).name == "Tỉnh Quảng Trị"
    assert unit_by_code("19654", on=date(2024, 12, 31)).name == "Xã Triệu Sơn"
    assert unit_by_code("19654", on=date(2025, 1, 1)).name == "Xã Triệu Cơ"
    assert unit_by_code("19654", on=IN_2025).level == "commune"


@pytest.mark.parametrize("day", [IN_2021, date(2025, 1, 1), date(2025, 6, 30), IN_2025])
def test_no_code_is_borne_by_two_units_on_one_day(day):
    codes = list(units_on(day).values_list("code", flat=True))
    assert len(codes) == len(set(codes))


def test_every_unit_lies_where_its_path_says_and_its_key_begins_with_its_code():
    for unit in Unit.objects.select_related("parent"):
        above = unit.parent.path if unit.parent else ""
        assert unit.path == f"{above}{unit.key}/"
        assert unit.depth == len(unit.ancestor_keys)
        assert unit.key.partition(".")[0] == unit.code


def test_every_kind_and_class_is_in_the_vocabulary():
    assert set(Unit.objects.order_by().values_list("kind", flat=True).distinct()) == set(kinds())
    assert set(Unit.objects.order_by().values_list("level", flat=True).distinct()) == set(levels())
    assert set(UnitClass.objects.order_by().values_list("code", flat=True)) <= set(area_classes())


def test_no_unit_outlives_its_kind():
    for unit in Unit.objects.all():
        kind = kinds()[unit.kind]
        assert kind.last_day is None or (unit.valid_to and unit.valid_to <= kind.last_day)
        assert kind.first_day is None or (unit.valid_from and unit.valid_from >= kind.first_day)


def test_every_commune_that_ended_has_a_successor_that_began_the_day_after():
    ended = Unit.objects.filter(level="commune", valid_to__isnull=False)
    with_successor = set(Succession.objects.values_list("old_id", flat=True))
    assert {unit.pk for unit in ended} <= with_successor
    for link in Succession.objects.select_related("old", "new"):
        assert link.old.valid_to < date(2025, 7, 1)
        assert link.new.is_in_force(date.fromordinal(link.old.valid_to.toordinal() + 1))


def test_a_divided_commune_has_only_partial_successors():
    parts = {}
    for old, partial in Succession.objects.values_list("old_id", "partial"):
        parts.setdefault(old, []).append(partial)
    several = [found for found in parts.values() if len(found) > 1]
    assert len(several) >= 460
    assert all(all(found) for found in several)


def test_every_class_names_its_source():
    assert not UnitClass.objects.filter(source="").exists()


def test_loading_again_changes_nothing(django_assert_num_queries):
    def everything():
        return [
            list(model.objects.order_by("pk").values_list())
            for model in (Unit, Succession, UnitClass)
        ]

    before = everything()
    with django_assert_num_queries(1):
        assert load_reference_units() is False
    LoadedReference.objects.update(digest="of older data")
    assert load_reference_units() is True
    assert everything() == before


def test_loading_leaves_what_an_office_has_recorded():
    district = unit_by_code("467", on=IN_2021)
    poor = UnitClass.objects.get(unit=district, code="poor_district")
    UnitClass.objects.filter(pk=poor.pk).update(source="Nghị quyết 30a/2008/NQ-CP", verified=True)
    LoadedReference.objects.update(digest="of older data")
    load_reference_units()
    poor.refresh_from_db()
    assert (poor.source, poor.verified) == ("Nghị quyết 30a/2008/NQ-CP", True)


def test_the_digest_is_that_of_the_files():
    assert LoadedReference.objects.get(name="territories").digest == reference.digest()
