"""What the rules ask about a place of production."""

from collections.abc import Collection
from datetime import date

from khuyencong.engines.rules import Place
from khuyencong.engines.rules.case import AREA_CLASSES, CITY_CLASSES
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import ancestors, classes_on

PROVINCE_LEVEL = "province"
FROM_COMMUNE, NOT_FROM_COMMUNE = "ward_from_commune", "ward_not_from_commune"


def place_facts(unit: Unit, on: date) -> Place:
    """Return a commune-level unit as the rules see it on a day. Two queries.

    The class of a city that nobody entered is unknown, and so is whether and when a ward was
    made of a commune: neither is taken for a no (decision 15).
    """
    above = ancestors(unit)
    province = next((one for one in above if one.level == PROVINCE_LEVEL), None)
    classes = classes_on(unit, on)  # the nearest first
    codes = [one.code for one in classes]
    converted_on = next((one.valid_from for one in classes if one.code == FROM_COMMUNE), None)
    return Place(
        kind=unit.kind,
        parent_kind=above[0].kind if above else None,
        province_kind=province.kind if province else None,
        converted=_is_converted(codes),
        converted_on=converted_on,
        classes=frozenset(AREA_CLASSES).intersection(codes),
        city_class=next((code for code in codes if code in CITY_CLASSES), None),
    )


def _is_converted(codes: Collection[str]) -> bool | None:
    """Return whether a ward was a commune before; None where nobody entered it."""
    if FROM_COMMUNE in codes:
        return True
    return False if NOT_FROM_COMMUNE in codes else None
