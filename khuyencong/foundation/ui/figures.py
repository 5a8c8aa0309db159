"""Figures drawn on the server as SVG, each beside a table or list that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from khuyencong.engines.money import Vnd

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BAR_WIDTH = 1000
"""Width of every bar in its own units; the page stretches it."""


class Tone(StrEnum):
    """The colours of figures. The first six are the stages of money."""

    AVAILABLE = "available"
    RESERVED = "reserved"
    COMMITTED = "committed"
    ADVANCED = "advanced"
    PAID = "paid"
    SETTLED = "settled"
    AZURE = "azure"
    GREEN = "green"
    ORANGE = "orange"
    RED = "red"
    GRAY = "gray"


@dataclass(frozen=True)
class BarPart:
    """One part of a stacked bar of money."""

    label: "StrOrPromise"
    amount_vnd: Vnd
    tone: str


@dataclass(frozen=True)
class DrawnPart:
    """A part with its place on the bar and its share in percent."""

    label: "StrOrPromise"
    amount_vnd: Vnd
    tone: str
    left: int
    width: int
    share_percent: float


@dataclass(frozen=True)
class BarRow:
    """One row of a bar chart. ``shown`` is the figure as text; without it, the value is money."""

    label: "StrOrPromise"
    value: int
    shown: str = ""
    tone: str = Tone.AZURE
    url: str = ""


@dataclass(frozen=True)
class DrawnRow:
    """A row with the length of its bar."""

    row: BarRow
    width: int


class StationStatus(StrEnum):
    """Where a station lies from where one stands now."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"
    OFF = "off"  # not on this one's road, or left behind by another way out


@dataclass(frozen=True)
class Station:
    """One stop on the road of a đề án."""

    label: "StrOrPromise"
    status: str
    on: date | None = None
    detail: "StrOrPromise" = ""


def stacked(parts: Sequence[BarPart]) -> list[DrawnPart]:
    """Return the parts laid end to end over the whole width; a negative amount is a bug.

    The edges are rounded, not the widths, so that parts always meet and the last one ends exactly.
    """
    assert all(part.amount_vnd >= 0 for part in parts), "a part of a bar is never negative"
    total_vnd = sum(part.amount_vnd for part in parts)
    drawn: list[DrawnPart] = []
    sum_vnd = 0
    for part in parts:
        left = _length(sum_vnd, total_vnd)
        sum_vnd += part.amount_vnd
        drawn.append(
            DrawnPart(
                label=part.label,
                amount_vnd=part.amount_vnd,
                tone=_tone(part.tone),
                left=left,
                width=_length(sum_vnd, total_vnd) - left,
                share_percent=_percent(part.amount_vnd, total_vnd),
            )
        )
    return drawn


def measured(rows: Sequence[BarRow]) -> list[DrawnRow]:
    """Return the rows with bars in proportion to the greatest value."""
    greatest = max((row.value for row in rows), default=0)
    return [DrawnRow(row, _length(max(row.value, 0), greatest)) for row in rows]


def _length(value: int, whole: int) -> int:
    return round(Fraction(value * BAR_WIDTH, whole)) if whole else 0


def _percent(value: int, whole: int) -> float:
    return round(value * 100 / whole, 1) if whole else 0.0


def _tone(name: str) -> str:
    return Tone(name).value
