"""The command ``khuyencong assess CASE.json``: a case in, its ruling out, both as JSON text."""

import json

from khuyencong.engines.refusals import Parameter, Problem, Refused
from khuyencong.engines.rules.assessing import assess
from khuyencong.engines.rules.case_json import case_from_json, ruling_to_json
from khuyencong.engines.rules.ruleset import RuleSet
from khuyencong.engines.rules.schema import case_schema, ruling_schema


def assess_text(rules: RuleSet, json_text: str) -> str:
    """Return the ruling on a case, as JSON text.

    Raises ``Refused``: ``json.syntax`` with line and column, or every fault of the case, each with
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
        raise Refused(Problem("json.syntax", told)) from None
    ruling = assess(rules, case_from_json(value, rules.activities))
    return _text(ruling_to_json(ruling))


def schema_text(rules: RuleSet) -> str:
    """Return the JSON Schemas of a case and of a ruling, as one JSON text."""
    return _text({"case": case_schema(rules.activities), "ruling": ruling_schema()})


def problems_text(refusal: Refused) -> str:
    """Return a refusal as lines for a terminal: place, code, parameters."""
    return "\n".join(
        f"{problem.field or '/'}: {problem.code} "
        + ", ".join(f"{name}={value}" for name, value in problem.parameters.items())
        for problem in refusal.problems
    )


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
