"""Days and hours that follow from a class: when its people are asked, when a session is open."""

import calendar
from datetime import date, datetime, time, timedelta

from khuyencong.activities.training.models import Session
from khuyencong.engines.months import months_after

AROUND_A_SESSION = timedelta(minutes=30)
"""How long before its beginning and after its end people may say that they are present."""


def latest_end_due(on: date, months: int) -> date:
    """Return the last day on which a class can have ended to be due for its questions."""
    is_month_end = on.day == calendar.monthrange(on.year, on.month)[1]
    earlier = months_after(on, -months)
    if is_month_end:
        return earlier.replace(day=calendar.monthrange(earlier.year, earlier.month)[1])
    return earlier


def opens_at(session: Session) -> datetime:
    """Return the local moment from which presence at a session may be said."""
    return datetime.combine(session.day, session.starts_at) - AROUND_A_SESSION


def closes_at(session: Session) -> datetime:
    """Return the local moment until which presence at a session may be said."""
    return datetime.combine(session.day, session.ends_at) + AROUND_A_SESSION


def is_open(session: Session, on: date, at: time) -> bool:
    """Return whether people in the room may say now that they are present."""
    return opens_at(session) <= datetime.combine(on, at) <= closes_at(session)


def has_begun(session: Session, on: date, at: time) -> bool:
    """Return whether an office may write down who is present: from the same moment on."""
    return datetime.combine(on, at) >= opens_at(session)
