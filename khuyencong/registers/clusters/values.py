"""What people state about clusters. Areas are whole square metres, polygons GeoJSON in WGS84."""

from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.engines.shapes import Polygon


@dataclass(frozen=True)
class ClusterValues:
    name: str
    unit_id: int
    decision_number: str
    decided_on: date
    state: str
    area_m2: int
    boundary: Polygon | None = None


@dataclass(frozen=True)
class LotValues:
    """A lot. Without ``area_m2`` it is reckoned from the polygon; one of both is needed."""

    code: str
    area_m2: int | None = None
    boundary: Polygon | None = None


@dataclass(frozen=True)
class HoldingValues:
    """Who holds a lot, by which paper; ``reference`` names the record it is held for."""

    holder: str
    paper: str
    from_on: date
    until_on: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class InfrastructureValues:
    """A part of the infrastructure. The money is information, by who gives it."""

    service: str
    name: str
    done_percent: int
    state_vnd: Vnd = 0
    investor_vnd: Vnd = 0


@dataclass(frozen=True)
class WaitingValues:
    who: str
    wanted_m2: int
    since_on: date
    note: str = ""
