"""Names are found however they are typed."""

import unicodedata

import pytest

from khuyencong.registers.territories.queries import search_units, units_on
from khuyencong.registers.territories.searching import search_key, search_words
from tests.registers.territories.conftest import IN_2021, IN_2025

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_units")]


def found(text, day=IN_2021, **options):
    return [unit.name for unit in search_units(text, on=day, **options)[:20]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("dak lak", "Tỉnh Đắk Lắk"),
        ("daklak", "Tỉnh Đắk Lắk"),
        ("Đắk Lắk", "Tỉnh Đắk Lắk"),
        ("khuyen", "Xã Khuyến Nông"),
        ("dakrong", "Huyện Đakrông"),
        ("da krong", "Huyện Đakrông"),
        ("ĐAKRÔNG", "Huyện Đakrông"),
        ("huyen dakrong", "Huyện Đakrông"),
        ("eahleo", "Huyện Ea H'leo"),
        ("ea h’leo", "Huyện Ea H'leo"),
        ("ba ria vung tau", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("thua thien hue", "Thành phố Huế"),
        ("  quảng   trị ", "Tỉnh Quảng Trị"),
    ],
)
def test_a_name_is_found_however_it_is_typed(text, first):
    assert found(text)[0] == first


def test_decomposed_letters_find_the_same():
    assert found(unicodedata.normalize("NFD", "Đắk Lắk")) == found("Đắk Lắk")


def test_words_begin_where_names_begin_them():
    assert "Huyện Đakrông" not in found("rong")


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "'", "--", "khongcotennay"])
def test_nothing_finds_nothing(text):
    assert found(text) == []


def test_a_level_narrows_the_search():
    assert found("quang tri", levels=["district"]) == ["Thị xã Quảng Trị"]


def test_only_units_of_the_day_are_found():
    assert "Huyện Đakrông" not in found("dakrong", IN_2025)
    assert "Xã Đakrông" in found("dakrong", IN_2025)


def bare_name(unit):
    return search_key(unit.name.removeprefix(unit.kind_term.prefix))


def test_every_unit_of_2025_begins_its_search_words_with_its_own_name():
    """Recall over all 3,321: the search asks for just this, word by word."""
    units = units_on(IN_2025).filter(level="commune")
    missed = [
        unit.name
        for unit in units
        if not all(f" {word}" in unit.folded for word in bare_name(unit).split())
    ]
    assert (len(units), missed) == (3321, [])


def test_every_unit_of_the_new_quang_tri_is_found_by_its_bare_name():
    units = list(units_on(IN_2025).filter(parent__key="44.20250701"))
    missed = [unit for unit in units if unit not in search_units(bare_name(unit), on=IN_2025)]
    assert (len(units), missed) == (78, [])


def test_the_search_takes_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        list(search_units("xa", on=IN_2025)[:60])


def test_search_words_hold_the_name_with_and_without_its_spaces():
    assert search_words("Xã Ea H'leo", "Xã", "") == " xa ea hleo eahleo "
