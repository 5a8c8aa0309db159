"""A question of the law put to many cases at once: yes, no and unknown as pairs of arrays."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khuyencong.engines.rules.columns import Column
from khuyencong.engines.rules.expressions import (
    Added,
    Compared,
    Expression,
    FactRef,
    Joined,
    LastDay,
    Literal,
    Not,
    OneOf,
    Preferred,
    Silent,
)
from khuyencong.engines.rules.facts import Fact

Bools = NDArray[np.bool_]
Read = Callable[[str], Column]

COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
NOWHERE = np.False_


@dataclass(frozen=True)
class Verdict:
    """Where the answer is yes, and where it is no. ``no`` None: everywhere it is not yes."""

    yes: Any
    no: Any = None

    @property
    def denied(self) -> Any:
        return ~self.yes if self.no is None else self.no

    def __invert__(self) -> "Verdict":
        return Verdict(~self.yes) if self.no is None else Verdict(self.no, self.yes)

    def __or__(self, other: "Verdict") -> "Verdict":
        if self.no is None and other.no is None:
            return Verdict(self.yes | other.yes)
        return Verdict(self.yes | other.yes, self.denied & other.denied)

    def __and__(self, other: "Verdict") -> "Verdict":
        if self.no is None and other.no is None:
            return Verdict(self.yes & other.yes)
        return Verdict(self.yes & other.yes, self.denied | other.denied)

    def unless_unknown(self, other: "Verdict") -> "Verdict":
        """Return this answer, or the other one where this is unknown."""
        if self.no is None:
            return self
        unknown = ~(self.yes | self.no)
        return Verdict(self.yes | (unknown & other.yes), self.no | (unknown & other.denied))


def verdict(expression: Expression, read: Read) -> Verdict:
    """Return the answers to a question. ``read`` gives the column of a fact."""
    match expression:
        case Silent():
            return Verdict(NOWHERE, NOWHERE)
        case Not(part):
            return ~verdict(part, read)
        case Joined(every, parts):
            join = operator.and_ if every else operator.or_
            return reduce(join, [verdict(part, read) for part in parts])
        case OneOf(FactRef(fact), members):
            column = read(fact.name)
            return _where_known(_one_of(fact, column.values, members), column.known)
        case Compared(sign, left, right):
            first, second = _values(left, read), _values(right, read)
            answers = COMPARE[sign](first.values, second.values)
            return _where_known(answers, _both(first.known, second.known))
        case Preferred(first_question, second_question):
            return verdict(first_question, read).unless_unknown(verdict(second_question, read))
        case _:
            column = _values(expression, read)
            return _where_known(column.values, column.known)


def _where_known(answers: Any, known: Bools | None) -> Verdict:
    if known is None:
        return Verdict(answers)
    return Verdict(answers & known, ~answers & known)


def _one_of(fact: Fact, values: Any, members: tuple[str, ...]) -> Any:
    numbers = [fact.choices.index(member) for member in members]
    if fact.type == "set":
        return (values & sum(1 << number for number in numbers)) != 0
    return reduce(operator.or_, [values == values.dtype.type(number) for number in numbers])


def _both(one: Bools | None, other: Bools | None) -> Bools | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _values(expression: Expression, read: Read) -> Column:
    match expression:
        case Literal(value):
            return Column(np.asarray(value))
        case FactRef(fact):
            return read(fact.name)
        case Added(left, right, sign):
            first, second = _values(left, read), _values(right, read)
            total = np.asarray(first.values + sign * second.values)
            return Column(total, _both(first.known, second.known))
        case LastDay(year):
            column = _values(year, read)
            return Column(_last_day(column.values), column.known)
        case _:
            raise AssertionError(f"not a value: {expression}")


def _last_day(years: Any) -> Any:
    """Return the ordinal of 31 December of each year, as ``case.last_day_of`` does of one."""
    years = np.clip(years, MINYEAR, MAXYEAR)
    return years * 365 + years // 4 - years // 100 + years // 400
