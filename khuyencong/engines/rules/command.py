"""The command ``khuyencong assess CASE.json``: a case in, its ruling out, both as JSON text."""

import json

from khuyencong.engines.refusals import Parameter, Problem, Refused
from khuyencong.engines.rules.assessing import assess
from khuyencong.engines.rules.case_json import case_from_json, ruling_to_json
from khuyencong.engines.rules.ruleset import RuleSet
from khuyencong.engines.rules.schema import case_schema, ruling_schema


class BadCase(Refused):
    """A text that is no case. Its message has one line for each fault, with its place."""

    def __str__(self) -> str:
        return "\n".join(_line(problem) for problem in self.problems)


def assess_text(rules: RuleSet, json_text: str) -> str:
    """Return the ruling on a case, as JSON text.

    Raises ``BadCase``: ``json.syntax`` with line and column, or every fault of the case, each with
    the JSON Pointer of its place in ``field``.
    """
    try:
        value = json.loads(json_text)
    except json.JSONDecodeError as error:
        told: dict[str, Parameter] = {
            "line": error.lineno,
            "column": error.colno,
            "detail": error.msg,
        }
        raise BadCase(Problem("json.syntax", told)) from None
    try:
        case = case_from_json(value, rules.activities)
    except Refused as refusal:
        raise BadCase(*refusal.problems) from None
    return _text(ruling_to_json(assess(rules, case)))


def schema_text(rules: RuleSet) -> str:
    """Return the JSON Schemas of a case and of a ruling, as one JSON text."""
    return _text({"case": case_schema(rules.activities), "ruling": ruling_schema()})


def _line(problem: Problem) -> str:
    told = ", ".join(f"{name}={value}" for name, value in problem.parameters.items())
    return f"{problem.field or '/'}: {problem.code}" + (f" ({told})" if told else "")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
