"""The published law: rules, routes and the working calendar, compiled once for each version."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules import RuleSet
from khuyencong.engines.working_days import Calendar
from khuyencong.foundation.memory import forget, once_per_request
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


@dataclass(frozen=True)
class PublishedVersion:
    """A version as the caches know it: by what it says, not by its row."""

    pk: int = field(compare=False)
    book_code: str
    number: int
    sha256: str
    kind: str


def published_rules() -> RuleSet:
    """Return the law of all current books of rules and activities.

    One small query; the compiled set is kept by what its versions say, which never changes.
    """
    return _compiled(_current(*RULE_KINDS))


def _current(*kinds: BookKind) -> tuple[PublishedVersion, ...]:
    return tuple(version for version in _current_versions() if version.kind in kinds)


@once_per_request
def _current_versions() -> tuple[PublishedVersion, ...]:
    """Return every current version, by the code of its book. One query.

    A command is judged from beginning to end by the law that it began with.
    """
    current = PolicyVersion.objects.filter(is_current=True).order_by("book__code")
    columns = ("pk", "book__code", "number", "sha256", "book__kind")
    return tuple(PublishedVersion(*row) for row in current.values_list(*columns))


def forget_published() -> None:
    """Read the law anew each time from now on: the request is about to change it, or has."""
    forget(_current_versions)


@lru_cache(maxsize=_SETS_KEPT)
def _compiled(versions: tuple[PublishedVersion, ...]) -> RuleSet:
    texts = _texts(versions)
    return compile_rules([texts[version.pk] for version in versions])


def _texts(versions: tuple[PublishedVersion, ...]) -> dict[int, VersionText]:
    rows = PolicyVersion.objects.filter(pk__in=[version.pk for version in versions])
    texts = dict(rows.values_list("pk", "text"))
    return {
        version.pk: VersionText(version.book_code, version.number, texts[version.pk])
        for version in versions
    }


@lru_cache(maxsize=_VERSIONS_KEPT)
def _content(version: PublishedVersion) -> Content:
    """Return what a version holds; a text is read once in a process."""
    [text] = _texts((version,)).values()
    return read_content(version.kind, text)


def content_of(version: PolicyVersion) -> Content:
    """Return what a version holds. Raises ``RulebookError`` for a draft with faults."""
    book = version.book
    if version.published_at is None:
        return read_content(book.kind, VersionText(book.code, version.number, version.text))
    return _content(
        PublishedVersion(version.pk, book.code, version.number, version.sha256, book.kind)
    )


def published_routes() -> tuple[Route, ...]:
    """Return all periods of all routes, by code and first day. One small query."""
    return _routes(_current(BookKind.ROUTE))


@lru_cache(maxsize=_SETS_KEPT)
def _routes(versions: tuple[PublishedVersion, ...]) -> tuple[Route, ...]:
    books = [_content(version) for version in versions]
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
    return _calendar(_current(BookKind.CALENDAR))


@lru_cache(maxsize=_SETS_KEPT)
def _calendar(versions: tuple[PublishedVersion, ...]) -> Calendar:
    return calendar_of(_days(versions))


def fixed_days() -> list[FixedDay]:
    """Return the days that announcements fixed, of all current books. One query."""
    return sorted(_days(_current(BookKind.CALENDAR)), key=lambda day: day.on)


def _days(versions: tuple[PublishedVersion, ...]) -> list[FixedDay]:
    books = [_content(version) for version in versions]
    return [day for book in books if isinstance(book, tuple) for day in book]
