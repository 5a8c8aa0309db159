"""A pasted list is read a line a person, from a sheet or from a message."""

from datetime import date

import pytest

from khuyencong.activities.training.pasted import bare_names, read_list

COMMUNES = bare_names({"Xã Tà Rụt": 7, "Thị trấn Krông Klang": 8})


@pytest.mark.parametrize(
    "line",
    [
        "Hồ Thị Mừng; 1998; 0912345678; Tà Rụt",
        "Hồ Thị Mừng\t1998\t0912345678\tXã Tà Rụt",
        "1. Hồ Thị Mừng, 1998, 0912345678, xã tà rụt",
        "1\tHồ Thị  Mừng\t1998\t0912345678\tTÀ RỤT",
    ],
)
def test_columns_come_parted_by_tab_semicolon_or_comma(line: str) -> None:
    [person] = read_list(line, COMMUNES, consents=True).people
    assert (person.name, person.birth_year, person.phone) == ("Hồ Thị Mừng", 1998, "0912345678")
    assert (person.unit_id, person.address) == (7, "")
    assert person.consents


def test_a_day_of_birth_gives_the_year_too() -> None:
    [person] = read_list("Hồ Văn Hai; 05/07/1990", COMMUNES, consents=False).people
    assert (person.birth_year, person.birth_date) == (1990, date(1990, 7, 5))


def test_a_commune_that_is_not_of_the_territory_is_an_address() -> None:
    [person] = read_list("Hồ Văn Hai; 1990; ; Cam Lộ", COMMUNES, consents=False).people
    assert (person.unit_id, person.address) == (None, "Cam Lộ")


def test_headings_and_empty_lines_are_passed_over_and_unread_lines_named() -> None:
    text = "STT; Họ và tên; Năm sinh\n\nHồ Văn Hai; 1990\nHồ Ba\nHồ Tư; 31/02/1990\n"
    found = read_list(text, COMMUNES, consents=False)
    assert [person.name for person in found.people] == ["Hồ Văn Hai"]
    assert found.unread == (4, 5)


def test_a_name_that_two_communes_bear_stands_for_none() -> None:
    assert bare_names({"Xã Húc": 1, "Phường Húc": 2, "Xã A Vao": 3}) == {"a vao": 3}
