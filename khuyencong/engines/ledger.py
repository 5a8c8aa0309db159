"""Budget control as double entry: money only ever moves from one stage to another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from khuyencong.engines.money import MAXIMUM_VND, Vnd
from khuyencong.engines.refusals import Problem, Refused


class Stage(StrEnum):
    """Where money of a budget line stands. Every move has a source and a target."""

    OUTSIDE = "outside"  # not yet given, or given back: the other side of the first entry
    AVAILABLE = "available"
    RESERVED = "reserved"  # proposal approved
    COMMITTED = "committed"  # contract signed
    ADVANCED = "advanced"  # paid out before acceptance; still to be cleared or returned
    PAID = "paid"  # paid for accepted work
    SETTLED = "settled"  # final account closed


ROAD: tuple[Stage, ...] = (
    Stage.AVAILABLE,
    Stage.RESERVED,
    Stage.COMMITTED,
    Stage.ADVANCED,
    Stage.PAID,
    Stage.SETTLED,
)
"""The stages that hold money, in the order in which it passes them."""

ALLOWED_MOVES: frozenset[tuple[Stage, Stage]] = frozenset(
    {
        (Stage.OUTSIDE, Stage.AVAILABLE),  # allotment
        (Stage.AVAILABLE, Stage.OUTSIDE),  # given back, transferred or carried over
        (Stage.AVAILABLE, Stage.RESERVED),
        (Stage.RESERVED, Stage.AVAILABLE),  # refusal, withdrawal, less in the contract
        (Stage.RESERVED, Stage.COMMITTED),
        (Stage.COMMITTED, Stage.AVAILABLE),  # released
        (Stage.COMMITTED, Stage.ADVANCED),
        (Stage.ADVANCED, Stage.COMMITTED),  # an advance returned
        (Stage.ADVANCED, Stage.PAID),  # an advance cleared by accepted work
        (Stage.COMMITTED, Stage.PAID),
        (Stage.PAID, Stage.COMMITTED),  # a payment returned
        (Stage.PAID, Stage.SETTLED),
    }
)


@dataclass(frozen=True)
class Move:
    """An amount that passes from one stage to another. Amounts are positive and within sense."""

    source: Stage
    target: Stage
    amount_vnd: Vnd

    def __post_init__(self) -> None:
        if self.amount_vnd <= 0:
            raise Refused(Problem("budget.amount_not_positive", {"amount_vnd": self.amount_vnd}))
        if self.amount_vnd > MAXIMUM_VND:
            figures = {"amount_vnd": self.amount_vnd, "maximum_vnd": MAXIMUM_VND}
            raise Refused(Problem("budget.amount_too_large", figures))
        assert (self.source, self.target) in ALLOWED_MOVES, f"{self.source} → {self.target}"


def balances(moves: Iterable[Move]) -> dict[Stage, Vnd]:
    """Return what stands in each stage. The balances always add up to zero."""
    totals: Counter[Stage] = Counter(dict.fromkeys(Stage, 0))
    for move in moves:
        totals[move.source] -= move.amount_vnd
        totals[move.target] += move.amount_vnd
    return dict(totals)
