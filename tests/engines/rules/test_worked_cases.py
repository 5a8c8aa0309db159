"""Worked cases: a book says what its rules come to, and is told where that is not so."""

import pytest

from khuyencong.engines.rules import RuleSet, read_rulebook, worked_case_problems
from tests.engines.rules.books import KINDS, book, norm, rule, who

RULES = (
    norm(rate_percent=50, cap_vnd=1000, doubt="Một lần hay một năm?"),
    who("beneficiary.registered", code="who.registered"),
    who("beneficiary.exports", code="who.exports"),
    rule("advance", percent=50, requires="progress.accepted", expects="Đã nghiệm thu"),
    rule("deadline", code="deadline.dossier", before="05-20"),
)
GIVEN = """
[case_defaults]
activity = "machinery"
scheme = "national"
level = "national"
territories = ["VN"]
on = 2021-03-01
plan_year = 2021
beneficiary = { registered = true, exports = false }
cost_items = [{ amount_vnd = 901 }]
"""
RIGHT = {
    "eligible": "false",
    "limit_vnd": "450",
    "counterpart_minimum_vnd": "451",
    "norm": '"MACHINERY"',
    "local": "true",
    "advance_percent": "50",
    "advance_ceiling_vnd": "225",
    "steps": '["base", "rate", "cap", "limit"]',
    "silent": "[]",
    "unverified": '["MACHINERY"]',
    "missing": "[]",
    "papers": '["application", "invoices"]',
    "rulebooks": '["BOOK"]',
    "conditions": '{ "who.registered" = true, "who.exports" = false, "who.size" = "absent" }',
    "advance_conditions": '{ advance = "unknown" }',
    "due": '{ "deadline.dossier" = "2020-05-19" }',
}


def problems(expected, given="{}"):
    """Return what does not come out, as (code, what was asked, found, expected), and the line."""
    case = f'[[case]]\nname = "Thử"\ngiven = {given}\nexpected = {{ {expected} }}\n'
    text = book(*RULES, GIVEN, case)
    books = [read_rulebook(KINDS, file="kinds.toml"), read_rulebook(text, file="book.toml")]
    found = worked_case_problems(RuleSet.of(books))
    for problem in found:
        assert (problem.file, text.splitlines()[problem.line - 1]) == ("book.toml", "[[case]]")
        assert problem.parameters["case"] == "Thử"
    return [
        (p.code, *[p.parameters[name] for name in ("asked", "found", "expected")]) for p in found
    ]


@pytest.mark.parametrize("asked", RIGHT)
def test_what_comes_out_as_it_says_is_no_problem(asked):
    assert problems(f"{asked} = {RIGHT[asked]}") == []


@pytest.mark.parametrize(
    ("expected", "asked", "found", "told"),
    [
        ("eligible = true", "eligible", "False", "True"),
        ('eligible = "unknown"', "eligible", "False", "unknown"),
        ("limit_vnd = 451", "limit_vnd", "450", "451"),
        ('limit_vnd = "none"', "limit_vnd", "450", "none"),
        ("eligible = 0", "eligible", "False", "0"),
        ('norm = "FAIR"', "norm", "MACHINERY", "FAIR"),
        ('steps = ["base"]', "steps", "['base', 'rate', 'cap', 'limit']", "['base']"),
        ('silent = ["silent.who"]', "silent", "", "silent.who"),
        (
            'papers = ["photo", "seal"]',
            "papers",
            "application, invoices, photo, registration",
            "photo, seal",
        ),
        ('conditions = { "who.exports" = true }', "conditions.who.exports", "False", "True"),
        ('conditions = { "who.size" = true }', "conditions.who.size", "absent", "True"),
        (
            'due = { "deadline.dossier" = "2020-05-20" }',
            "due.deadline.dossier",
            "2020-05-19",
            "2020-05-20",
        ),
        ("silent = 5", "silent", "5", "list of codes"),
        ("papers = [5]", "papers", "application, invoices, photo, registration", "5"),
        ("conditions = true", "conditions", "True", "table of codes"),
    ],
)
def test_what_does_not_is_told_with_what_was_found(expected, asked, found, told):
    assert problems(expected) == [("case.wrong", asked, found, told)]


def test_everything_that_does_not_come_out_is_told():
    found = problems('limit_vnd = 1, local = false, conditions = { "who.exports" = true }')

    assert [asked for _, asked, _, _ in found] == ["limit_vnd", "local", "conditions.who.exports"]


def test_an_expectation_that_nobody_knows_is_told_with_those_that_may_stand_there():
    [(code, asked, _, known)] = problems("colour = 3")

    assert (code, asked) == ("case.wrong", "colour")
    assert {"eligible", "silent", "conditions"} <= set(known.split(", "))


def test_what_is_given_lies_over_the_defaults_and_leaves_the_rest():
    exports = "{ beneficiary = { exports = true } }"

    assert problems("eligible = true, limit_vnd = 450", given=exports) == []


def test_a_case_that_cannot_be_read_is_told_with_the_place_of_each_fault():
    found = problems("eligible = true", given='{ on = "mai", beneficiary = { age = 3 } }')

    assert [(code, asked, fault) for code, asked, fault, _ in found] == [
        ("case.malformed", "/on", "json.not_a_day"),
        ("case.malformed", "/beneficiary/age", "json.unknown_name"),
    ]
