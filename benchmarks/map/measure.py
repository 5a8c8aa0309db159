"""Fill a database with establishments, and time what the map asks beside the same points bare."""

import json
from collections.abc import Callable
from copy import copy
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.map import BARE
from benchmarks.measuring import median_seconds
from benchmarks.proposals.measure import client_of
from benchmarks.proposals.world import build_offices, build_owners, clerk_of_province
from khuyencong.registers.establishments.models import Establishment, Place

ROUNDS = 9


def populate(size: str) -> None:
    """Store so many establishments, each with its main place and coordinates of its own."""
    with transaction.atomic():
        build_offices()
        owners = build_owners()
        places = list(Place.objects.filter(is_main=True).order_by("pk"))
        numbers = range(len(owners), int(size))
        stored = Establishment.objects.bulk_create(_like(owners[0], number) for number in numbers)
        Place.objects.bulk_create(
            Place(
                establishment=one,
                unit_id=places[number % len(places)].unit_id,
                unit_path=places[number % len(places)].unit_path,
                latitude=16.3 + number % 100 / 200,
                longitude=106.6 + number // 100 % 100 / 200,
                valid_from=date(2015, 1, 1),
                is_main=True,
            )
            for number, one in enumerate(stored)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _like(one: Establishment, number: int) -> Establishment:
    made = copy(one)
    made.pk, made.uuid, made.tax_code = None, uuid4(), ""
    made.registration_number = f"B{number:09d}"
    made.name = f"Cơ sở sản xuất {number}"
    return made


def measure(_made: str) -> None:
    """Print the figures of the bare points, of the map's data and of its page."""
    client = client_of(clerk_of_province())
    data, page = reverse("workspace:map_data"), reverse("workspace:map")
    ways: dict[str, Callable[[], bytes]] = {
        BARE: _bare,
        "data of the map": lambda: b"".join(client.get(data).streaming_content),
        "page with its list": lambda: client.get(page).content,
    }
    counted = {name: _counted(way) for name, way in ways.items()}
    seconds = median_seconds(ROUNDS, *ways.values())
    figures = [
        {"name": name, "ms": round(taken * 1000, 2), **counted[name]}
        for name, taken in zip(ways, seconds, strict=True)
    ]
    print(json.dumps(figures))


def _bare() -> bytes:
    rows = Place.objects.filter(is_main=True).values_list(
        "establishment__name", "longitude", "latitude"
    )
    return json.dumps(list(rows), ensure_ascii=False).encode()


def _counted(way: Callable[[], bytes]) -> dict[str, Any]:
    way()  # what is remembered for long is remembered now
    with CaptureQueriesContext(connection) as captured:
        answer = way()
    return {"queries": len(captured), "kb": round(len(answer) / 1024, 1)}
