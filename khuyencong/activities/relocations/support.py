"""The support of a loan's interest, month by month, exact to the đồng. Pure: no database.

The law (TTLT 26/2014/TTLT-BTC-BCT Điều 7, TT 28/2018/TT-BTC Điều 8 khoản 14): at most a share of
the interest of the first two years, at most an amount for each establishment, nothing for a loan
past its day of repayment. The share and the amount come from the ruling, never from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd

SUPPORTED_MONTHS = 24


@dataclass(frozen=True)
class MonthOfLoan:
    """One month of the bank's statement. ``month`` is its first day.

    ``allowed_vnd`` is the interest at the lowest rate that the law compares with, where it was
    reckoned; the interest that counts is never more.
    """

    month: date
    drawn_vnd: Vnd
    repaid_vnd: Vnd
    interest_vnd: Vnd
    is_overdue: bool = False
    allowed_vnd: Vnd | None = None


@dataclass(frozen=True)
class Terms:
    """What the law gives: the share as a fraction of ``whole``, and the most for one."""

    share: int
    whole: int
    cap_vnd: Vnd | None
    source: str
    is_verified: bool


@dataclass(frozen=True)
class MonthOfSupport:
    """What one month brings, and why.

    Codes: ``counted``, ``lower_rate`` (less counts than was paid), ``overdue``,
    ``after_two_years``, ``beyond_cap`` (the most for one is reached).
    """

    month: date
    balance_vnd: Vnd
    interest_vnd: Vnd
    counted_vnd: Vnd
    supported_vnd: Vnd
    code: str


@dataclass(frozen=True)
class Schedule:
    rows: tuple[MonthOfSupport, ...]

    @property
    def interest_vnd(self) -> Vnd:
        return sum(row.interest_vnd for row in self.rows)

    @property
    def counted_vnd(self) -> Vnd:
        return sum(row.counted_vnd for row in self.rows)

    @property
    def supported_vnd(self) -> Vnd:
        return sum(row.supported_vnd for row in self.rows)


def month_number(day: date) -> int:
    """Return the number of a month: those beside each other differ by one."""
    return day.year * 12 + day.month - 1


def schedule_of(months: Iterable[MonthOfLoan], terms: Terms) -> Schedule:
    """Return what is supported of each month of a statement that has no gap.

    Rounded down once, on the whole: a month has what the whole grows by, so that the months add up
    to the share of the sum to the đồng.
    """
    rows: list[MonthOfSupport] = []
    first: int | None = None
    balance_vnd = counted_vnd = supported_vnd = 0
    for month in months:
        if first is None and month.drawn_vnd:
            first = month_number(month.month)
        balance_vnd += month.drawn_vnd - month.repaid_vnd
        counts_vnd, code = _counts(month, first)
        counted_vnd += counts_vnd
        whole_vnd = counted_vnd * terms.share // terms.whole
        if terms.cap_vnd is not None and whole_vnd > terms.cap_vnd:
            whole_vnd = terms.cap_vnd
            code = "beyond_cap" if counts_vnd else code
        rows.append(
            MonthOfSupport(
                month.month,
                balance_vnd,
                month.interest_vnd,
                counts_vnd,
                whole_vnd - supported_vnd,
                code,
            )
        )
        supported_vnd = whole_vnd
    return Schedule(tuple(rows))


def _counts(month: MonthOfLoan, first: int | None) -> tuple[Vnd, str]:
    """Return how much of a month's interest counts, and why."""
    if first is not None and month_number(month.month) >= first + SUPPORTED_MONTHS:
        return 0, "after_two_years"
    if month.is_overdue:
        return 0, "overdue"
    if month.allowed_vnd is not None and month.allowed_vnd < month.interest_vnd:
        return month.allowed_vnd, "lower_rate"
    return month.interest_vnd, "counted"
