"""What happens on which day. Each app that dates something registers its source of entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from khuyencong.foundation.accounts.actor import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class CalendarEntry:
    """One thing on one day, as a person who may see it reads it. ``time`` is text such as 07:30."""

    day: date
    title: str
    url: str
    kind: "StrOrPromise"
    time: str = ""


Source = Callable[[Actor, date, date], Iterable[CalendarEntry]]

_SOURCES: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Add a source of entries between two days, both counted; called once from ``ready``.

    A source asks the same permission as the list of its records, in a steady number of queries.
    """
    assert _SOURCES.get(name, source) is source, f"two sources are called {name!r}"
    _SOURCES[name] = source


def entries_between(actor: Actor, first: date, last: date) -> list[CalendarEntry]:
    """Return what a person may see between two days, by day and time."""
    found = [entry for source in _SOURCES.values() for entry in source(actor, first, last)]
    return sorted(found, key=lambda entry: (entry.day, entry.time, entry.title))


def forget_source(name: str) -> None:
    """Take a source out again: what a test has added."""
    del _SOURCES[name]
