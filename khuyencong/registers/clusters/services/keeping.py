"""Keep a cluster: its boundary, its lots, what is built in it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, require
from khuyencong.engines.shapes import Polygon, centre, polygon_in
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.clusters.checks import (
    problems_of_cluster,
    problems_of_infrastructure,
    problems_of_lot,
    stated_area,
)
from khuyencong.registers.clusters.models import Cluster, Infrastructure, Lot
from khuyencong.registers.clusters.permissions import beginning_refusal, require_may_keep
from khuyencong.registers.clusters.services.locking import (
    lock_cluster,
    lock_lot,
    require_free,
    require_version,
)
from khuyencong.registers.clusters.values import ClusterValues, InfrastructureValues, LotValues
from khuyencong.registers.territories.models import Unit


@transaction.atomic
def add_cluster(values: ClusterValues, *, by: Actor, on: date) -> Cluster:
    """Enter a cluster that was founded by a decision."""
    unit = Unit.objects.get(pk=values.unit_id)
    if problem := beginning_refusal(by, unit):
        raise NotPermitted(problem)
    require(problems_of_cluster(values, on=on))
    assert by.user_id is not None, "a person enters it"
    assert by.office_id is not None, "a clerk has an office"
    cluster = Cluster(office_id=by.office_id, made_on=on, made_by_id=by.user_id)
    _write(cluster, values, unit)
    cluster.save()
    record("cluster.added", cluster.reference, by=by, after=_told(cluster))
    return cluster


@transaction.atomic
def change_cluster(
    cluster_id: int, values: ClusterValues, *, version: int, by: Actor, on: date
) -> Cluster:
    """Correct a cluster. Its lots must still lie inside."""
    cluster = lock_cluster(cluster_id)
    require_may_keep(by, cluster)
    require_version(cluster, version)
    unit = Unit.objects.get(pk=values.unit_id)
    if problem := beginning_refusal(by, unit):
        raise NotPermitted(problem)
    require(problems_of_cluster(values, on=on, cluster_id=cluster.pk))
    before = _told(cluster)
    _write(cluster, values, unit)
    cluster.version += 1
    cluster.save()
    record("cluster.changed", cluster.reference, by=by, before=before, after=_told(cluster))
    return cluster


def _write(cluster: Cluster, values: ClusterValues, unit: Unit) -> None:
    cluster.unit = unit
    cluster.unit_path = unit.path
    cluster.name = tidy(values.name)
    cluster.folded_name = fold(values.name)
    cluster.decision_number = tidy(values.decision_number)
    cluster.decided_on = values.decided_on
    cluster.state = values.state
    cluster.area_m2 = values.area_m2
    cluster.boundary = _kept(values.boundary)
    cluster.longitude = cluster.latitude = None
    if values.boundary is not None:
        cluster.longitude, cluster.latitude = (
            Decimal(str(degrees)) for degrees in centre(values.boundary)
        )


def _kept(boundary: Polygon | None) -> Polygon | None:
    return None if boundary is None else polygon_in(boundary)[0]


def _told(cluster: Cluster) -> dict[str, Any]:
    return {
        "name": cluster.name,
        "decision_number": cluster.decision_number,
        "decided_on": cluster.decided_on.isoformat(),
        "state": cluster.state,
        "area_m2": cluster.area_m2,
        "is_drawn": cluster.boundary is not None,
    }


@transaction.atomic
def add_lot(cluster_id: int, values: LotValues, *, by: Actor) -> Lot:
    """Enter a lot: inside the cluster, on no other lot, within the area that is left."""
    cluster = lock_cluster(cluster_id)
    require_may_keep(by, cluster)
    require(problems_of_lot(cluster, values))
    lot = Lot(cluster=cluster)
    _write_lot(lot, values)
    lot.save()
    record("cluster.lot_added", cluster.reference, by=by, after=_told_lot(lot))
    return lot


@transaction.atomic
def change_lot(lot_id: int, values: LotValues, *, by: Actor) -> Lot:
    """Redraw a lot that is free. One that is held stays as its papers have it."""
    lot = lock_lot(lot_id)
    require_may_keep(by, lot.cluster)
    require_free(lot)
    require(problems_of_lot(lot.cluster, values, lot_id=lot.pk))
    before = _told_lot(lot)
    _write_lot(lot, values)
    lot.save()
    record("cluster.lot_changed", lot.cluster.reference, by=by, before=before, after=_told_lot(lot))
    return lot


def _write_lot(lot: Lot, values: LotValues) -> None:
    area = stated_area(values)
    assert area is not None, "a lot without area was refused"
    lot.code = tidy(values.code)
    lot.area_m2 = area
    lot.boundary = _kept(values.boundary)


def _told_lot(lot: Lot) -> dict[str, Any]:
    return {"lot": lot.code, "area_m2": lot.area_m2, "is_drawn": lot.boundary is not None}


@transaction.atomic
def add_infrastructure(
    cluster_id: int, values: InfrastructureValues, *, by: Actor
) -> Infrastructure:
    """Enter a part of the infrastructure."""
    cluster = lock_cluster(cluster_id)
    require_may_keep(by, cluster)
    require(problems_of_infrastructure(cluster, values))
    item = Infrastructure(cluster=cluster)
    _write_item(item, values)
    item.save()
    record("cluster.item_added", cluster.reference, by=by, after=_told_item(item))
    return item


@transaction.atomic
def change_infrastructure(
    item_id: int, values: InfrastructureValues, *, by: Actor
) -> Infrastructure:
    """Say how far a part of the infrastructure is by now."""
    cluster_id = Infrastructure.objects.values_list("cluster_id", flat=True).get(pk=item_id)
    cluster = lock_cluster(cluster_id)
    require_may_keep(by, cluster)
    require(problems_of_infrastructure(cluster, values, item_id=item_id))
    item = Infrastructure.objects.get(pk=item_id)
    before = _told_item(item)
    _write_item(item, values)
    item.save()
    record("cluster.item_changed", cluster.reference, by=by, before=before, after=_told_item(item))
    return item


def _write_item(item: Infrastructure, values: InfrastructureValues) -> None:
    item.service = values.service
    item.name = tidy(values.name)
    item.done_percent = values.done_percent
    item.state_vnd = values.state_vnd
    item.investor_vnd = values.investor_vnd


def _told_item(item: Infrastructure) -> dict[str, Any]:
    return {
        "name": item.name,
        "done_percent": item.done_percent,
        "state_vnd": item.state_vnd,
        "investor_vnd": item.investor_vnd,
    }
