"""The working calendar: reckoned holidays, announced swaps, what an office adds."""

from datetime import date

import holidays
import pytest

from khuyencong.engines.rules import RulebookError
from khuyencong.engines.working_days import add_working_days, working_days_between
from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.policies.calendar_book import (
    calendar_of,
    read_calendar_book,
    statutory_holidays,
)
from khuyencong.registers.policies.queries import working_calendar
from khuyencong.registers.policies.reference import DATA
from khuyencong.registers.policies.services import publish_version
from tests.builders.offices import build_member
from tests.builders.policies import build_draft

DAY = '[[day]]\non = 2021-06-07\nkind = "off"\nname = "Nghỉ"\n'


def shipped_days():
    return read_calendar_book((DATA / "calendar.toml").read_text("utf-8"), file="calendar.toml")


@pytest.mark.parametrize("year", range(2012, 2031))
def test_every_year_has_its_statutory_holidays(year):
    days = [day for day in statutory_holidays() if day.year == year]

    assert date(year, 1, 1) in days
    assert date(year, 4, 30) in days
    assert date(year, 9, 2) in days
    assert 9 <= len(days) <= 18


def test_tet_of_2021_was_a_week_of_working_days():
    calendar = calendar_of(shipped_days())

    assert add_working_days(date(2021, 2, 9), 1, calendar=calendar) == date(2021, 2, 17)
    assert working_days_between(date(2021, 4, 29), date(2021, 5, 4), calendar=calendar) == 1


def test_the_swap_of_2024_is_known():
    calendar = calendar_of(shipped_days())

    assert not calendar.is_working(date(2024, 4, 29))
    assert calendar.is_working(date(2024, 5, 4))


def test_every_swap_that_the_library_knows_is_written_down():
    known = holidays.country_holidays("VN", years=range(2012, 2031), language="vi")
    taken_off = {day for day, name in known.items() if "thay cho ngày" in name}

    assert taken_off <= {day.on for day in shipped_days() if day.is_off}
    worked = {day for day in known.weekend_workdays if 2012 <= day.year <= 2030}
    assert worked <= {day.on for day in shipped_days() if not day.is_off}


def test_no_announced_day_counts_as_verified_without_its_text():
    assert not any(day.verified for day in shipped_days())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (DAY + DAY, (6, "calendar.day_twice")),
        (DAY.replace("06-07", "06-06"), (2, "calendar.off_on_wrong_day")),
        (DAY.replace("off", "worked"), (2, "calendar.worked_on_wrong_day")),
        (DAY.replace("2021-06-07", "1990-06-07"), (2, "calendar.year_beyond")),
        (DAY.replace('name = "Nghỉ"\n', ""), (1, "field.missing")),
        (DAY.replace('"off"', '"holiday"'), (3, "field.unknown_value")),
        (DAY.replace("2021-06-07", '"7/6"'), (2, "field.wrong_type")),
    ],
)
def test_a_fault_is_named_with_its_line(text, problem):
    with pytest.raises(RulebookError) as error:
        read_calendar_book(text, file="lich.toml")

    assert problem in [(found.line, found.code) for found in error.value.problems]


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_policies")
def test_a_day_that_an_office_publishes_counts_at_once():
    assert working_calendar().is_working(date(2021, 6, 7))

    publish_version(build_draft().pk, by=build_member(Role.LEADER))

    assert not working_calendar().is_working(date(2021, 6, 7))
