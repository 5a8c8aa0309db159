"""Every fault of a rulebook that the engine finds can be told to a person."""

import re
from pathlib import Path

import khuyencong.engines.rules
from khuyencong.engines.rules import RulebookError, read_rulebook
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.registers.policies.checks import told
from khuyencong.registers.policies.sentences import SENTENCES
from tests.engines.rules.books import book, norm, rule, who

ENGINE = Path(khuyencong.engines.rules.__file__).parent
READERS = (
    "reading.py",
    "reading_activities.py",
    "tables.py",
    "gathering.py",
    "expressions.py",
    "worked_cases.py",
)
CODE = re.compile(
    r'"((?:toml|table|field|clause|dates|unit|norm|uplift|activity|paper|fact|deadline|stands_on'
    r'|expression|percent|case)\.[a-z_0-9]+)"'
)


def test_every_fault_that_the_engine_finds_has_a_sentence():
    codes = {code for name in READERS for code in CODE.findall((ENGINE / name).read_text("utf-8"))}

    assert len(codes) > 30
    assert sorted(code for code in codes if f"rulebook.{code}" not in SENTENCES) == []


def test_a_fault_is_told_with_its_file_and_line():
    text = book(
        norm(cap_vnd=-5, unit="village", rate_percent=101),
        who("beneficiary.exports", clause=None, colour="red"),
        rule("deadline", before="02-30"),
    )
    try:
        read_rulebook(text, file="NQ-1.toml")
    except RulebookError as error:
        sentences = [sentence(problem) for problem in told(error.problems)]

    assert len(sentences) == 6
    assert all(re.match(r"NQ-1\.toml, dòng \d+: ", line) for line in sentences)
