"""Worked cases: what a rulebook says its rules come to, tried."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from khuyencong.engines.refusals import Refused
from khuyencong.engines.rules.assessing import assess
from khuyencong.engines.rules.case_json import case_from_json
from khuyencong.engines.rules.problems import RulebookProblem
from khuyencong.engines.rules.rulebook import WorkedCase
from khuyencong.engines.rules.ruleset import RuleSet
from khuyencong.engines.rules.ruling import ConditionAnswer, Ruling

Wrong = tuple[str, str, str]  # what was asked, what was found, what was expected


def worked_case_problems(rules: RuleSet) -> tuple[RulebookProblem, ...]:
    """Return every worked case, of all rulebooks, that does not come out as it says."""
    return tuple(
        problem
        for book in rules.rulebooks
        for case in book.cases
        for problem in problems_of(case, rules)
    )


def problems_of(case: WorkedCase, rules: RuleSet) -> list[RulebookProblem]:
    """Return what a worked case says that does not come out."""

    def problem(code: str, wrong: Wrong) -> RulebookProblem:
        asked, found, expected = wrong
        told = {"case": case.name, "asked": asked, "found": found, "expected": expected}
        return RulebookProblem(case.file, case.line, code, told)

    try:
        ruling = assess(rules, case_from_json(_as_json(case.given), rules.activities))
    except Refused as refusal:
        return [
            problem("case.malformed", (found.field, found.code, str(dict(found.parameters))))
            for found in refusal.problems
        ]
    return [
        problem("case.wrong", wrong)
        for asked, expected in case.expected.items()
        for wrong in _compared(ruling, asked, expected)
    ]


def _as_json(value: Any) -> Any:
    """Return a TOML value as JSON would hold it: days as text."""
    match value:
        case dict():
            return {name: _as_json(inner) for name, inner in value.items()}
        case list():
            return [_as_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return value


SCALARS: Mapping[str, Callable[[Ruling], Any]] = {
    "eligible": lambda ruling: "unknown" if ruling.eligible is None else ruling.eligible,
    "limit_vnd": lambda ruling: "none" if ruling.limit_vnd is None else ruling.limit_vnd,
    "counterpart_minimum_vnd": lambda ruling: ruling.counterpart_minimum_vnd,
    "local": lambda ruling: ruling.local,
    "norm": lambda ruling: ruling.norm,
    "advance_percent": lambda ruling: ruling.advance and ruling.advance.percent,
    "advance_ceiling_vnd": lambda ruling: ruling.advance and ruling.advance.ceiling_vnd,
    "steps": lambda ruling: [step.code for step in ruling.steps],
}
CONTENTS: Mapping[str, Callable[[Ruling], set[str]]] = {
    "silent": lambda ruling: {silence.code for silence in ruling.silent},
    "unverified": lambda ruling: {text.code for text in ruling.unverified},
    "missing": lambda ruling: set(ruling.missing),
    "papers": lambda ruling: {paper.code for paper in ruling.papers},
    "rulebooks": lambda ruling: {text.rulebook for text in ruling.rules_used},
}
NAMED: Mapping[str, Callable[[Ruling], dict[str, Any]]] = {
    "conditions": lambda ruling: _holding(ruling.conditions),
    "advance_conditions": lambda ruling: _holding(
        ruling.advance.conditions if ruling.advance else ()
    ),
    "due": lambda ruling: {
        due.rule.code: due.due_on.isoformat() if due.due_on else None for due in ruling.deadlines
    },
}


def _holding(answers: tuple[ConditionAnswer, ...]) -> dict[str, bool | str]:
    return {answer.code: "unknown" if answer.holds is None else answer.holds for answer in answers}


def _compared(ruling: Ruling, asked: str, expected: Any) -> Iterator[Wrong]:
    if asked in SCALARS:
        found = SCALARS[asked](ruling)
        if found != expected or type(found) is not type(expected):
            yield asked, str(found), str(expected)
    elif asked in CONTENTS and isinstance(expected, list):
        held = CONTENTS[asked](ruling)
        if not all(code in held for code in expected):
            yield asked, ", ".join(sorted(held)), ", ".join(map(str, expected))
    elif asked in NAMED and isinstance(expected, dict):
        named = NAMED[asked](ruling)
        for name, value in expected.items():
            if named.get(name, "absent") != value:
                yield f"{asked}.{name}", str(named.get(name, "absent")), str(value)
    elif asked in CONTENTS or asked in NAMED:
        yield asked, str(expected), "list of codes" if asked in CONTENTS else "table of codes"
    else:
        yield asked, "?", ", ".join([*SCALARS, *CONTENTS, *NAMED])
