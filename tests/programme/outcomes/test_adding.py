"""How figures of several đề án make one: sums, means by workers, shares, by source, exactly."""

from datetime import date
from fractions import Fraction

import pytest

from khuyencong.engines.months import months_after
from khuyencong.programme.outcomes.adding import Entry, total_of
from khuyencong.programme.outcomes.indicators import indicators, periods
from khuyencong.programme.outcomes.presenting import change_text, number_text

JOBS, INCOME = indicators()["jobs"], indicators()["income"]
POLLUTION, ENERGY = indicators()["pollution"], indicators()["energy"]


def test_a_sum_adds_and_compares_only_what_has_a_baseline():
    total = total_of(
        JOBS,
        [
            Entry(8, baseline=5, target=10, women=3, ethnic_minority=4),
            Entry(4, women=1),
        ],
    )

    assert (total.count, total.measured, total.baseline, total.change) == (2, 12, 5, 3)
    assert (total.target, total.women, total.ethnic_minority) == (10, 4, 4)


def test_income_is_weighed_by_workers():
    total = total_of(
        INCOME,
        [
            Entry(6_000_000, workers=8, baseline=4_000_000, workers_before=5),
            Entry(3_000_000, workers=2),
            Entry(99_000_000),
        ],
    )

    assert total.measured == Fraction(6_000_000 * 8 + 3_000_000 * 2, 10)
    assert (total.baseline, total.change) == (4_000_000, 2_000_000)


def test_a_share_divides_all_by_all():
    total = total_of(
        POLLUTION,
        [Entry(1, out_of=4, baseline=3, baseline_out_of=4), Entry(1, out_of=16)],
    )

    assert (total.measured, total.baseline, total.change) == (10, 75, -50)
    assert total.is_better(POLLUTION) is True


def test_a_source_counts_its_share_of_each():
    total = total_of(JOBS, [Entry(7, weight=Fraction(1, 3), baseline=4)])

    assert (total.measured, total.change) == (Fraction(7, 3), 1)


@pytest.mark.parametrize(
    ("indicator", "before", "now", "better"),
    [(JOBS, 5, 8, True), (JOBS, 8, 5, False), (ENERGY, 9, 5, True), (ENERGY, 5, 9, False)],
)
def test_more_or_less_is_better_as_the_indicator_says(indicator, before, now, better):
    assert total_of(indicator, [Entry(now, baseline=before)]).is_better(indicator) is better


def test_nothing_makes_nothing():
    for indicator in (JOBS, INCOME, POLLUTION):
        total = total_of(indicator, [])
        assert (total.measured, total.change, total.is_better(indicator)) == (None, None, None)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, "–"),
        (Fraction(0), "0"),
        (Fraction(12_000_000), "12.000.000"),
        (Fraction(7, 3), "2,3"),
        (Fraction(1, 20), "0,1"),
        (Fraction(-3, 2), "−1,5"),
        (Fraction(-1, 100), "0"),
    ],
)
def test_a_number_is_written_with_a_comma(number, text):
    assert number_text(number) == text


def test_a_change_shows_its_sign():
    assert [change_text(Fraction(one)) for one in (3, 0, -3)] == ["+3", "0", "−3"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 7, 22), 6, date(2022, 1, 22)),
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2022, 2, 28), 24, date(2024, 2, 28)),
        (date(2021, 12, 15), 12, date(2022, 12, 15)),
    ],
)
def test_a_period_begins_on_the_same_day_some_months_later(day, months, later):
    assert months_after(day, months) == later


def test_the_periods_are_half_a_year_a_year_and_two():
    assert [one.months for one in periods()] == [6, 12, 24]
    assert periods()[0].due_on(date(2021, 7, 22)) == date(2022, 2, 21)
