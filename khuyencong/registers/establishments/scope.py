"""Which establishments lie in a territory: the one question behind lists, details and rights."""

from collections.abc import Iterable

from django.db.models import Q

from khuyencong.registers.establishments.models import Place
from khuyencong.registers.offices.heritage import office_paths, territory_paths

__all__ = ["office_paths", "places_in", "producing_in", "territory_paths"]


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
