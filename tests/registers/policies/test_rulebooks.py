"""The rulebooks that ship: they read, they fit together, and every worked case comes out."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import khuyencong.registers.policies
from khuyencong.engines.rules import (
    RuleSet,
    assess,
    case_from_json,
    read_rulebook,
    worked_case_problems,
)
from khuyencong.engines.rules.rulebook import UNKNOWN_CLAUSE, Advance, Rulebook
from khuyencong.engines.rules.worked_cases import problems_of

FOLDER = Path(khuyencong.registers.policies.__file__).parent / "rulebooks"


@cache
def shipped() -> RuleSet:
    return RuleSet.of(
        read_rulebook(path.read_text("utf-8"), file=path.name)
        for path in sorted(FOLDER.glob("*.toml"))
    )


WORKED = [
    (case, f"{case.file}: {case.name}") for book in shipped().rulebooks for case in book.cases
]


@pytest.mark.parametrize("case", [case for case, _ in WORKED], ids=[name for _, name in WORKED])
def test_a_worked_case_comes_out_as_its_rulebook_says(case):
    assert problems_of(case, shipped()) == []


def test_no_worked_case_is_wrong():
    assert worked_case_problems(shipped()) == ()


def _used_by_worked_cases() -> set[tuple[str, str]]:
    used = set()
    for case, _ in WORKED:
        given = case_from_json(_json(case.given), shipped().activities)
        ruling = assess(shipped(), given)
        texts = [*ruling.rules_used, *(due.rule for due in ruling.deadlines)]
        used |= {(text.rulebook, text.code) for text in texts}
    return used


def _json(value):
    match value:
        case dict():
            return {name: _json(inner) for name, inner in value.items()}
        case list():
            return [_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return value


def test_every_rule_takes_part_in_a_worked_case():
    used = _used_by_worked_cases()
    written = {(rule.rulebook, rule.code) for book in shipped().rulebooks for rule in book.rules}
    assert written - used == set()


@pytest.mark.parametrize("book", shipped().rulebooks, ids=lambda book: book.code)
def test_a_rulebook_tells_what_it_is_not_sure_of(book: Rulebook):
    for rule in book.rules:
        assert rule.verified or rule.doubt, f"{rule.file}:{rule.line} is unverified without a doubt"
        assert rule.clause != UNKNOWN_CLAUSE or not rule.verified


def test_every_activity_has_a_norm_papers_and_a_clause():
    for activity in shipped().activities.values():
        assert activity.norms, activity.code
        assert activity.papers["dossier"], activity.code
        assert activity.clause.startswith("Điều 4"), activity.code


def test_all_nine_groups_of_the_decree_are_there():
    assert {activity.group for activity in shipped().activities.values()} == set(range(1, 10))


def test_every_line_of_the_plan_of_2021_has_its_activity():
    wanted = {
        "startup_training",
        "machinery",
        "consulting",
        "shared_booth",
        "fair_booth_home",
        "product_vote",
        "relocation",
        "staff_training",
        "media",
        "policy_guidance",
        "inspection",
        "study_tour",
    }
    assert wanted <= set(shipped().activities)


def test_no_advance_of_the_national_circular_passes_the_general_ceiling_but_one():
    above = [
        rule.code
        for rule in shipped().law.rules
        if isinstance(rule.body, Advance) and rule.body.percent > 70
    ]
    assert set(above) == {"advance.enterprise_setup"}
