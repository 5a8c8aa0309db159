"""What day it is for the office: today, or the day that a visitor of the demonstration chose.

Pages and forms ask here, services are told the day. The demonstration plays in 2021, under the law
of 2021; outside demo mode nothing can move the day.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SESSION_KEY = "demonstration_day"

_DAY: ContextVar[date | None] = ContextVar("day", default=None)


def today() -> date:
    """Return the day on which the person who asks works."""
    return _DAY.get() or timezone.localdate()


class DemonstrationDayMiddleware:
    """Lets a visitor of the demonstration work on a day of their own, kept in their session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            return self.get_response(request)
        token = _DAY.set(chosen_day(request))
        try:
            return self.get_response(request)
        finally:
            _DAY.reset(token)


def chosen_day(request: HttpRequest) -> date:
    """Return the day of a visitor of the demonstration: the one they chose, else its first."""
    text = request.session.get(SESSION_KEY, "")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return settings.DEMONSTRATION_DAY
