"""One case at a time: a question becomes a function of its facts, made once."""

import operator
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from khuyencong.engines.rules.case import Case, last_day_of
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
from khuyencong.engines.rules.facts import STATED

Answer = bool | int | str | date | frozenset[str] | None
Values = tuple[Answer, ...]
Judge = Callable[[Values], Answer]
Reading = Callable[[Case], Values]

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def reading(names: tuple[str, ...]) -> Reading:
    """Return a function that takes the values of facts out of a case, in this order."""
    return _taking((names,), _tuple_of(names))


def reading_each(groups: Sequence[tuple[str, ...]]) -> Callable[[Case], tuple[Values, ...]]:
    """Return a function that takes several groups of facts out of a case at once."""
    return _taking(tuple(groups), f"({''.join(f'{_tuple_of(names)}, ' for names in groups)})")


@lru_cache(maxsize=4096)
def _taking(groups: tuple[tuple[str, ...], ...], told: str) -> Callable[[Case], Any]:
    """Return the function, written out as one would by hand: half of judging is reading facts.

    ``dataclasses`` makes its functions in the same way. What is written are names of our own.
    """
    holders = dict.fromkeys(name.partition(".")[0] for names in groups for name in names)
    lines = [f"    {holder} = case.{holder}\n" for holder in holders]
    made: dict[str, Callable[[Case], Any]] = {}
    exec(f"def take(case):\n{''.join(lines)}    return {told}\n", made)  # noqa: S102
    return made["take"]


def _tuple_of(names: tuple[str, ...]) -> str:
    return f"({''.join(f'{_taken(name)}, ' for name in names)})"


def _taken(name: str) -> str:
    """Return the text that takes one fact."""
    holder, _, bare = name.partition(".")
    assert holder.isidentifier(), f"{name} is no fact"
    if name.startswith(STATED):
        return f"{holder}.get({bare!r})"
    assert bare.isidentifier(), f"{name} is no fact"
    return f"{holder}.{bare}"


def judge(expression: Expression, names: tuple[str, ...]) -> Judge:
    """Return a function from the values of facts, in the order of ``names``, to an answer."""
    return _compile(expression, {name: at for at, name in enumerate(names)})


def _compile(expression: Expression, places: dict[str, int]) -> Judge:  # noqa: C901 (one node each)
    match expression:
        case Literal(value):
            return lambda _: value
        case Silent():
            return lambda _: None
        case FactRef(fact):
            return operator.itemgetter(places[fact.name])
        case Not(part):
            return _not(_compile(part, places))
        case Joined(every, parts):
            return _joined([_compile(part, places) for part in parts], stop=not every)
        case OneOf(FactRef(fact), members):
            test = _holds_one if fact.type == "set" else _is_one
            return test(places[fact.name], frozenset(members))
        case Compared(sign, FactRef(fact), Literal(bound)):
            return _compared_with(OPERATORS[sign], places[fact.name], bound)
        case Compared(sign, left, right):
            return _compared(OPERATORS[sign], _compile(left, places), _compile(right, places))
        case Added(left, right, sign):
            return _added(_compile(left, places), _compile(right, places), sign)
        case LastDay(year):
            return _last_day(_compile(year, places))
        case Preferred(first, second):
            return _preferred(_compile(first, places), _compile(second, places))


def _not(part: Judge) -> Judge:
    def negated(values: Values) -> Answer:
        found = part(values)
        return None if found is None else not found

    return negated


def _joined(parts: list[Judge], *, stop: bool) -> Judge:
    """Join by ``or`` (``stop`` is yes) or ``and`` (no): one such part settles the whole."""

    def joined(values: Values) -> Answer:
        unknown = False
        for part in parts:
            found = part(values)
            if found is stop:
                return stop
            unknown = unknown or found is None
        return None if unknown else not stop

    return joined


def _is_one(place: int, members: frozenset[str]) -> Judge:
    def inside(values: Values) -> Answer:
        found = values[place]
        return None if found is None else found in members

    return inside


def _holds_one(place: int, members: frozenset[str]) -> Judge:
    def holds(values: Values) -> Answer:
        found = values[place]
        if found is None:
            return None
        assert isinstance(found, frozenset), "a fact of type set is a frozen set"
        return not members.isdisjoint(found)

    return holds


def _compared(compare: Callable[[Answer, Answer], bool], left: Judge, right: Judge) -> Judge:
    def compared(values: Values) -> Answer:
        first, second = left(values), right(values)
        return None if first is None or second is None else compare(first, second)

    return compared


def _compared_with(compare: Callable[[Answer, Answer], bool], place: int, bound: Answer) -> Judge:
    """Compare a fact with a number that stands in the rule: the most common question by far."""

    def compared(values: Values) -> Answer:
        found = values[place]
        return None if found is None else compare(found, bound)

    return compared


def _added(left: Judge, right: Judge, sign: int) -> Judge:
    def added(values: Values) -> Answer:
        first, second = left(values), right(values)
        if first is None or second is None:
            return None
        assert isinstance(first, int), "sums are of whole numbers"
        assert isinstance(second, int), "sums are of whole numbers"
        return first + sign * second

    return added


def _last_day(year: Judge) -> Judge:
    def last_day(values: Values) -> Answer:
        found = year(values)
        if found is None:
            return None
        assert isinstance(found, int), "a year is a whole number"
        return last_day_of(found)

    return last_day


def _preferred(first: Judge, second: Judge) -> Judge:
    def preferred(values: Values) -> Answer:
        found = first(values)
        return second(values) if found is None else found

    return preferred
