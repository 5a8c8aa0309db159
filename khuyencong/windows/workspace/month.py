"""One month of the calendar: its days in weeks from Monday, with what happens on each."""

import calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry, entries_between


@dataclass(frozen=True)
class Day:
    """One square of the calendar."""

    day: date
    is_in_month: bool
    entries: Sequence[CalendarEntry]


@dataclass(frozen=True)
class Month:
    """A month with the days of its neighbours that fill its first and last week."""

    first: date
    weeks: Sequence[Sequence[Day]]

    @property
    def before(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def busy_days(self) -> list[Day]:
        """Return the days of the month on which something happens."""
        return [day for week in self.weeks for day in week if day.is_in_month and day.entries]


def month_of(actor: Actor, first: date) -> Month:
    """Return a month as one person sees it; ``first`` is its first day."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    happening: dict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in entries_between(actor, weeks[0][0], weeks[-1][-1]):
        happening[entry.day].append(entry)
    return Month(
        first,
        [
            [Day(day, day.month == first.month, happening.get(day, [])) for day in week]
            for week in weeks
        ],
    )


def first_of_month(text: str, *, today: date) -> date:
    """Return the first day of a month told as ``2021-07``; of this month where it can't be one."""
    year, _, month = text.partition("-")
    try:
        chosen = date(int(year), int(month), 1)
    except ValueError:
        return today.replace(day=1)
    is_in_sense = date(2000, 1, 1) <= chosen <= date(2199, 12, 1)
    return chosen if is_in_sense else today.replace(day=1)
