"""Many cases at once, one array for each fact, and their rulings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules.case import Case
from khuyencong.engines.rules.facts import FACTS, STATED, Fact

Array = NDArray[Any]
NO_DAY = 0
"""Stands for a day that has not come; a day is its ordinal, 1 for 1 January of year 1."""

DAYS = ("on", "submitted_on", "approved_on", "contracted_on", "granted_on", "regime_on")


@dataclass(frozen=True)
class Column:
    """One fact of n cases. ``known`` None: stated everywhere. One value alone stands for all.

    Choices are their number in the fact's list, sets are bits in that order, days are ordinals.
    """

    values: Array
    known: NDArray[np.bool_] | None = None


@dataclass(frozen=True)
class Kind:
    """What decides, with the days, which rules judge a case."""

    activity: str
    scheme: str
    level: str
    territories: tuple[str, ...]


@dataclass(frozen=True)
class CaseColumns:
    """n cases as columns of length n, or of one value that stands for all. Amounts are int64 đồng.

    ``kind`` numbers ``kinds``. ``days`` maps the days of a case to ordinals (``NO_DAY``: none).
    ``facts`` maps names as rules use them to columns; what is not there is stated nowhere.
    ``eligible_vnd`` and ``used_vnd`` map categories of cost to the eligible cost and the part of it
    that buys used machines, of all units together: costs of single units have no columns.
    """

    size: int
    kinds: tuple[Kind, ...]
    kind: Array
    days: Mapping[str, Array]
    plan_year: Array
    facts: Mapping[str, Column]
    eligible_vnd: Mapping[str, Array]
    used_vnd: Mapping[str, Array]
    cost_vnd: Array
    quantity: Array
    requested_vnd: Column | None = None
    granted_vnd: Column | None = None

    @cached_property
    def tops(self) -> Mapping[str, int]:
        """The largest amount of each category, and the largest quantity."""
        amounts = {**self.eligible_vnd, "quantity": self.quantity}
        return {name: int(np.max(values, initial=0)) for name, values in amounts.items()}

    @classmethod
    def of(cls, cases: Sequence[Case], stated: Mapping[str, Fact]) -> "CaseColumns":
        """Return cases as columns. ``stated`` are the facts that activities declare.

        Refuses cases whose units have costs of their own (``columns.units_with_own_costs``).
        """
        if any(item.unit_no for case in cases for item in case.cost_items):
            raise Refused(Problem("columns.units_with_own_costs"))
        return _Gatherer(cases, stated).columns()


@dataclass(frozen=True)
class RulingColumns:
    """What the law says to n cases, each equal to what ``assess`` says to the one.

    ``eligible`` is 1 for yes, 0 for no, -1 where it cannot be said. Amounts of -1, and a percentage
    of -1, mean that there is none. ``norm`` numbers ``norms``; -1: no norm is in force.
    """

    norms: tuple[str, ...]
    eligible: NDArray[np.int8]
    limit_vnd: NDArray[np.int64]
    counterpart_minimum_vnd: NDArray[np.int64]
    advance_percent: NDArray[np.int16]
    advance_ceiling_vnd: NDArray[np.int64]
    norm: NDArray[np.int16]
    local: NDArray[np.bool_]


@dataclass
class _Gatherer:
    cases: Sequence[Case]
    stated: Mapping[str, Fact]
    kinds: dict[Kind, int] = field(default_factory=dict)

    def columns(self) -> CaseColumns:
        cases = self.cases
        kind = [
            self.kinds.setdefault(
                Kind(case.activity, case.scheme, case.level, case.territories), len(self.kinds)
            )
            for case in cases
        ]
        return CaseColumns(
            size=len(cases),
            kinds=tuple(self.kinds),
            kind=np.array(kind, np.int32),
            days={
                name: np.array(
                    [
                        getattr(case, name).toordinal() if getattr(case, name) else NO_DAY
                        for case in cases
                    ],
                    np.int32,
                )
                for name in DAYS
            },
            plan_year=_whole([case.plan_year for case in cases]),
            facts=self._facts(),
            eligible_vnd=self._amounts(used=False),
            used_vnd=self._amounts(used=True),
            cost_vnd=_whole([sum(item.amount_vnd for item in c.cost_items) for c in cases]),
            quantity=_whole([case.quantity for case in cases]),
            requested_vnd=_maybe([case.requested_vnd for case in cases]),
            granted_vnd=_maybe([case.granted_vnd for case in cases]),
        )

    def _facts(self) -> dict[str, Column]:
        columns = {}
        for name, fact in FACTS.items():
            group, _, bare = name.partition(".")
            columns[name] = column_of(
                fact, [getattr(getattr(case, group), bare) for case in self.cases]
            )
        for bare, fact in self.stated.items():
            if fact.type != "text":
                values = [case.facts.get(bare) for case in self.cases]
                columns[f"{STATED}{bare}"] = column_of(fact, values)
        return columns

    def _amounts(self, *, used: bool) -> dict[str, Array]:
        totals: dict[str, list[int]] = {}
        for number, case in enumerate(self.cases):
            [unit] = case.units
            of_case = unit.used_by_category if used else unit.by_category
            for category, amount_vnd in of_case.items():
                totals.setdefault(category, [0] * len(self.cases))[number] = amount_vnd
        return {category: _whole(amounts) for category, amounts in totals.items()}


def column_of(fact: Fact, values: Sequence[Any]) -> Column:
    """Return the values of one fact as a column; None is "not stated"."""
    known = np.array([value is not None for value in values], np.bool_)
    kept = None if known.all() else known
    numbers = [_number(fact, value) for value in values]
    kind = _dtype(fact)
    return Column(_whole(numbers) if kind is np.int64 else np.array(numbers, kind), kept)


def _dtype(fact: Fact) -> type[Any]:
    return {"choice": np.int8, "bool": np.bool_}.get(fact.type, np.int64)


def _number(fact: Fact, value: Any) -> int:
    if value is None:
        return 0
    match fact.type:
        case "choice":
            return fact.choices.index(value)
        case "set":
            return sum(1 << fact.choices.index(code) for code in value)
        case "date":
            assert isinstance(value, date), "a day is a date"
            return value.toordinal()
        case _:
            return int(value)


def _whole(values: Sequence[int]) -> Array:
    top = max(values, default=0)
    if top > np.iinfo(np.int64).max:
        raise Refused(Problem("columns.beyond_int64", {"found_vnd": top}))
    return np.array(values, np.int64)


def _maybe(values: Sequence[int | None]) -> Column:
    known = np.array([value is not None for value in values], np.bool_)
    return Column(_whole([value or 0 for value in values]), None if known.all() else known)
