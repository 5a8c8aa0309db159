"""The command ``khuyencong assess CASE.json``: a case in, its ruling out, both as JSON text."""

import json
from collections.abc import Mapping
from typing import Any

from khuyencong.engines.refusals import Parameter, Problem, Refused
from khuyencong.engines.rules.assessing import assess
from khuyencong.engines.rules.case_json import case_from_json, ruling_to_json
from khuyencong.engines.rules.problems import RulebookError, RulebookProblem
from khuyencong.engines.rules.reading import read_rulebook
from khuyencong.engines.rules.rulebook import Rulebook
from khuyencong.engines.rules.ruleset import RuleSet
from khuyencong.engines.rules.schema import case_schema, ruling_schema


class BadCase(Refused):
    """A text that is no case. Its message has one line for each fault, with its place."""

    def __str__(self) -> str:
        return "\n".join(_line(problem) for problem in self.problems)


def rules_of_texts(texts: Mapping[str, str]) -> RuleSet:
    """Return the law of some rulebooks, given as TOML by the names of their files.

    Raises ``RulebookError`` with the faults of every text; only where each reads without fault,
    with those of all together.
    """
    books: list[Rulebook] = []
    problems: list[RulebookProblem] = []
    for file, text in texts.items():
        try:
            books.append(read_rulebook(text, file=file))
        except RulebookError as error:
            problems += error.problems
    if problems:
        raise RulebookError(problems)
    return RuleSet.of(books)


def assess_text(rules: RuleSet, json_text: str) -> str:
    """Return the ruling on a case, as JSON text.

    Raises ``BadCase``: ``json.syntax`` with line and column, or every fault of the case, each with
    the JSON Pointer of its place in ``field``.
    """
    value = _parsed(json_text)
    try:
        case = case_from_json(value, rules.activities)
    except Refused as refusal:
        raise BadCase(*refusal.problems) from None
    return _text(ruling_to_json(assess(rules, case)))


def schema_text(rules: RuleSet) -> str:
    """Return the JSON Schemas of a case and of a ruling, as one JSON text."""
    return _text({"case": case_schema(rules.activities), "ruling": ruling_schema()})


def _parsed(json_text: str) -> Any:
    try:
        return json.loads(json_text)
    except json.JSONDecodeError as error:
        told: dict[str, Parameter] = {
            "line": error.lineno,
            "column": error.colno,
            "detail": error.msg,
        }
        raise BadCase(Problem("json.syntax", told)) from None
    except (ValueError, RecursionError) as error:  # a number or a depth beyond any sense
        raise BadCase(Problem("json.syntax", {"detail": str(error)})) from None


def _line(problem: Problem) -> str:
    told = ", ".join(f"{name}={value}" for name, value in problem.parameters.items())
    line = f"{problem.field or '/'}: {problem.code}" + (f" ({told})" if told else "")
    return line.encode("utf-8", "backslashreplace").decode()  # half a letter cannot be printed


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
