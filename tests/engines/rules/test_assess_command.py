"""``khuyencong assess --shipped``: a case in, a ruling out, and what is wrong in plain lines."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from khuyencong.config.command import assessing, main
from khuyencong.engines.rules import RulebookError, assess, case_from_json
from khuyencong.engines.rules.command import BadCase, assess_text, rules_of_texts, schema_text
from tests.engines.rules.books import KINDS, book, made_up, norm, shipped, who

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "machinery.json"


def run(*arguments, typed=None):
    return CliRunner().invoke(main, ["assess", *arguments], input=typed)


@pytest.fixture
def rulebooks(tmp_path, monkeypatch):
    """Return a folder that stands for the shipped rulebooks, with the kinds of activity in it."""
    (tmp_path / "kinds.toml").write_text(KINDS, "utf-8")
    monkeypatch.setattr(assessing, "RULEBOOKS", tmp_path)
    return tmp_path


# --- A ruling ------------------------------------------------------------------------------------


def test_a_case_of_a_file_is_ruled_on_without_a_database():
    result = run("--shipped", str(EXAMPLE))

    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (told["eligible"], told["limit_vnd"]) == (True, 450_000_000)


def test_a_case_may_come_by_standard_input():
    typed = EXAMPLE.read_text("utf-8")

    assert run("--shipped", "-", typed=typed).stdout == run("--shipped", str(EXAMPLE)).stdout


def test_the_text_is_the_ruling_that_the_engine_gives():
    text = EXAMPLE.read_text("utf-8")
    told = json.loads(assess_text(shipped(), text))
    ruling = assess(shipped(), case_from_json(json.loads(text), shipped().activities))

    assert told["counterpart_minimum_vnd"] == ruling.counterpart_minimum_vnd
    assert [one["rule"]["clause"] for one in told["conditions"]] == [
        one.clause for one in ruling.conditions
    ]


def test_the_schemas_are_printed_on_their_own():
    told = json.loads(run("--shipped", "--schema").stdout)

    assert set(told) == {"case", "ruling"}
    assert told == json.loads(schema_text(shipped()))
    assert "machinery" in told["case"]["properties"]["activity"]["enum"]


# --- Bad cases -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "/: json.syntax (line=1, column=1, detail=Expecting value)"),
        ('{"on":\n  2021-03}', "/: json.syntax (line=2, column=7, detail="),
        ("[1, 2]", "/: json.wrong_type (at=/, found=[1, 2], expected=object)"),
        ('{"plan_year": ' + "9" * 5000 + "}", "/: json.syntax (detail=Exceeds the limit"),
        ("[" * 100_000, "/: json.syntax (detail="),
        ('{"on": "\\ud800"}', "/on: json.not_a_day (at=/on, found=\\ud800, expected=YYYY-MM-DD)"),
        ('{"scheme": NaN}', "/scheme: json.unknown_value (at=/scheme, found=nan, expected="),
    ],
    ids=["nothing", "syntax", "list", "number", "depth", "half a letter", "nan"],
)
def test_a_text_that_is_no_case_is_told_so_and_never_shown_as_a_fault_of_the_program(text, line):
    result = run("--shipped", "-", typed=text)

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: This is no case.\n")
    assert line in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_every_fault_of_a_case_has_a_line():
    typed = json.dumps({"scheme": "both", "level": "national", "territories": [], "colour": 1})

    [first, *lines] = run("--shipped", "-", typed=typed).stderr.splitlines()

    assert first == "Error: This is no case."
    assert [line.partition(" ")[0] for line in lines] == [
        "/activity:",
        "/on:",
        "/plan_year:",
        "/scheme:",
        "/territories:",
        "/colour:",
    ]


def test_a_file_in_another_encoding_is_told_so(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes('{"activity": "máy"}'.encode("utf-16"))

    result = run("--shipped", str(path))

    assert (result.exit_code, result.stderr) == (1, f"Error: {path} is not written in UTF-8.\n")


def test_a_file_that_is_not_there_and_no_file_at_all_are_told_apart():
    assert run("--shipped", "/nowhere.json").exit_code == 2
    assert "Name a CASE file" in run("--shipped").stderr


def test_a_bad_case_names_its_problems_for_programs_too():
    with pytest.raises(BadCase) as error:
        assess_text(made_up(), '{"activity": "flying"}')

    assert error.value.problems[-1].code == "json.unknown_value"
    assert error.value.problems[-1].field == "/activity"


# --- Bad rulebooks -------------------------------------------------------------------------------


def test_bad_rulebooks_are_told_with_file_and_line_instead_of_a_ruling(rulebooks):
    text = book(norm(cap_vnd=5, clause=None), norm("FAIR", unit="village", cap_vnd=5))
    (rulebooks / "NQ-1.toml").write_text(text, "utf-8")
    (rulebooks / "NQ-2.toml").write_text("format = \n", "utf-8")
    lines = text.splitlines()

    result = run("--shipped", str(EXAMPLE))

    told = result.stderr.splitlines()
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert told[0] == "Error: The rulebooks cannot be used."
    assert told[1].startswith(f"NQ-1.toml:{lines.index('[[rule]]') + 1}: clause.missing")
    at = lines.index('unit = "village"') + 1
    assert told[2].startswith(f"NQ-1.toml:{at}: field.unknown_value")
    assert told[3].startswith("NQ-2.toml:1: toml.syntax")
    assert result.stdout == ""


def test_what_is_wrong_between_rulebooks_is_told_alike(rulebooks):
    (rulebooks / "NQ-1.toml").write_text(book(norm(cap_vnd=5)), "utf-8")
    (rulebooks / "NQ-2.toml").write_text(book(norm(cap_vnd=7), who("nothing")), "utf-8")

    result = run("--shipped", "--schema")

    told = result.stderr.splitlines()
    assert result.exit_code == 1
    assert [line.partition(" ")[0].split(":")[0] for line in told[1:]] == ["NQ-2.toml"] * 2
    assert "expression.unknown_fact" in told[1]
    assert "dates.overlap" in told[2]


def test_books_are_not_brought_together_before_each_reads_without_fault():
    texts = {"a.toml": book(who("nothing")), "b.toml": book(format=2), "c.toml": "[[rule]]\n"}

    with pytest.raises(RulebookError) as error:
        rules_of_texts({"kinds.toml": KINDS, **texts})

    assert {problem.file for problem in error.value.problems} == {"b.toml", "c.toml"}
    assert rules_of_texts({"kinds.toml": KINDS}).activities.keys() == made_up().activities.keys()
