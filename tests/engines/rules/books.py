"""Rulebooks and cases for the tests of the engine: the shipped law, a made-up one, single rules."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import khuyencong.registers.policies
from khuyencong.engines.rules import (
    Beneficiary,
    Case,
    Commitments,
    CostItem,
    Place,
    Progress,
    Rulebook,
    RuleSet,
    case_from_json,
    read_rulebook,
)

HERE = Path(__file__).parent
SHIPPED = Path(khuyencong.registers.policies.__file__).parent / "rulebooks"
COUNTRY = ("VN",)
DISTRICT = ("467", "45", "VN")
COMMUNE = ("19555", "467", "45", "VN")

KINDS = (HERE / "kinds.toml").read_text("utf-8")


@cache
def shipped() -> RuleSet:
    """Return the law that ships with the program."""
    return RuleSet.of(_read(path) for path in sorted(SHIPPED.glob("*.toml")))


@cache
def made_up() -> RuleSet:
    """Return a small law with every kind of rule and every choice that a rule may make."""
    names = ("kinds.toml", "country.toml", "provinces.toml", "standing.toml")
    return RuleSet.of(_read(HERE / name) for name in names)


def _read(path: Path) -> Rulebook:
    return read_rulebook(path.read_text("utf-8"), file=path.name)


def rules_of(*texts: str) -> RuleSet:
    """Return the made-up kinds of activity with some books: "book-1.toml", "book-2.toml" …"""
    kinds = read_rulebook(KINDS, file="kinds.toml")
    books = [read_rulebook(text, file=f"book-{at}.toml") for at, text in enumerate(texts, 1)]
    return RuleSet.of([kinds, *books])


def law(*rules: str, **head: Any) -> RuleSet:
    """Return a law of some rules in one book."""
    return rules_of(book(*rules, **head))


def book(*tables: str, **head: Any) -> str:
    """Return the text of a rulebook, in force since 2015 unless ``head`` says otherwise."""
    told: dict[str, Any] = {
        "format": 1,
        "code": "BOOK",
        "version": "1",
        "title": "Quy định thử",
        "document": "TT 1",
        "effective_from": date(2015, 1, 1),
        **head,
    }
    return "\n".join([_table("[rulebook]", told), *tables])


def rule(kind: str, **fields: Any) -> str:
    """Return the text of a rule. ``if_`` writes the field ``if``; None leaves a field out."""
    defaults: dict[str, Any] = {"code": kind, "name": "Quy định", "clause": "Điều 1"}
    return _table("[[rule]]", {"kind": kind, **defaults, **fields})


def norm(code: str = "MACHINERY", **fields: Any) -> str:
    """Return the text of a norm, counted by establishments unless told otherwise."""
    return rule("how_much", code=code, **{"unit": "establishment", **fields})


def who(requires: str, **fields: Any) -> str:
    """Return the text of a condition."""
    return rule("who", requires=requires, **{"expects": "Như luật định", **fields})


def transition(approved_before: date, *kinds: str) -> str:
    told = {"code": f"before_{approved_before}", "approved_before": approved_before}
    return _table("[[transition]]", {**told, "kinds": list(kinds), "clause": "Điều 9"})


def _table(header: str, fields: Mapping[str, Any]) -> str:
    lines = [
        f"{name.removesuffix('_')} = {_toml(value)}"
        for name, value in fields.items()
        if value is not None
    ]
    return "\n".join([header, *lines, ""])


def _toml(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal() | float():
            return str(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return f"{{ {', '.join(f'{name} = {_toml(inner)}' for name, inner in value.items())} }}"
        case _:
            return json.dumps(value, ensure_ascii=False)


def case(**changes: Any) -> Case:
    """Return a case: machinery, national scheme, 01/3/2021, at no place in particular."""
    plain = Case(
        activity="machinery",
        scheme="national",
        level="national",
        territories=COUNTRY,
        on=date(2021, 3, 1),
        plan_year=2021,
    )
    return replace(plain, **changes)


def costs(*amounts_vnd: int, **fields: Any) -> tuple[CostItem, ...]:
    """Return items of cost that are alike but for their amounts."""
    return tuple(CostItem(amount_vnd, **fields) for amount_vnd in amounts_vnd)


def sound_case(**changes: Any) -> Case:
    """Return a case to which the made-up law says yes."""
    told: dict[str, Any] = {
        "beneficiary": Beneficiary(
            legal_form="enterprise",
            capital_vnd=3_000_000_000,
            cleaner_production=False,
            exports=False,
            typical_product=False,
            women_owned=False,
        ),
        "place": Place(
            kind="commune", converted=False, converted_on=date(2005, 1, 1), classes=frozenset()
        ),
        "commitments": Commitments(counterpart=True, no_double_funding=True),
        "progress": Progress(investment_done_percent=80, accepted=False),
        "facts": {
            "line": False,
            "level": "commune",
            "built": 2010,
            "since": date(2012, 5, 1),
            "saved": 11,
        },
        "cost_items": costs(300_000_001, category="machinery", condition="new"),
        **changes,
    }
    return case(**told)


@cache
def worked_cases() -> tuple[Case, ...]:
    """Return the worked cases of the shipped rulebooks: together they touch every rule."""
    return tuple(
        case_from_json(as_json(worked.given), shipped().activities)
        for book in shipped().rulebooks
        for worked in book.cases
    )


def as_json(value: Any) -> Any:
    """Return a value as JSON would hold it: days as text, sets as lists."""
    match value:
        case date():
            return value.isoformat()
        case Mapping():
            return {name: as_json(inner) for name, inner in value.items()}
        case list() | tuple():
            return [as_json(inner) for inner in value]
        case frozenset():
            return sorted(value)
        case _:
            return value
