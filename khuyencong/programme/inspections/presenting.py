"""Figures of the risk as the pages read them: exact, with the unit in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khuyencong.engines.money import format_vnd
from khuyencong.programme.inspections.risk import PartScore, RiskScore


@dataclass(frozen=True)
class Explained:
    """One part of a score in words: what was measured, its points, weight and share."""

    label: str
    measured: str
    points: int
    weight: int
    counts: str


def hundredths_text(hundredths: int) -> str:
    """Return 6350 as ``63,5``: no rounding, no zeros at the end."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",")


def explained(score: RiskScore) -> Sequence[Explained]:
    """Return the arithmetic of a score, part by part."""
    return [
        Explained(
            label=part.label,
            measured=_measured(part),
            points=part.points,
            weight=part.weight,
            counts=hundredths_text(part.weighted),
        )
        for part in score.parts
    ]


def measure_text(measure: int, unit: str) -> str:
    """Return what was measured, with its unit."""
    match unit:
        case "vnd":
            return f"{format_vnd(measure)} đ"
        case "percent":
            return f"{measure}%"
        case "days":
            return _("%(days)s ngày") % {"days": measure}
        case "yes":
            return _("có") if measure else _("không")
        case _other:
            return str(measure)


def _measured(part: PartScore) -> str:
    return measure_text(part.measure, part.unit)
