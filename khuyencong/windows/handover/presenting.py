"""A handover as its page shows it: sums by successor, figures before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khuyencong.registers.offices.handover import movers
from khuyencong.registers.offices.models import Office
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.planning import Part, Row, totals_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_SHOWN = 200
"""How many records of one kind the page lists; the sums count them all."""


@dataclass(frozen=True)
class Sums:
    """How much of one kind one successor takes."""

    label: "StrOrPromise"
    office: str
    count: int
    amount_vnd: int


@dataclass(frozen=True)
class ShownPart:
    """What would pass of one kind, as much of it as one can read."""

    part: Part
    refused: Sequence[Row]
    passing: Sequence[Row]
    more: int


@dataclass(frozen=True)
class Figure:
    """A figure of all the offices together, before the handover and after it."""

    label: "StrOrPromise"
    before: int
    after: int
    is_money: bool


def shown(parts: Sequence[Part]) -> list[ShownPart]:
    """Return the kinds with everything that is refused and the first of what passes."""
    return [
        ShownPart(
            part, part.refused, part.passing[:MOST_SHOWN], max(0, len(part.passing) - MOST_SHOWN)
        )
        for part in parts
    ]


def sums_of(parts: Sequence[Part]) -> list[Sums]:
    """Return how much each successor would take, kind by kind."""
    found: dict[tuple[str, str], list[int]] = {}
    labels = {part.name: part.label for part in parts}
    for part in parts:
        for row in part.passing:
            assert row.office is not None, "what has no problem has a taker"
            sums = found.setdefault((part.name, row.office.name), [0, 0])
            sums[0] += 1
            sums[1] += row.passing.amount_vnd or 0
    return [Sums(labels[name], office, *sums) for (name, office), sums in found.items()]


def passed_sums(handover: Handover) -> list[Sums]:
    """Return how much each successor took when it was carried out. One query."""
    labels = {name: mover.label for name, mover in movers()}
    names = dict(
        Office.objects.filter(pk__in={one["office"] for one in handover.passed}).values_list(
            "pk", "name"
        )
    )
    return [
        Sums(
            labels.get(one["kind"], one["kind"]),
            names[one["office"]],
            one["count"],
            one["amount_vnd"],
        )
        for one in handover.passed
    ]


def figures_of(handover: Handover) -> list[Figure]:
    """Return the figures that were kept when it was carried out, but zeros, with their names."""
    known = {total.key: total for total in totals_of([])}
    after = {one["key"]: one["amount"] for one in handover.after}
    return [
        Figure(
            known[one["key"]].label,
            one["amount"],
            after[one["key"]],
            is_money=known[one["key"]].is_money,
        )
        for one in handover.before
        if one["key"] in known and (one["amount"] or after[one["key"]])
    ]
