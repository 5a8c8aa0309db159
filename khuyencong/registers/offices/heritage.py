"""What an office has from those before it: the lands its own was made of, the offices it took over.

A record keeps the unit and, once it is closed, the office of its day. After a reform the office
that stands there now must find it all the same.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from khuyencong.foundation.memory import once_per_page
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import Succession, Unit


@dataclass(frozen=True)
class Heritage:
    """The paths of an office's land and of what it was made of; the offices that it took over."""

    paths: tuple[str, ...]
    office_ids: tuple[int, ...]


def has_heritage(office: str, territory: str) -> "ExpressionWrapper[Any]":
    """Return whether an office, by columns of the query, has anything from those before it."""
    taken_over = Office.successors.through.objects.filter(to_office=OuterRef(office))
    made_of = Succession.objects.filter(new=OuterRef(territory))
    return ExpressionWrapper(Exists(taken_over) | Exists(made_of), output_field=BooleanField())


@once_per_page
def heritage_of(office_id: int) -> Heritage:
    """Return what an office has from those before it. A query or two for each generation."""
    return Heritage(office_paths(office_id), _taken_over(office_id))


def _taken_over(office_id: int) -> tuple[int, ...]:
    found: list[int] = []
    latest = [office_id]
    while latest:
        earlier = Office.objects.filter(successors__in=latest).exclude(pk__in=[office_id, *found])
        latest = sorted(set(earlier.values_list("pk", flat=True)))
        found += latest
    return tuple(found)


def offices_before(office_id: int) -> "QuerySet[Office, int]":
    """Return the ids of the offices that one took over from, for use inside a filter."""
    return _related(office_id, "successors")


def offices_after(office_id: int) -> "QuerySet[Office, int]":
    """Return the ids of the offices that took over from one, for use inside a filter."""
    return _related(office_id, "predecessors")


def _related(office_id: int, link: str) -> "QuerySet[Office, int]":
    """Follow a link between offices over three reforms, longer than a year's books are open."""
    condition = Q()
    for generations in range(1, 4):
        condition |= Q(**{"__".join([link] * generations): office_id})
    return Office.objects.filter(condition).order_by().values_list("pk", flat=True)


def territory_paths(path: str) -> tuple[str, ...]:
    """Return the paths under which records of a territory lie: its own and its origins'.

    A place keeps the commune of its day of entry. After a reform the new commune's office must
    see it all the same, so the units that the territory was made of count too, of each
    generation. One query, and one more for each generation.
    """
    return _with_origins([path], latest=[path])


def office_paths(office_id: int) -> tuple[str, ...]:
    """Return the paths of an office's territory and its origins. One query where there are none."""
    own = Unit.objects.filter(offices=office_id).order_by()
    older = Unit.objects.filter(successions__new__offices=office_id).order_by()
    paths = sorted(own.values_list("path", flat=True).union(older.values_list("path", flat=True)))
    return _with_origins(paths, latest=paths if len(paths) > 1 else [])


def _with_origins(paths: list[str], *, latest: list[str]) -> tuple[str, ...]:
    """Return paths and those of the units that the latest of them were made of, and so on."""
    found = list(paths)
    while latest:
        older = Unit.objects.filter(successions__new__path__in=latest)
        latest = sorted(set(older.values_list("path", flat=True)) - set(found))
        found += latest
    return tuple(found)


def lies_in_land_of(path: str, office: Office) -> bool:
    """Return whether a place, by its path, lies in an office's land or in what it was made of."""
    return path.startswith((office.territory.path, *office_paths(office.pk)))
