"""Reasons against recording a class of area."""

from datetime import date

from khuyencong.engines.refusals import Problem
from khuyencong.registers.territories.kinds import area_classes
from khuyencong.registers.territories.models import Unit, UnitClass


def check_known(code: str) -> list[Problem]:
    """A class of area is one that some law speaks of."""
    if code in area_classes():
        return []
    return [Problem("territories.class_unknown", {"code": code}, field="code")]


def check_source(source: str) -> list[Problem]:
    """A class of area names the decision that gives it."""
    if source:
        return []
    return [Problem("territories.class_without_source", field="source")]


def check_dates(valid_from: date | None, valid_to: date | None) -> list[Problem]:
    """A class of area ends after it began."""
    if valid_from is None or valid_to is None or valid_from <= valid_to:
        return []
    dates = {"from_on": valid_from.isoformat(), "to_on": valid_to.isoformat()}
    return [Problem("territories.class_ends_before_it_begins", dates, field="valid_to")]


def check_overlap(
    unit: Unit, code: str, note: str, valid_from: date | None, valid_to: date | None
) -> list[Problem]:
    """Find a class of the same code and name that already covers part of the time."""
    same = UnitClass.objects.filter(unit=unit, code=code, note=note).order_by("pk")
    if valid_to is not None:
        same = same.exclude(valid_from__gt=valid_to)
    if valid_from is not None:
        same = same.exclude(valid_to__lt=valid_from)
    if not same.exists():
        return []
    return [Problem("territories.class_overlaps", {"unit": unit.name}, field="valid_from")]
