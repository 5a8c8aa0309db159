"""What a map draws, given as one collection of features in longitude and latitude (WGS84)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse

Feature = dict[str, Any]


def feature(geometry: Any, **properties: Any) -> Feature:
    """Return a shape with what a map tells of it: ``kind``, ``name``, ``url``, ``count``."""
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(longitude: float, latitude: float) -> dict[str, Any]:
    """Return the shape of a place."""
    return {"type": "Point", "coordinates": [longitude, latitude]}


def feature_collection(features: Iterable[Feature]) -> StreamingHttpResponse:
    """Return features as one collection, written while it is read."""
    answer = StreamingHttpResponse(_written(features), content_type="application/geo+json")
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _written(features: Iterable[Feature]) -> Iterator[str]:
    encode = DjangoJSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    yield '{"type":"FeatureCollection","features":['
    part: list[str] = []
    comma = ""
    for feature in features:
        part.append(encode(feature))
        if len(part) == 500:
            yield comma + ",".join(part)
            comma, part = ",", []
    if part:
        yield comma + ",".join(part)
    yield "]}"
