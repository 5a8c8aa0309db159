"""Whether all ways of judging give the same answers: to the đồng, or the figures mean nothing."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.rules.by_hand import HandWritten
from benchmarks.rules.cases import case_at, fresh
from benchmarks.rules.contents import content_of
from khuyencong.engines.rules import Case, CaseColumns, RuleSet, RulingColumns, assess

FIGURES = ("limit_vnd", "counterpart_minimum_vnd")
COMPARED = (*FIGURES, "eligible", "advance_percent", "advance_ceiling_vnd", "norm", "local")


def require_same_content(rules: RuleSet, hand: HandWritten, cases: Sequence[Case]) -> None:
    """Compare whole rulings: conditions, steps, papers, everything that is cited."""
    for number, case in enumerate(cases):
        by_engine, by_hand = content_of(assess(rules, fresh(case))), hand.ruling(fresh(case))
        for name, one, other in zip(by_hand._fields, by_engine, by_hand, strict=True):
            if one != other:
                raise SystemExit(f"Case {number} differs in {name}: {one} by engine, {other}")


def require_same_arrays(one: RulingColumns, other: RulingColumns) -> None:
    """Compare every output for every case."""
    for name in COMPARED:
        different = np.flatnonzero(getattr(one, name) != getattr(other, name))
        if different.size:
            raise SystemExit(f"{different.size} cases differ in {name}, the first {different[0]}")


def require_as_singly(
    rules: RuleSet, columns: CaseColumns, found: RulingColumns, *, every: int
) -> int:
    """Compare the arrays with the engine's own single rulings. Return how many were compared."""
    rows = range(0, columns.size, every)
    for row in rows:
        ruling = assess(rules, case_at(columns, row, rules.law.stated))
        assert ruling.advance is not None, "an advance for machinery is in force"
        alone: tuple[Any, ...] = (
            ruling.limit_vnd,
            ruling.counterpart_minimum_vnd,
            {True: 1, False: 0, None: -1}[ruling.eligible],
            ruling.advance.percent,
            ruling.advance.ceiling_vnd,
            0,
            ruling.local,
        )
        together = tuple(getattr(found, name)[row].item() for name in COMPARED)
        if alone != together:
            raise SystemExit(f"Case {row}: {alone} singly, {together} in arrays")
    return len(rows)
