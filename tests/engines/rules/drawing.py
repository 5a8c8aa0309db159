"""Cases to try the engine on, drawn around known ones, and the comparing of answers."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from hypothesis import strategies as st

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.rules import (
    Beneficiary,
    Case,
    CaseColumns,
    Commitments,
    CostItem,
    Place,
    PriorSupport,
    Progress,
    RuleSet,
    Ruling,
    RulingColumns,
    assess,
    assess_arrays,
)
from khuyencong.engines.rules.case import AREA_CLASSES, CATEGORIES, CONDITIONS, LEVELS, SCHEMES
from khuyencong.engines.rules.facts import FACTS, Fact, is_derived

GROUPS = {
    "beneficiary": Beneficiary,
    "place": Place,
    "commitments": Commitments,
    "progress": Progress,
}
AMOUNTS = (0, 1, 3, 99, 101, 15_000_001, 299_999_999, 600_000_003, 10**12 + 7, MAXIMUM_VND)
PLACES = (
    ("VN",),
    ("45", "VN"),
    ("467", "45", "VN"),
    ("19555", "467", "45", "VN"),
    ("46", "VN"),
    ("87", "VN"),
    ("49", "VN"),
    ("19564.20250701", "44.20250701", "19564", "467", "45", "VN"),
)


class Statement(NamedTuple):
    """One fact of a case, told otherwise. ``value`` None: not told."""

    group: str
    name: str
    value: Any


def stating(case: Case, statements: Iterable[Statement]) -> Case:
    """Return a case in which some facts are told otherwise."""
    for group, name, value in statements:
        if group == "facts":
            told = {**case.facts, name: value}
            facts = {key: found for key, found in told.items() if found is not None}
            case = replace(case, facts=facts)
        else:
            case = replace(case, **{group: replace(getattr(case, group), **{name: value})})
    return case


@cache
def statements(rules: RuleSet) -> dict[str, tuple[Statement, ...]]:
    """Return, by the name of each fact that the law asks about, all that may matter of it."""
    known = {fact.name: fact for fact in [*FACTS.values(), *rules.law.stated.values()]}
    numbers: dict[str, set[int]] = {}
    for text in rules.law.questions:
        nodes = list(ast.walk(ast.parse(f"({text}\n)")))
        named = {node.value for node in nodes if isinstance(node, ast.Constant)}
        for node in nodes:
            if isinstance(node, ast.Attribute):
                numbers.setdefault(ast.unparse(node), set()).update(
                    number for number in named if isinstance(number, int)
                )
    return {
        name: tuple(Statement(*name.split("."), value) for value in _values(known[name], near))
        for name, near in sorted(numbers.items())
        if not is_derived(known[name])
    }


def _values(fact: Fact, numbers: set[int]) -> list[Any]:
    match fact.type:
        case "bool":
            return [None, True, False]
        case "choice":
            return [None, *fact.choices]
        case "set":
            return [None, frozenset(), *[frozenset({code}) for code in AREA_CLASSES]]
        case "date":
            ends = [date(year, 12, 31) for year in range(2006, 2020, 2)]
            return [None, *[end + timedelta(days) for end in ends for days in (-1, 0, 1)]]
        case "text":
            return [None, "Ghi chú"]
        case _:
            beside = {number + step for number in numbers for step in (-1, 0, 1)}
            return [None, 0, *sorted(number for number in beside if number > 0)]


@cache
def turning_days(rules: RuleSet) -> tuple[date, ...]:
    """Return the days on which the law changes, and those before."""
    return tuple(day - timedelta(before) for day in rules.stretches.changes for before in (0, 1))


def cost_items(units: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[CostItem, ...]]:
    one = st.builds(
        CostItem,
        amount_vnd=st.sampled_from(AMOUNTS) | st.integers(0, MAXIMUM_VND),
        category=st.sampled_from(CATEGORIES),
        condition=st.sampled_from(CONDITIONS),
        eligible=st.sampled_from((True, True, True, False)),
        other_state_vnd=st.sampled_from((0, 0, 0, 1)),
        unit_no=units,
    )
    return st.lists(one, max_size=3).map(tuple)


@st.composite
def changes(draw: st.DrawFn, rules: RuleSet, *, named_units: bool) -> dict[str, Any]:
    """Draw what is otherwise about a case, but for its facts."""
    days = st.sampled_from(turning_days(rules))
    amounts = st.none() | st.sampled_from(AMOUNTS)
    quantity = draw(st.sampled_from((1, 1, 2, 3, 100_000)))
    units = st.integers(0, quantity) if named_units and quantity <= 3 else st.just(0)
    prior = st.builds(PriorSupport, on=days, amount_vnd=st.sampled_from(AMOUNTS))
    wanted = {
        "activity": st.sampled_from(sorted(rules.activities)),
        "scheme": st.sampled_from(SCHEMES),
        "level": st.sampled_from(LEVELS),
        "territories": st.sampled_from(PLACES),
        "on": days,
        "plan_year": st.integers(2012, 2027),
        "submitted_on": days,
        "approved_on": days,
        "contracted_on": days,
        "granted_on": days,
        "regime_on": days,
        "cost_items": cost_items(units),
        "requested_vnd": amounts,
        "granted_vnd": amounts,
        "prior": st.lists(prior, max_size=3).map(tuple),
    }
    named = draw(st.sets(st.sampled_from(sorted(wanted)), max_size=5))
    told = {name: draw(wanted[name]) for name in sorted(named)}
    return {**told, "quantity": quantity, **_of_units(told.get("cost_items"), quantity)}


def _of_units(items: tuple[CostItem, ...] | None, quantity: int) -> dict[str, Any]:
    """Return items of cost without those of all units together, where each unit has its own."""
    if items is None:
        return {}
    named = {item.unit_no for item in items if item.unit_no}
    kept = items if len(named) < quantity else [item for item in items if item.unit_no]
    return {"cost_items": tuple(kept)}


@st.composite
def cases(
    draw: st.DrawFn, rules: RuleSet, known: tuple[Case, ...], *, named_units: bool = False
) -> Case:
    """Draw a case: one that is known, with up to five things and up to five facts otherwise."""
    base = draw(st.sampled_from(known))
    told = draw(changes(rules, named_units=named_units))
    every = [one for group in statements(rules).values() for one in group]
    return stating(replace(base, **told), draw(st.lists(st.sampled_from(every), max_size=5)))


def in_short(ruling: Ruling) -> tuple[Any, ...]:
    """Return what both ways of asking tell of a case."""
    advance = ruling.advance
    return (
        ruling.eligible,
        ruling.limit_vnd,
        ruling.counterpart_minimum_vnd,
        advance and advance.percent,
        advance and advance.ceiling_vnd,
        ruling.norm,
        ruling.local,
    )


def rows_of(found: RulingColumns) -> list[tuple[Any, ...]]:
    """Return what arrays tell, case by case, as ``in_short`` does."""
    eligible = {1: True, 0: False, -1: None}
    norms = [*found.norms, None]
    amounts = zip(
        found.limit_vnd.tolist(),
        found.counterpart_minimum_vnd.tolist(),
        found.advance_percent.tolist(),
        found.advance_ceiling_vnd.tolist(),
        strict=True,
    )
    return [
        (eligible[can], *[None if one == -1 else one for one in some], norms[norm], local)
        for can, some, norm, local in zip(
            found.eligible.tolist(), amounts, found.norm.tolist(), found.local.tolist(), strict=True
        )
    ]


def assert_alike(rules: RuleSet, asked: Sequence[Case]) -> None:
    """Check that arrays say to all cases what they are told one at a time."""
    together = rows_of(assess_arrays(rules, CaseColumns.of(asked, rules.law.stated)))
    for case, row in zip(asked, together, strict=True):
        assert row == in_short(assess(rules, case)), case
