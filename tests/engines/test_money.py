"""Whole đồng: rounding down, grouping, words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.engines.money import MAXIMUM_VND, format_vnd, in_words, share


@pytest.mark.parametrize(
    ("amount", "percent", "times", "expected"),
    [
        (101, 50, 1000, 50),
        (100, 50, 1000, 50),
        (999_999_999, 30, 1000, 299_999_999),
        (300_000_000, 100, 1500, 450_000_000),
        (3, 50, 1500, 2),
        (0, 50, 1000, 0),
    ],
)
def test_a_share_rounds_down_to_the_dong(amount, percent, times, expected):
    assert share(amount, percent, times_thousandths=times) == expected


@given(st.integers(0, MAXIMUM_VND), st.integers(0, 100))
@settings(derandomize=True)
def test_a_share_is_never_above_the_exact_one_and_less_than_a_dong_below(amount, percent):
    assert 0 <= amount * percent - share(amount, percent) * 100 < 100


def test_amounts_are_grouped_by_points():
    assert format_vnd(0) == "0"
    assert format_vnd(12_000_000) == "12.000.000"
    assert format_vnd(-1_234) == "-1.234"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi bốn đồng"),
        (25, "Hai mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (110, "Một trăm mười đồng"),
        (1_000, "Một nghìn đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (12_000_000, "Mười hai triệu đồng"),
        (35_500_000, "Ba mươi lăm triệu năm trăm nghìn đồng"),
        (1_000_000_001, "Một tỷ không trăm linh một đồng"),
        (1_125_500_000, "Một tỷ một trăm hai mươi lăm triệu năm trăm nghìn đồng"),
        (10**15, "Một triệu tỷ đồng"),
    ],
)
def test_amounts_are_read_as_papers_write_them(amount, words):
    assert in_words(amount) == words
