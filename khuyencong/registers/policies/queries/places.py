"""What the rules ask about a place of production."""

from datetime import date

from khuyencong.engines.rules import Place
from khuyencong.engines.rules.case import AREA_CLASSES, CITY_CLASSES
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import ancestors, classes_on

PROVINCE_LEVEL = "province"


def place_facts(unit: Unit, on: date) -> Place:
    """Return a commune-level unit as the rules see it on a day. Two queries.

    The class of a city that nobody entered is unknown, and so is when a ward was made of a
    commune: neither is taken for a no (decision 15).
    """
    above = ancestors(unit)
    province = next((one for one in above if one.level == PROVINCE_LEVEL), None)
    codes = [one.code for one in classes_on(unit, on)]  # the nearest first
    return Place(
        kind=unit.kind,
        parent_kind=above[0].kind if above else None,
        province_kind=province.kind if province else None,
        classes=frozenset(AREA_CLASSES).intersection(codes),
        city_class=next((code for code in codes if code in CITY_CLASSES), None),
    )
