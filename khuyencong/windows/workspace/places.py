"""Where establishments, clusters and work are: for the map, and for the list beside it.

What has no coordinates of its own stands at the centre of its commune.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.geojson import Feature, feature, point
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.states import State
from khuyencong.registers.clusters.permissions import visible_clusters
from khuyencong.registers.clusters.queries import cluster_features
from khuyencong.registers.establishments.models import Place
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.territories.queries import in_force

UNDER_WAY = (State.CONTRACTED, State.IN_PROGRESS, State.SUSPENDED)


@dataclass(frozen=True)
class CommuneRow:
    """What there is in a commune."""

    name: str
    establishments: int
    under_way: int


def features_of(actor: Actor, *, on: date) -> Iterator[Feature]:
    """Yield everything a person's map draws, what they may see and no more. Three queries."""
    yield from _establishments(actor, on=on)
    yield from cluster_features(visible_clusters(actor))
    yield from _works(actor)


def communes_of(actor: Actor, *, on: date) -> list[CommuneRow]:
    """Return the communes that have anything, by name. Two queries."""
    places = _places(actor, on=on).order_by().values_list("unit__path", "unit__name")
    works = _under_way(actor).order_by().values_list("unit__path", "unit__name")
    established = {(path, name): count for path, name, count in places.annotate(Count("pk"))}
    begun = {(path, name): count for path, name, count in works.annotate(Count("pk"))}
    return [
        CommuneRow(name, established.get((path, name), 0), begun.get((path, name), 0))
        for path, name in sorted({*established, *begun})
    ]


def _places(actor: Actor, *, on: date) -> QuerySet[Place]:
    """Return the main place of production of each establishment, as of a day."""
    return Place.objects.filter(
        in_force(on), is_main=True, establishment__in=visible_establishments(actor)
    )


def _under_way(actor: Actor) -> QuerySet[Proposal]:
    return visible_proposals(actor).filter(state__in=UNDER_WAY)


def _establishments(actor: Actor, *, on: date) -> Iterator[Feature]:
    rows = (
        _places(actor, on=on)
        .order_by("pk")
        .values_list(
            "establishment_id",
            "establishment__name",
            Coalesce("longitude", "unit__longitude"),
            Coalesce("latitude", "unit__latitude"),
        )
    )
    address = reverse("establishments:detail", args=[0])
    for key, name, longitude, latitude in rows.iterator(chunk_size=2000):
        if longitude is not None:
            url = address.replace("/0/", f"/{key}/")
            yield feature(point(longitude, latitude), kind="establishment", name=name, url=url)


def _works(actor: Actor) -> Iterator[Feature]:
    """Yield a mark for each commune in which work is under way."""
    rows = (
        _under_way(actor)
        .order_by()
        .values_list("unit__name", "unit__longitude", "unit__latitude")
        .annotate(Count("pk"))
    )
    for name, longitude, latitude, count in rows:
        if longitude is not None:
            told = _("%(unit)s: %(count)d đề án đang thực hiện") % {"unit": name, "count": count}
            yield feature(point(longitude, latitude), kind="work", name=told, count=count)
