"""Terms of working days, with the swaps of 2024 as the example."""

from datetime import date

import pytest

from khuyencong.engines.refusals import Refused
from khuyencong.engines.working_days import (
    Calendar,
    add_working_days,
    first_working_day,
    working_days_between,
)

# 29/4/2024 was a day off and Saturday 04/5/2024 was worked for it.
CALENDAR = Calendar(
    2024,
    2024,
    holidays=frozenset({date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}),
    swapped=frozenset({date(2024, 5, 4)}),
)


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2024, 3, 4), 1, date(2024, 3, 5)),
        (date(2024, 3, 8), 1, date(2024, 3, 11)),
        (date(2024, 3, 8), 3, date(2024, 3, 13)),
        (date(2024, 3, 9), 1, date(2024, 3, 11)),
        (date(2024, 4, 17), 1, date(2024, 4, 19)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 5, 3), 2, date(2024, 5, 6)),
    ],
)
def test_a_term_counts_working_days_from_the_day_after_the_event(day, count, end):
    assert add_working_days(day, count, calendar=CALENDAR) == end


def test_a_term_of_no_days_ends_on_the_first_working_day():
    assert add_working_days(date(2024, 3, 8), 0, calendar=CALENDAR) == date(2024, 3, 8)
    assert add_working_days(date(2024, 4, 27), 0, calendar=CALENDAR) == date(2024, 5, 2)


def test_a_term_that_ends_on_a_day_off_ends_on_the_next_working_day():
    assert first_working_day(date(2024, 4, 29), calendar=CALENDAR) == date(2024, 5, 2)


def test_a_swapped_saturday_is_worked_and_the_day_it_was_swapped_for_is_not():
    assert CALENDAR.is_working(date(2024, 5, 4))
    assert not CALENDAR.is_working(date(2024, 4, 29))


def test_days_between_agree_with_adding_them():
    start = date(2024, 4, 15)
    for count in range(1, 40):
        end = add_working_days(start, count, calendar=CALENDAR)
        assert working_days_between(start, end, calendar=CALENDAR) == count
        assert working_days_between(end, start, calendar=CALENDAR) == -count
    assert working_days_between(start, start, calendar=CALENDAR) == 0


def test_a_year_that_the_calendar_does_not_hold_is_refused_not_guessed():
    with pytest.raises(Refused) as refusal:
        add_working_days(date(2024, 12, 31), 1, calendar=CALENDAR)

    [problem] = refusal.value.problems
    assert (problem.code, dict(problem.parameters)) == ("working_days.year_unknown", {"year": 2025})


def test_a_negative_term_is_a_bug():
    with pytest.raises(AssertionError):
        add_working_days(date(2024, 3, 4), -1, calendar=CALENDAR)
