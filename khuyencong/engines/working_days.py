"""Days on which offices work: Monday to Friday, but for holidays and days swapped for others."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from khuyencong.engines.refusals import Problem, Refused

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True)
class Calendar:
    """The days off and the swapped days of a span of years.

    ``holidays`` are days off that would be worked otherwise, ``swapped`` the Saturdays and Sundays
    worked instead. Both are known from ``first_year`` to ``last_year``; beyond, nothing is guessed.
    """

    first_year: int
    last_year: int
    holidays: frozenset[date] = field(repr=False)
    swapped: frozenset[date] = field(default=frozenset(), repr=False)

    def is_working(self, day: date) -> bool:
        """Return whether offices work on a day.

        Refuses a year that the calendar does not hold, with code ``working_days.year_unknown``.
        """
        if not self.first_year <= day.year <= self.last_year:
            raise Refused(Problem("working_days.year_unknown", {"year": day.year}))
        if day in self.swapped:
            return True
        return day.weekday() <= _FRIDAY and day not in self.holidays


def first_working_day(day: date, *, calendar: Calendar) -> date:
    """Return the day itself where it is worked, else the next day that is.

    A term that ends on a day off ends on the next working day (Bộ luật Dân sự 2015, Điều 148
    khoản 5).
    """
    while not calendar.is_working(day):
        day += _ONE_DAY
    return day


def add_working_days(day: date, count: int, *, calendar: Calendar) -> date:
    """Return the last day of a term of working days that runs from an event on a day.

    The day of the event is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2): three working
    days from a Friday end on the Wednesday after. No days end on the first working day.
    """
    assert count >= 0, "a term has no negative length"
    if count == 0:
        return first_working_day(day, calendar=calendar)
    for _ in range(count):
        day = first_working_day(day + _ONE_DAY, calendar=calendar)
    return day


def working_days_between(start: date, end: date, *, calendar: Calendar) -> int:
    """Return how many working days lie after one day up to and including another.

    The answer to "how many working days did it take": 0 on the same day, negative backwards.
    """
    if end < start:
        return -working_days_between(end, start, calendar=calendar)
    days = (start + _ONE_DAY * step for step in range(1, (end - start).days + 1))
    return sum(calendar.is_working(day) for day in days)
