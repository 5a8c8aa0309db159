"""Judge many cases at once, by the same rules as one at a time, to the đồng."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khuyencong.engines.rules.array_norms import Amounts, NormAnswers, share_of
from khuyencong.engines.rules.array_questions import Verdict, verdict
from khuyencong.engines.rules.case import Case
from khuyencong.engines.rules.columns import (
    DAYS,
    NO_DAY,
    Array,
    CaseColumns,
    Column,
    RulingColumns,
)
from khuyencong.engines.rules.conditions import Condition
from khuyencong.engines.rules.facts import FACTS
from khuyencong.engines.rules.programs import AdvanceProgram, Program
from khuyencong.engines.rules.ruleset import RuleSet

BLOCK = 32_768
"""Rows judged together: their columns stay in the processor's cache."""

NONE = -1
DTYPES: Mapping[str, type[Any]] = {"bool": np.bool_, "choice": np.int8}
Rows = slice | NDArray[np.intp]


def assess_arrays(rules: RuleSet, columns: CaseColumns) -> RulingColumns:
    """Return what the law says to every case, as ``assess`` says it to one.

    Raises ``Refused``: what ``assess`` refuses, and ``columns.beyond_int64`` where an amount could
    pass what 64 bits hold.
    """
    out = _Output(columns.size)
    for program, rows in _groups(rules, columns):
        for block in _blocks(rows, columns.size):
            _Block(columns, block).judge(program, out)
    return out.rulings()


@dataclass
class _Output:
    """The rulings as they are filled, block by block."""

    size: int
    norms: dict[str, int] = field(default_factory=dict)
    arrays: dict[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("limit_vnd", "counterpart_minimum_vnd", "advance_ceiling_vnd"):
            self.arrays[name] = np.empty(self.size, np.int64)
        for name, kind in (
            ("eligible", np.int8),
            ("advance_percent", np.int16),
            ("norm", np.int16),
            ("local", np.bool_),
        ):
            self.arrays[name] = np.empty(self.size, kind)

    def write(self, rows: Rows, **found: Any) -> None:
        for name, values in found.items():
            self.arrays[name][rows] = values

    def rulings(self) -> RulingColumns:
        return RulingColumns(norms=tuple(self.norms), **self.arrays)


def _groups(rules: RuleSet, columns: CaseColumns) -> Iterator[tuple[Program, Rows]]:
    """Yield each kind of case, on each stretch of days, with its rows."""
    if not columns.size:
        return
    days = {name: np.asarray(columns.days.get(name, NO_DAY)) for name in DAYS}
    decided = np.where(days["regime_on"] != NO_DAY, days["regime_on"], days["approved_on"])
    changes = np.array([day.toordinal() for day in rules.stretches.changes], np.int32)
    keys: list[Array] = [np.asarray(columns.kind)]
    for given in (days["submitted_on"], decided, days["contracted_on"], days["granted_on"]):
        chosen = np.where(given == NO_DAY, days["on"], given)
        keys.append(_stretches(chosen, changes))
    keys.append(decided != NO_DAY)
    for row, rows in _alike(keys, columns.size):
        yield rules.program_for(_case_at(columns, days, row)), rows


def _stretches(days: Array, changes: Array) -> Array:
    """Return in which stretch between two changes of the law each day lies."""
    first, last = np.searchsorted(changes, [days.min(), days.max()], side="right")
    if first == last:
        return np.asarray(first)
    return np.searchsorted(changes, days, side="right")


def _alike(keys: Sequence[Array], size: int) -> Iterator[tuple[int, Rows]]:
    """Yield the first row of each combination of keys, with all its rows."""
    varying = [key for key in keys if key.ndim and key.min() != key.max()]
    if not varying:
        yield 0, slice(0, size)
        return
    combined = np.zeros(size, np.int64)
    for key in varying:
        found, ranks = np.unique(key, return_inverse=True)
        combined = combined * len(found) + ranks
    order = np.argsort(combined, kind="stable")
    starts = np.flatnonzero(np.diff(combined[order], prepend=NONE))
    for rows in np.split(order, starts[1:]):
        yield int(rows[0]), rows


def _case_at(columns: CaseColumns, days: Mapping[str, Array], row: int) -> Case:
    """Return a case with just what decides which rules judge the row."""

    def at(values: Array) -> int:
        return int(values[row] if values.ndim else values)

    kind = columns.kinds[at(np.asarray(columns.kind))]
    found = {name: at(values) for name, values in days.items()}
    told: dict[str, Any] = {
        name: date.fromordinal(day) if day != NO_DAY else None for name, day in found.items()
    }
    return Case(kind.activity, kind.scheme, kind.level, kind.territories, plan_year=0, **told)


def _blocks(rows: Rows, size: int) -> Iterator[Rows]:
    if isinstance(rows, slice):
        yield from (slice(start, min(start + BLOCK, size)) for start in range(0, size, BLOCK))
    else:
        yield from (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))


class _Block:
    """Some rows that one program rules, with the columns that were asked for so far."""

    def __init__(self, columns: CaseColumns, rows: Rows) -> None:
        self.columns = columns
        self.rows = rows
        self._read: dict[str, Column] = {}

    def judge(self, program: Program, out: _Output) -> None:
        """Judge the rows and write their rulings."""
        holds = _all_of(program.who, self)
        answers = NormAnswers()
        rest: Any = np.True_
        for option in program.options:
            asked = verdict(option.question, self.read) if option.question else Verdict(np.True_)
            if option.norm is not None:
                here = rest & asked.yes
                number = out.norms.setdefault(option.norm.code, len(out.norms))
                answers.take(option.norm, number, here, self.amounts(), self.read)
                holds = holds & _where(here, _all_of(option.norm.conditions, self))
            rest = rest & asked.denied
        asked_vnd = self._asked(answers)
        percent, ceiling_vnd = self._advance(program.advance, answers, asked_vnd)
        cost_vnd = self.cut(self.columns.cost_vnd)
        out.write(
            self.rows,
            eligible=_eligibility(holds, known=bool(program.who)),
            limit_vnd=_or_none(answers.limit_vnd, answers.found),
            counterpart_minimum_vnd=_or_none(cost_vnd - asked_vnd, answers.found),
            advance_percent=percent,
            advance_ceiling_vnd=ceiling_vnd,
            norm=answers.norm,
            local=answers.local,
        )

    def read(self, name: str) -> Column:
        """Return the column of a fact in these rows."""
        if name not in self._read:
            self._read[name] = self._column(name)
        return self._read[name]

    def cut(self, values: Any) -> Any:
        """Return the rows of an array; one value alone stands for all."""
        array = np.asarray(values)
        return array[self.rows] if array.ndim else array

    def amounts(self) -> Amounts:
        return Amounts(
            eligible_vnd={n: self.cut(a) for n, a in self.columns.eligible_vnd.items()},
            used_vnd={n: self.cut(a) for n, a in self.columns.used_vnd.items()},
            quantity=self.cut(self.columns.quantity),
            tops=self.columns.tops,
        )

    def _column(self, name: str) -> Column:
        column = self.columns.facts.get(name)
        if column is not None:
            return self._cut_column(column)
        if name == "derived.plan_built_in":
            return Column(self.cut(self.columns.plan_year) - 1)
        fact = FACTS.get(name)
        empty: Array = np.zeros((), DTYPES.get(fact.type, np.int64) if fact else np.bool_)
        return Column(empty, np.zeros((), np.bool_))

    def _cut_column(self, column: Column) -> Column:
        known = None if column.known is None else self.cut(column.known)
        return Column(self.cut(column.values), known)

    def _asked(self, answers: NormAnswers) -> Any:
        """Return what is asked within the limit; the limit where nothing is asked."""
        if self.columns.requested_vnd is None:
            return answers.limit_vnd
        requested = self._cut_column(self.columns.requested_vnd)
        least_vnd = np.minimum(requested.values, answers.limit_vnd)
        if requested.known is None:
            return least_vnd
        return np.where(requested.known, least_vnd, answers.limit_vnd)

    def _advance(
        self, advance: AdvanceProgram | None, answers: NormAnswers, asked_vnd: Any
    ) -> tuple[Any, Any]:
        """Return the percentage and the ceiling of the advance."""
        if advance is None:
            return NONE, NONE
        base_vnd, found = asked_vnd, answers.found
        if self.columns.granted_vnd is not None:
            granted = self._cut_column(self.columns.granted_vnd)
            known = np.True_ if granted.known is None else granted.known
            base_vnd = np.where(known, granted.values, base_vnd)
            found = found | known
        ceiling_vnd = _or_none(share_of(base_vnd, advance.percent * 1000), found)
        if answers.late is np.False_:
            return advance.percent, ceiling_vnd
        late = answers.late
        return np.where(late, 0, advance.percent), np.where(late, 0, ceiling_vnd)


def _all_of(conditions: Sequence[Condition], block: _Block) -> Verdict:
    """Return where every condition holds, and where one does not."""
    answers = []
    for condition in conditions:
        holds = verdict(condition.requires, block.read)
        if condition.unless is not None:
            holds = holds | verdict(condition.unless, block.read)
        answers.append(holds)
    return reduce(Verdict.__and__, answers, Verdict(np.True_))


def _where(here: Any, holds: Verdict) -> Verdict:
    """Return an answer that counts only in some rows; elsewhere nothing is against."""
    if here is np.True_:
        return holds
    return Verdict(~here | holds.yes, here & holds.denied)


def _eligibility(holds: Verdict, *, known: bool) -> Any:
    if holds.no is None:
        return np.where(holds.yes, 1 if known else NONE, 0).astype(np.int8)
    return np.where(holds.no, 0, np.where(holds.yes & np.bool_(known), 1, NONE)).astype(np.int8)


def _or_none(amounts_vnd: Any, found: Any) -> Any:
    return amounts_vnd if found is np.True_ else np.where(found, amounts_vnd, NONE)
