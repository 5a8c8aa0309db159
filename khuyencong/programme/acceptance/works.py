"""What kinds of work there are: each registers itself here, and nobody lists them all.

A kind stands above the road and may not be named by it; the page of a đề án, the plan's progress
and the calendar read what is registered.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.models import Proposal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Work:
    """One piece of work as the page of its đề án shows it: a class, a fair, a machine.

    ``facts`` are the few figures that say how it stands, each a label with its value as text.
    """

    title: str
    url: str
    state: str
    state_label: "StrOrPromise"
    facts: "Sequence[tuple[StrOrPromise, str]]" = ()


@dataclass(frozen=True)
class Kind:
    """A kind of work: for which activities of the rulebooks, what it has, how one begins.

    ``begin_url_name`` takes the đề án's key; ``beginning_refusal`` says why this person may not
    begin one now, None when they may.
    """

    key: str
    label: "StrOrPromise"
    icon: str
    activities: frozenset[str]
    works_of: Callable[[Actor, Proposal], Sequence[Work]]
    begin_label: "StrOrPromise"
    begin_url_name: str
    beginning_refusal: Callable[[Actor, Proposal], Problem | None]


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind of work; called once from its app's ``ready``."""
    assert kind.key not in _KINDS, f"two kinds of work are called {kind.key!r}"
    _KINDS[kind.key] = kind


def forget(key: str) -> None:
    """Take a kind out again: what a test has added."""
    del _KINDS[key]


def kinds_for(activity: str) -> list[Kind]:
    """Return the kinds of work that an activity of the rulebooks is done by, in a steady order."""
    return [kind for _key, kind in sorted(_KINDS.items()) if activity in kind.activities]


OwnWork = tuple[int, str, str]
"""What an office did without any đề án: its territory, the activity of the rulebooks, in words."""

OwnWorkSource = Callable[[Collection[int], tuple[date, date]], Iterable[OwnWork]]
"""Gives the own work of the offices of some territories between two days."""

_OWN_WORK: list[OwnWorkSource] = []


def register_own_work(source: OwnWorkSource) -> None:
    """Add own work that plan lines of its activity tell of; called once from an app's ``ready``."""
    if source not in _OWN_WORK:
        _OWN_WORK.append(source)


def own_work_of(territories: Collection[int], days: tuple[date, date]) -> Iterator[OwnWork]:
    """Yield the own work of every kind. As many queries as the kinds ask, whatever there is."""
    for source in _OWN_WORK:
        yield from source(territories, days)


def count_by_territory(rows: "QuerySet[Any]") -> Iterator[tuple[int, int]]:
    """Yield the territories of the offices that rows belong to, each with how many. One query."""
    yield from rows.order_by().values_list("office__territory").annotate(Count("pk"))
