"""The cluster of Krông Klang, a square of 400 m, with lots in it. Everything here is invented."""

from datetime import date
from typing import Any

from khuyencong.registers.clusters.models import Cluster, Lot
from khuyencong.registers.clusters.services import add_cluster, add_lot
from khuyencong.registers.clusters.values import ClusterValues, HoldingValues, LotValues
from tests.builders.appraisals import clerk
from tests.builders.territories import build_krong_klang

TODAY = date(2021, 7, 12)
WEST, SOUTH = 106.83, 16.70
DEGREE_EAST_M, DEGREE_NORTH_M = 106_507, 111_195  # at that latitude, to a metre or so


def square(east_m: float, north_m: float, side_m: float = 100, height_m: float = 0) -> Any:
    """Return a rectangle whose corner lies so many metres from the cluster's."""
    west, south = WEST + east_m / DEGREE_EAST_M, SOUTH + north_m / DEGREE_NORTH_M
    east = west + side_m / DEGREE_EAST_M
    north = south + (height_m or side_m) / DEGREE_NORTH_M
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def cluster_values(**changes: Any) -> ClusterValues:
    told: dict[str, Any] = {
        "name": "Cụm công nghiệp Krông Klang",
        "unit_id": build_krong_klang().pk,
        "decision_number": "12/QĐ-UBND",
        "decided_on": date(2015, 3, 2),
        "state": "operating",
        "area_m2": 160_000,
        "boundary": square(0, 0, 400),
    }
    return ClusterValues(**(told | changes))


def build_cluster(**changes: Any) -> Cluster:
    return add_cluster(cluster_values(**changes), by=clerk(), on=TODAY)


def build_lot(cluster: Cluster | None = None, code: str = "A1", **changes: Any) -> Lot:
    """Return a lot of a hectare in the corner of its cluster."""
    cluster = cluster or build_cluster()
    told: dict[str, Any] = {"area_m2": None, "boundary": square(0, 0)}
    return add_lot(cluster.pk, LotValues(code, **(told | changes)), by=clerk())


def holding(holder: str = "Cơ sở gỗ Hoàng Long", **changes: Any) -> HoldingValues:
    told: dict[str, Any] = {"paper": "03/BB-UBND", "from_on": date(2021, 7, 1)}
    return HoldingValues(holder, **(told | changes))
