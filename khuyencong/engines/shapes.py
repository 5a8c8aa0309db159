"""Areas on the ground, as GeoJSON polygons in WGS84: whole, inside another, beside each other.

Areas are reckoned on a plane that touches the earth at the area itself: for land of a few square
kilometres that is right to less than half a per cent, which is nearer than it is surveyed here.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from shapely.errors import GEOSException
from shapely.geometry import Polygon as Plane
from shapely.geometry import mapping, shape

Polygon = Mapping[str, Any]

EDGE_M2 = 1
"""Neighbours are drawn with rounded corners: less than this between them is one edge."""

_DIGITS = 7  # of a degree: a centimetre
_METRES = math.radians(1) * 6_371_008.8  # of one degree on the mean sphere


def polygon_in(value: object) -> tuple[Polygon | None, str]:
    """Return the one polygon that GeoJSON holds, and a code of what is wrong with it ("": nothing).

    A geometry, a feature, and a collection of one feature are read. Codes: ``unreadable``,
    ``not_one_polygon``, ``not_degrees`` (a survey's own metres, not WGS84), ``crosses_itself``.
    """
    found = _geometry(value)
    if found is None:
        return None, "unreadable"
    if found.get("type") != "Polygon":
        return None, "not_one_polygon"
    try:
        plane = shape(dict(found))
        corners = list(plane.exterior.coords)
    except (GEOSException, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return None, "unreadable"
    if len(corners) < 4:
        return None, "unreadable"
    if not all(abs(one[0]) <= 180 and abs(one[1]) <= 90 for one in corners):
        return None, "not_degrees"
    if not plane.is_valid or plane.area == 0:
        return None, "crosses_itself"
    return _rounded(plane), ""


def polygon_of_text(text: str) -> tuple[Polygon | None, str]:
    """Read the text of a GeoJSON file, as ``polygon_in`` does."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None, "unreadable"
    return polygon_in(value)


def _geometry(value: object) -> Mapping[str, Any] | None:
    if not isinstance(value, Mapping):
        return None
    kind = value.get("type")
    if kind == "FeatureCollection":
        features = value.get("features")
        if isinstance(features, list) and len(features) == 1:
            return _geometry(features[0])
        return {"type": "many"}
    if kind == "Feature":
        return _geometry(value.get("geometry"))
    return value if isinstance(kind, str) else None


def _rounded(plane: Plane) -> Polygon:
    rings = mapping(plane)["coordinates"]
    return {
        "type": "Polygon",
        "coordinates": [
            [[round(float(one[0]), _DIGITS), round(float(one[1]), _DIGITS)] for one in ring]
            for ring in rings
        ],
    }


def area_m2(polygon: Polygon) -> int:
    """Return the area in whole square metres."""
    return round(float(_in_metres(polygon, _latitude(polygon)).area))


def overlap_m2(one: Polygon, other: Polygon) -> int:
    """Return by how many square metres two areas lie on each other; an edge in common is none."""
    at = _latitude(one)
    return int(_in_metres(one, at).intersection(_in_metres(other, at)).area)


def beyond_m2(inner: Polygon, outer: Polygon) -> int:
    """Return how many square metres of an area lie outside another."""
    at = _latitude(outer)
    return int(_in_metres(inner, at).difference(_in_metres(outer, at)).area)


def centre(polygon: Polygon) -> tuple[float, float]:
    """Return longitude and latitude of a point that lies inside for certain."""
    point = shape(dict(polygon)).representative_point()
    return round(point.x, _DIGITS), round(point.y, _DIGITS)


def _latitude(polygon: Polygon) -> float:
    return float(shape(dict(polygon)).centroid.y)


def _in_metres(polygon: Polygon, at: float) -> Plane:
    """Return a polygon on the plane that touches the earth at a latitude."""
    wide = _METRES * math.cos(math.radians(at))
    rings = [[(one[0] * wide, one[1] * _METRES) for one in ring] for ring in polygon["coordinates"]]
    return Plane(rings[0], rings[1:])
