"""How figures of several đề án make one. Exact: fractions until the page writes them.

A đề án that several sources pay for counts in each by the source's share of the contract.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from khuyencong.programme.outcomes.indicators import Adding, Indicator

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Entry:
    """One approved figure with its aim. ``weight`` is the share of it that counts here.

    ``workers`` and ``workers_before`` are the jobs of the same report and before it; None: untold.
    """

    value: int
    weight: Fraction = Fraction(1)
    out_of: int | None = None
    baseline: int | None = None
    baseline_out_of: int | None = None
    target: int | None = None
    women: int | None = None
    ethnic_minority: int | None = None
    workers: int | None = None
    workers_before: int | None = None


@dataclass(frozen=True)
class Total:
    """What the entries come to. ``change`` compares only the entries that have a baseline.

    A mean and a share have no sum of aims that would mean anything: their ``target`` is None.
    """

    count: int
    measured: Fraction | None
    baseline: Fraction | None
    target: Fraction | None
    change: Fraction | None
    women: Fraction | None = None
    ethnic_minority: Fraction | None = None

    def is_better(self, indicator: Indicator) -> bool | None:
        """Return whether it went the way that is wanted; None where nothing can be compared."""
        if self.change is None:
            return None
        return self.change > 0 if indicator.direction == "more" else self.change < 0


def total_of(indicator: Indicator, entries: Iterable[Entry]) -> Total:
    """Return what the entries of one indicator come to, added as the indicator says."""
    rows = list(entries)
    match indicator.adding:
        case Adding.SUM:
            return _sum(rows)
        case Adding.MEAN_BY_WORKERS:
            return _mean(rows)
        case Adding.SHARE:
            return _share(rows)


def _sum(rows: Sequence[Entry]) -> Total:
    compared = [row for row in rows if row.baseline is not None]
    baseline = _added((row.weight, row.baseline) for row in compared)
    measured = _added((row.weight, row.value) for row in compared)
    return Total(
        count=len(rows),
        measured=_added((row.weight, row.value) for row in rows),
        baseline=baseline,
        target=_added((row.weight, row.target) for row in rows),
        change=None if measured is None or baseline is None else measured - baseline,
        women=_added((row.weight, row.women) for row in rows),
        ethnic_minority=_added((row.weight, row.ethnic_minority) for row in rows),
    )


def _mean(rows: Sequence[Entry]) -> Total:
    measured = _weighed((row.weight, row.value, row.workers) for row in rows)
    compared = [row for row in rows if row.baseline is not None and row.workers_before]
    baseline = _weighed((row.weight, row.baseline, row.workers_before) for row in compared)
    now = _weighed((row.weight, row.value, row.workers) for row in compared)
    return Total(
        count=len(rows),
        measured=measured,
        baseline=baseline,
        target=None,
        change=None if now is None or baseline is None else now - baseline,
    )


def _share(rows: Sequence[Entry]) -> Total:
    measured = _percent((row.weight, row.value, row.out_of) for row in rows)
    compared = [row for row in rows if row.baseline is not None and row.baseline_out_of]
    baseline = _percent((row.weight, row.baseline, row.baseline_out_of) for row in compared)
    now = _percent((row.weight, row.value, row.out_of) for row in compared)
    return Total(
        count=len(rows),
        measured=measured,
        baseline=baseline,
        target=None,
        change=None if now is None or baseline is None else now - baseline,
    )


def _added(parts: Iterable[tuple[Fraction, int | None]]) -> Fraction | None:
    """Return the weighted sum of what is told; None where nothing is."""
    told = [weight * number for weight, number in parts if number is not None]
    return sum(told, NOTHING) if told else None


def _weighed(parts: Iterable[tuple[Fraction, int | None, int | None]]) -> Fraction | None:
    """Return the mean weighed by workers; reports without workers do not count."""
    told = [
        (weight * number * workers, weight * workers)
        for weight, number, workers in parts
        if number is not None and workers
    ]
    workers_in_all = sum((one[1] for one in told), NOTHING)
    return sum((one[0] for one in told), NOTHING) / workers_in_all if workers_in_all else None


def _percent(parts: Iterable[tuple[Fraction, int | None, int | None]]) -> Fraction | None:
    """Return the part in percent of the whole, over all reports together."""
    told = [
        (weight * number, weight * whole)
        for weight, number, whole in parts
        if number is not None and whole
    ]
    whole_in_all = sum((one[1] for one in told), NOTHING)
    return 100 * sum((one[0] for one in told), NOTHING) / whole_in_all if whole_in_all else None
