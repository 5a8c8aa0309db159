"""Reads of clusters: lists, lots with who holds them, what a map draws."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from khuyencong.engines.text import fold
from khuyencong.foundation.ui.geojson import Feature, feature, point
from khuyencong.registers.clusters.models import Cluster, Lot, Occupancy


def list_rows(clusters: QuerySet[Cluster], *, text: str = "", state: str = "") -> QuerySet[Cluster]:
    """Return clusters with what a list row shows: lots, and those that are free. One query."""
    rows = clusters.select_related("unit", "office")
    if state:
        rows = rows.filter(state=state)
    if text:
        rows = rows.filter(folded_name__contains=fold(text))
    held = Q(lots__occupancies__ended_on__isnull=True, lots__occupancies__isnull=False)
    return rows.annotate(
        lot_count=Count("lots", distinct=True),
        held_count=Count("lots", filter=held, distinct=True),
    )


def lots_of(cluster: Cluster) -> QuerySet[Lot]:
    """Return the lots of a cluster, each with how it is held, and by whom (None: free)."""
    now = Occupancy.objects.filter(lot=OuterRef("pk"), ended_on__isnull=True)
    return cluster.lots.annotate(
        holding=Subquery(now.values("holding")),
        holder=Subquery(now.values("holder")),
        paper=Subquery(now.values("paper")),
        held_until=Subquery(now.values("until_on")),
    )


def free_lots(clusters: QuerySet[Cluster]) -> QuerySet[Lot]:
    """Return the lots that nobody holds, with their cluster. One query."""
    held = Occupancy.objects.filter(ended_on__isnull=True).values("lot_id")
    lots = Lot.objects.filter(cluster__in=clusters).exclude(pk__in=held)
    return lots.select_related("cluster").order_by("cluster__folded_name", "code")


def given_area_m2(cluster: Cluster) -> int:
    """Return how much of a cluster its lots take up."""
    return int(cluster.lots.aggregate(total=Sum("area_m2"))["total"] or 0)


def cluster_features(clusters: QuerySet[Cluster]) -> Iterator[Feature]:
    """Yield clusters for a map: the boundary where it is drawn, else the commune's centre."""
    rows = clusters.values_list(
        "pk", "name", "area_m2", "boundary", "unit__longitude", "unit__latitude"
    )
    for key, name, size, boundary, longitude, latitude in rows.iterator(chunk_size=2000):
        geometry = boundary
        if geometry is None and longitude is not None and latitude is not None:
            geometry = point(longitude, latitude)
        if geometry is not None:
            yield feature(geometry, kind="cluster", key=key, name=name, area_m2=size)


def lot_features(cluster: Cluster) -> Iterator[Feature]:
    """Yield the drawn lots of a cluster for its map."""
    for lot in lots_of(cluster).exclude(boundary=None):
        holding: str | None = getattr(lot, "holding", None)  # as lots_of adds it
        told = {"name": lot.code, "area_m2": lot.area_m2, "state": holding or ""}
        yield feature(lot.boundary, kind="lot", **told)
