"""The published law: rules, routes and the working calendar, compiled once for each version."""

from datetime import date
from functools import lru_cache

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules import RuleSet
from khuyencong.engines.working_days import Calendar
from khuyencong.foundation.memory import once_per_page
from khuyencong.registers.policies.calendar_book import FixedDay, calendar_of
from khuyencong.registers.policies.compiling import (
    RULE_KINDS,
    Content,
    VersionText,
    compile_rules,
    read_content,
)
from khuyencong.registers.policies.models import PolicyVersion
from khuyencong.registers.policies.routes import Route, RouteBook
from khuyencong.registers.policies.states import BookKind

_SETS_KEPT = 4
_VERSIONS_KEPT = 200


def published_rules() -> RuleSet:
    """Return the law of all current books of rules and activities.

    One small query; the compiled set is kept by the keys of its versions, which never change.
    """
    return _compiled(_current_ids(*RULE_KINDS))


def _current_ids(*kinds: BookKind) -> tuple[int, ...]:
    return tuple(pk for pk, kind in _current_versions() if kind in kinds)


@once_per_page
def _current_versions() -> tuple[tuple[int, str], ...]:
    """Return the key of every current version with the kind of its book. One query."""
    current = PolicyVersion.objects.filter(is_current=True).order_by("pk")
    return tuple(current.values_list("pk", "book__kind"))


@lru_cache(maxsize=_SETS_KEPT)
def _compiled(version_ids: tuple[int, ...]) -> RuleSet:
    return compile_rules(list(_texts(version_ids).values()))


def _texts(version_ids: tuple[int, ...]) -> dict[int, VersionText]:
    rows = PolicyVersion.objects.filter(pk__in=version_ids).order_by("book__code")
    return {
        pk: VersionText(code, number, text)
        for pk, code, number, text in rows.values_list("pk", "book__code", "number", "text")
    }


@lru_cache(maxsize=_VERSIONS_KEPT)
def _content(version_id: int, kind: str) -> Content:
    """Return what a version holds; a version's text is read once in a process."""
    [text] = _texts((version_id,)).values()
    return read_content(kind, text)


def content_of(version: PolicyVersion) -> Content:
    """Return what a version holds. Raises ``RulebookError`` for a draft with faults."""
    if version.published_at is None:
        text = VersionText(version.book.code, version.number, version.text)
        return read_content(version.book.kind, text)
    return _content(version.pk, version.book.kind)


def published_routes() -> tuple[Route, ...]:
    """Return all periods of all routes, by code and first day. One small query."""
    books = [_content(pk, BookKind.ROUTE) for pk in _current_ids(BookKind.ROUTE)]
    routes = [route for book in books if isinstance(book, RouteBook) for route in book.routes]
    return tuple(sorted(routes, key=lambda route: (route.code, route.valid_from)))


def published_route(code: str, on: date) -> Route:
    """Return a route as it is on a day: the road of a đề án that has begun stays its own.

    After its last period ended, that period goes on for what is under way. Refuses a code that
    nobody has published, and a day before its first period, with ``policies.no_route``.
    """
    begun = [r for r in published_routes() if r.code == code and r.valid_from <= on]
    if not begun:
        raise Refused(Problem("policies.no_route", {"route": code, "day_on": on.isoformat()}))
    return begun[-1]


def route_for(scheme: str, level: str, on: date) -> Route | None:
    """Return the route of a dossier handed in on a day; None where no route takes it.

    ``level`` is that of the receiving office's territory.
    """
    for route in published_routes():
        fits = route.scheme == scheme and level in route.receives
        if fits and route.takes_new and route.is_valid_on(on):
            return route
    return None


def working_calendar() -> Calendar:
    """Return the calendar of working days, with the days of all current books. One query."""
    return _calendar(_current_ids(BookKind.CALENDAR))


@lru_cache(maxsize=_SETS_KEPT)
def _calendar(version_ids: tuple[int, ...]) -> Calendar:
    return calendar_of(_days(version_ids))


def fixed_days() -> list[FixedDay]:
    """Return the days that announcements fixed, of all current books. One query."""
    return sorted(_days(_current_ids(BookKind.CALENDAR)), key=lambda day: day.on)


def _days(version_ids: tuple[int, ...]) -> list[FixedDay]:
    books = [_content(pk, BookKind.CALENDAR) for pk in version_ids]
    return [day for book in books if isinstance(book, tuple) for day in book]
