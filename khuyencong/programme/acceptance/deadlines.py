"""When the report of a month is due, where a rule says so."""

from datetime import date, timedelta

from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.policies.queries import published_route

MONTHLY_PROGRESS = "monthly_progress"
"""The code of the duty in the books of routes."""


def first_of(day: date) -> date:
    """Return the first day of a month, by which the month is named."""
    return day.replace(day=1)


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return first_of(first_of(month) - timedelta(days=1))


def reported_before(route_code: str, *, on: date) -> int | None:
    """Return the day of the month before which reports are due; None where no rule has one."""
    duty = published_route(route_code, on).duty(MONTHLY_PROGRESS)
    return duty.monthly_before if duty else None


def last_day_in_time(month: date, before: int) -> date:
    """Return the last day on which the report of a month is in time.

    TT 36/2013/TT-BCT, Điều 23 khoản 3 điểm a says *before* the 25th: the 24th is the last.
    """
    return first_of(month) + timedelta(days=before - 2)


def report_due_on(proposal: Proposal, month: date, *, on: date) -> date | None:
    """Return the last day in time for a report of a đề án; None where no rule sets one."""
    before = reported_before(proposal.route_code, on=on)
    return last_day_in_time(month, before) if before is not None else None


def last_month_due(before: int, *, on: date) -> date:
    """Return the latest month whose report should be there on a day."""
    month = first_of(on)
    return month if on > last_day_in_time(month, before) else month_before(month)
