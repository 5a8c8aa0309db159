"""Which establishments lie in a territory: the one question behind lists, details and rights."""

from collections.abc import Iterable

from django.db.models import Q

from khuyencong.registers.establishments.models import Place
from khuyencong.registers.territories.models import Unit


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


def places_in(paths: Iterable[str]) -> Q:
    """Return the filter of places to those under some paths. A range of the index for each."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(unit_path__startswith=path)
    return condition


def producing_in(paths: Iterable[str]) -> Q:
    """Return the filter of establishments to those with a place of production under some paths."""
    places = Place.objects.filter(places_in(paths)).order_by()
    return Q(pk__in=places.values("establishment_id"))
