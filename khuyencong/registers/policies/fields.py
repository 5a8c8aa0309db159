"""What the tables of a book may hold: a small schema, checked all at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from khuyencong.engines.rules.problems import RulebookProblem
from khuyencong.registers.policies.toml_source import Path, Source


@dataclass(frozen=True)
class FieldRule:
    """One field of a table: ``kind`` is the type; ``one_of`` limits it, or each item of a list."""

    kind: type
    required: bool = False
    one_of: frozenset[str] = frozenset()


TEXT = FieldRule(str)
NEEDED_TEXT = FieldRule(str, required=True)
NUMBER = FieldRule(int)
DAY = FieldRule(date)
NEEDED_DAY = FieldRule(date, required=True)
YES_NO = FieldRule(bool)
LIST = FieldRule(list)
TABLES = FieldRule(list)

_KIND_NAMES = {str: "text", int: "whole number", date: "date", bool: "true, false", list: "list"}


def check_table(
    source: Source, path: Path, table: Any, rules: Mapping[str, FieldRule]
) -> list[RulebookProblem]:
    """Return everything wrong with the fields of one table: unknown, missing, of a wrong type."""
    if not isinstance(table, dict):
        return [source.problem(path, "field.wrong_type", field=str(path[-1]), expected="table")]
    problems = [
        source.problem(
            (*path, name), "field.unknown", field=name, expected=", ".join(sorted(rules))
        )
        for name in table
        if name not in rules
    ]
    problems += [
        source.problem(path, "field.missing", field=name)
        for name, rule in rules.items()
        if rule.required and table.get(name) in (None, "", [])
    ]
    for name, rule in rules.items():
        if name in table:
            problems += _check_value(source, (*path, name), table[name], rule)
    return problems


def _check_value(source: Source, path: Path, value: Any, rule: FieldRule) -> list[RulebookProblem]:
    name = str(path[-1])
    if not _is_of(value, rule.kind):
        return [
            source.problem(path, "field.wrong_type", field=name, expected=_KIND_NAMES[rule.kind])
        ]
    if not rule.one_of:
        return []
    given = value if isinstance(value, list) else [value]
    return [
        source.problem(
            path,
            "field.unknown_value",
            field=name,
            found=str(item),
            expected=", ".join(sorted(rule.one_of)),
        )
        for item in given
        if item not in rule.one_of
    ]


def _is_of(value: Any, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, kind)
