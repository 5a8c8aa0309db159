"""Reasons against what is stated about clusters and lots. Each looks at one thing."""

from datetime import date

from khuyencong.engines.refusals import Problem
from khuyencong.engines.shapes import EDGE_M2, Polygon, area_m2, beyond_m2, overlap_m2, polygon_in
from khuyencong.engines.text import fold, tidy
from khuyencong.registers.clusters.models import Cluster, Infrastructure, Lot, Waiting
from khuyencong.registers.clusters.values import (
    ClusterValues,
    HoldingValues,
    InfrastructureValues,
    LotValues,
    WaitingValues,
)

MAXIMUM_M2 = 10_000_000
"""No cluster has more than ten square kilometres; the law's are of some tens of hectares."""


def problems_of_cluster(
    values: ClusterValues, *, on: date, cluster_id: int | None = None
) -> list[Problem]:
    """Return everything that is wrong with a cluster as it is stated."""
    return [
        *_check_told(values.name, "clusters.name_needed", field="name"),
        *_check_told(values.decision_number, "clusters.decision_needed", field="decision_number"),
        *_check_past(values.decided_on, on, field="decided_on"),
        *_check_area(values.area_m2),
        *check_shape(values.boundary),
        *_check_name_once(values, cluster_id),
        *_check_lots_still_inside(values, cluster_id),
    ]


def _check_told(text: str, code: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem(code, field=field)]


def _check_past(day: date, on: date, *, field: str) -> list[Problem]:
    if day <= on:
        return []
    told = {"day_on": day.isoformat(), "today_on": on.isoformat()}
    return [Problem("clusters.day_in_future", told, field=field)]


def _check_area(stated_m2: int, *, field: str = "area_m2") -> list[Problem]:
    if 0 < stated_m2 <= MAXIMUM_M2:
        return []
    return [Problem("clusters.area_out_of_sense", {"maximum": MAXIMUM_M2}, field=field)]


def check_shape(boundary: Polygon | None) -> list[Problem]:
    """Refuse what is not one polygon in degrees that does not cross itself."""
    if boundary is None:
        return []
    _polygon, fault = polygon_in(boundary)
    return [Problem(f"clusters.shape_{fault}", field="boundary")] if fault else []


def _check_name_once(values: ClusterValues, cluster_id: int | None) -> list[Problem]:
    same = Cluster.objects.filter(unit_id=values.unit_id, folded_name=fold(values.name))
    if not same.exclude(pk=cluster_id or 0).exists():
        return []
    return [Problem("clusters.name_known", {"name": tidy(values.name)}, field="name")]


def _check_lots_still_inside(values: ClusterValues, cluster_id: int | None) -> list[Problem]:
    if cluster_id is None:
        return []
    lots = list(Lot.objects.filter(cluster_id=cluster_id))
    problems = []
    given_m2 = sum(lot.area_m2 for lot in lots)
    if given_m2 > values.area_m2:
        told = {"lots": given_m2, "cluster": values.area_m2}
        problems.append(Problem("clusters.lots_beyond_area", told, field="area_m2"))
    if values.boundary is None or check_shape(values.boundary):
        return problems
    for lot in lots:
        if lot.boundary and (over := beyond_m2(lot.boundary, values.boundary)) >= EDGE_M2:
            told_lot: dict[str, str | int] = {"code": lot.code, "over": over}
            problems.append(Problem("clusters.lot_outside", told_lot, field="boundary"))
    return problems


def problems_of_lot(
    cluster: Cluster, values: LotValues, *, lot_id: int | None = None
) -> list[Problem]:
    """Return everything that is wrong with a lot: its code, its area, its place in the cluster."""
    others = list(Lot.objects.filter(cluster=cluster).exclude(pk=lot_id or 0))
    return [
        *_check_told(values.code, "clusters.code_needed", field="code"),
        *_check_code_once(others, values),
        *_check_size(cluster, others, values),
        *_check_place(cluster, others, values),
    ]


def _check_code_once(others: list[Lot], values: LotValues) -> list[Problem]:
    code = tidy(values.code)
    if all(fold(lot.code) != fold(code) for lot in others):
        return []
    return [Problem("clusters.code_known", {"code": code}, field="code")]


def _check_size(cluster: Cluster, others: list[Lot], values: LotValues) -> list[Problem]:
    size = stated_area(values)
    if size is None:
        return [Problem("clusters.area_needed", field="area_m2")]
    if problems := _check_area(size):
        return problems
    left = cluster.area_m2 - sum(lot.area_m2 for lot in others)
    if size <= left:
        return []
    told = {"area": size, "left": max(left, 0), "cluster": cluster.area_m2}
    return [Problem("clusters.area_beyond_cluster", told, field="area_m2")]


def stated_area(values: LotValues) -> int | None:
    """Return the area of a lot: as it was typed, else as it was drawn."""
    if values.area_m2 is not None:
        return values.area_m2
    if values.boundary is None or check_shape(values.boundary):
        return None
    return area_m2(values.boundary)


def _check_place(cluster: Cluster, others: list[Lot], values: LotValues) -> list[Problem]:
    if values.boundary is None:
        return []
    if problems := check_shape(values.boundary):
        return problems
    problems = []
    code = tidy(values.code)
    if cluster.boundary and (over := beyond_m2(values.boundary, cluster.boundary)) >= EDGE_M2:
        told: dict[str, str | int] = {"code": code, "over": over}
        problems.append(Problem("clusters.lot_outside", told, field="boundary"))
    for lot in others:
        if lot.boundary and (over := overlap_m2(values.boundary, lot.boundary)) >= EDGE_M2:
            told_both: dict[str, str | int] = {"code": code, "other": lot.code, "over": over}
            problems.append(Problem("clusters.lots_overlap", told_both, field="boundary"))
    return problems


def problems_of_holding(values: HoldingValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with who is to hold a lot."""
    problems = [
        *_check_told(values.holder, "clusters.holder_needed", field="holder"),
        *_check_told(values.paper, "clusters.paper_needed", field="paper"),
        *_check_past(values.from_on, on, field="from_on"),
    ]
    if values.until_on is not None and values.until_on < values.from_on:
        told = {"from_on": values.from_on.isoformat(), "until_on": values.until_on.isoformat()}
        problems.append(Problem("clusters.held_no_time", told, field="until_on"))
    return problems


def problems_of_infrastructure(
    cluster: Cluster, values: InfrastructureValues, *, item_id: int | None = None
) -> list[Problem]:
    """Return everything that is wrong with a part of the infrastructure."""
    problems = _check_told(values.name, "clusters.item_needed", field="name")
    if not 0 <= values.done_percent <= 100:
        problems.append(Problem("clusters.percent_out_of_sense", field="done_percent"))
    if min(values.state_vnd, values.investor_vnd) < 0:
        problems.append(Problem("clusters.money_negative", field="state_vnd"))
    same = Infrastructure.objects.filter(cluster=cluster, name=tidy(values.name))
    if same.exclude(pk=item_id or 0).exists():
        problems.append(Problem("clusters.item_known", {"name": tidy(values.name)}, field="name"))
    return problems


def problems_of_waiting(cluster: Cluster, values: WaitingValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with somebody's wish for a lot."""
    problems = [
        *_check_told(values.who, "clusters.holder_needed", field="who"),
        *_check_past(values.since_on, on, field="since_on"),
        *_check_area(values.wanted_m2, field="wanted_m2"),
    ]
    who = tidy(values.who)
    if Waiting.objects.filter(cluster=cluster, who=who, ended_on__isnull=True).exists():
        problems.append(Problem("clusters.waits_already", {"who": who}, field="who"))
    return problems
