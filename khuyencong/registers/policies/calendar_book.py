"""The working calendar: statutory holidays that are reckoned, and days fixed by announcements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from khuyencong.engines.rules.problems import RulebookError, RulebookProblem
from khuyencong.engines.working_days import Calendar
from khuyencong.registers.policies.fields import (
    NEEDED_DAY,
    NEEDED_TEXT,
    TEXT,
    YES_NO,
    FieldRule,
    check_table,
)
from khuyencong.registers.policies.toml_source import Source, read_toml

FIRST_YEAR, LAST_YEAR = 2004, 2050
"""From the first decree on khuyến công to as far as anybody plans."""

_SATURDAY = 5
_FIELDS = {
    "on": NEEDED_DAY,
    "kind": FieldRule(str, required=True, one_of=frozenset({"off", "worked"})),
    "name": NEEDED_TEXT,
    "source": TEXT,
    "verified": YES_NO,
}


@dataclass(frozen=True)
class FixedDay:
    """A day that an announcement makes a day off, or a weekend day that it makes worked."""

    on: date
    is_off: bool
    name: str
    source: str
    verified: bool


def read_calendar_book(text: str, *, file: str) -> tuple[FixedDay, ...]:
    """Return the fixed days of a text in order. Raises ``RulebookError`` with all its problems."""
    source = read_toml(text, file=file)
    problems = check_table(source, (), source.data, {"day": FieldRule(list)})
    tables = source.data.get("day", []) if not problems else []
    for place, table in enumerate(tables):
        problems += check_table(source, ("day", place), table, _FIELDS)
    if not problems:
        problems = _check_days(source)
    if problems:
        raise RulebookError(problems)
    days = [
        FixedDay(
            on=table["on"],
            is_off=table["kind"] == "off",
            name=table["name"],
            source=table.get("source", ""),
            verified=table.get("verified", False),
        )
        for table in tables
    ]
    return tuple(sorted(days, key=lambda day: day.on))


def _check_days(source: Source) -> list[RulebookProblem]:
    """A day stands once; what is taken off is a weekday, what is worked instead a weekend day."""
    problems = []
    seen: set[date] = set()
    for place, table in enumerate(source.data.get("day", [])):
        day, where = table["on"], ("day", place, "on")
        told = {"day_on": day.isoformat()}
        if day in seen:
            problems.append(source.problem(where, "calendar.day_twice", **told))
        if (table["kind"] == "worked") != (day.weekday() >= _SATURDAY):
            problems.append(source.problem(where, f"calendar.{table['kind']}_on_wrong_day", **told))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            problems.append(source.problem(where, "calendar.year_beyond", year=day.year))
        seen.add(day)
    return problems


@lru_cache(maxsize=1)
def statutory_holidays() -> dict[date, str]:
    """Return the statutory days off by day, with their names in Vietnamese.

    Reckoned from the lunar calendar and the labour code of the year, with the days in lieu of
    those that fall on a weekend. Swaps that the library knows are left to the fixed days.
    """
    found = holidays.country_holidays("VN", years=range(FIRST_YEAR, LAST_YEAR + 1), language="vi")
    return {day: name for day, name in sorted(found.items()) if "thay cho ngày" not in name}


def calendar_of(days: Iterable[FixedDay]) -> Calendar:
    """Return the calendar of the statutory holidays and some fixed days; a later day counts."""
    is_off = dict.fromkeys(statutory_holidays(), True)
    is_off.update((day.on, day.is_off) for day in days)
    return Calendar(
        FIRST_YEAR,
        LAST_YEAR,
        holidays=frozenset(day for day, off in is_off.items() if off),
        swapped=frozenset(day for day, off in is_off.items() if not off),
    )
