"""Norms over many cases at once: the share, the raises, the cap, what was had before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import compress, product
from math import gcd
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules.array_questions import verdict
from khuyencong.engines.rules.columns import Column
from khuyencong.engines.rules.norms import WHOLE, NormProgram

TOP = int(np.iinfo(np.int64).max)


@dataclass(frozen=True)
class Amounts:
    """The cost of some rows. ``tops`` are the largest amounts of the whole columns."""

    eligible_vnd: Mapping[str, Any]
    used_vnd: Mapping[str, Any]
    quantity: Any
    tops: Mapping[str, int]

    def base(self, norm: NormProgram) -> Any:
        """Return the cost that counts for a norm."""
        wanted = norm.categories
        names = [n for n in self.eligible_vnd if wanted is None or n in wanted]
        require_int64(sum(self.tops[name] for name in names))
        if not names:
            return np.zeros((), np.int64)
        total = reduce(add, [self.eligible_vnd[name] for name in names])
        if not norm.body.new_only:
            return total
        used = [self.used_vnd[name] for name in names if name in self.used_vnd]
        return total - reduce(add, used) if used else total


class NormAnswers:
    """The limits of a block, filled by the norms that apply to its rows."""

    def __init__(self) -> None:
        self.limit_vnd: Any = np.zeros((), np.int64)
        self.found: Any = np.False_
        self.norm: Any = np.int16(-1)
        self.local: Any = np.False_
        self.late: Any = np.False_  # paid only after the end

    def take(
        self,
        norm: NormProgram,
        number: int,
        here: Any,
        amounts: Amounts,
        read: Callable[[str], Column],
    ) -> None:
        """Take the answers of a norm for the rows that it applies to."""
        limit_vnd = limit(norm, amounts, read)
        late = np.bool_(norm.body.pay_after_completion)
        if here is np.True_:
            self.limit_vnd, self.found, self.norm = limit_vnd, here, np.int16(number)
            self.local, self.late = np.bool_(norm.local), late
            return
        self.limit_vnd = np.where(here, limit_vnd, self.limit_vnd)
        self.found = self.found | here
        self.norm = np.where(here, np.int16(number), self.norm)
        self.local = np.where(here, np.bool_(norm.local), self.local)
        if late:
            self.late = self.late | here


def limit(norm: NormProgram, amounts: Amounts, read: Callable[[str], Column]) -> Any:
    """Return the limit of every row, rounded down to the đồng."""
    rates, caps = _plans(norm)
    chosen = _chosen(norm, read)
    limit_vnd = amounts.base(norm)
    if norm.body.rate_hundredths is not None:
        if len(set(rates)) == 1:
            limit_vnd = share_of(limit_vnd, rates[0])
        else:
            shares = [share_of(limit_vnd, rate) for rate in rates]
            limit_vnd = np.choose(chosen, shares)
    if caps is None:
        return limit_vnd
    require_int64(int(caps.max()) * amounts.tops["quantity"])
    cap_vnd = (caps[0] if len(caps) == 1 else caps.take(chosen)) * amounts.quantity
    limit_vnd = np.minimum(limit_vnd, cap_vnd)
    if norm.body.cap_counts == "support":
        return limit_vnd
    yearly = norm.body.cap_counts == "year"
    prior = read("derived.prior_year_vnd" if yearly else "derived.prior_ever_vnd")
    return np.minimum(limit_vnd, np.maximum(cap_vnd - prior.values, 0))


@lru_cache(maxsize=1024)
def _plans(norm: NormProgram) -> tuple[tuple[int, ...], NDArray[np.int64] | None]:
    """Return the rate and the cap for every combination of raises, the first raise lowest."""
    combinations = product((False, True), repeat=len(norm.raises))
    plans = [norm.plan_of(list(compress(norm.raises, holds[::-1]))) for holds in combinations]
    caps = [plan.cap_vnd for plan in plans]
    rates = tuple(plan.rate for plan in plans)
    require_int64(max((cap for cap in caps if cap is not None), default=0))
    return rates, None if None in caps else np.array(caps, np.int64)


def _chosen(norm: NormProgram, read: Callable[[str], Column]) -> Any:
    """Return the number of the combination of raises that holds in each row."""
    chosen: Any = np.zeros((), np.intp)
    for place, one in enumerate(norm.raises):
        chosen = chosen + (np.asarray(verdict(one.question, read).yes).astype(np.intp) << place)
    return chosen


def share_of(amounts_vnd: Any, thousandths: int) -> Any:
    """Return a share in thousandths of a percent, rounded down as ``money.share`` does.

    Exact for every amount of 64 bits: what would pass them is divided first.
    """
    common = gcd(thousandths, WHOLE)
    numerator, denominator = thousandths // common, WHOLE // common
    if denominator == 1:
        return amounts_vnd * numerator
    if numerator == 1:
        return amounts_vnd // denominator
    if int(np.max(amounts_vnd, initial=0)) <= TOP // numerator:
        return amounts_vnd * numerator // denominator
    whole, rest = np.divmod(amounts_vnd, denominator)
    return whole * numerator + rest * numerator // denominator


def require_int64(largest: int) -> None:
    """Refuse amounts that 64 bits cannot hold, before any is reckoned."""
    if largest > TOP:
        raise Refused(Problem("columns.beyond_int64", {"found_vnd": largest}))
