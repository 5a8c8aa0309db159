"""Every reason that proposals, appraisals and contracts give has a sentence, with the figures it names."""

import ast
import re
from pathlib import Path

import pytest

from khuyencong.foundation.ui.sentences import SENTENCES as COMMON_SENTENCES
from khuyencong.programme.appraisals.sentences import SENTENCES as APPRAISAL_SENTENCES
from khuyencong.programme.contracts.approvers import Decider
from khuyencong.programme.contracts.sentences import SENTENCES as CONTRACT_SENTENCES
from khuyencong.programme.contracts.supplier_rules import Stage
from khuyencong.programme.proposals.sentences import SENTENCES as PROPOSAL_SENTENCES

ROOT = Path(__file__).resolve().parents[2] / "khuyencong" / "programme"
MADE_UP = {f"contract.change_decided_by_{one.value}" for one in Decider} | {
    f"contract.supplier_needed_for_{one.value}" for one in Stage
}
"""Codes put together from a part and a name."""


def _problems(app):
    """Yield the code and the parameter names of each problem in an app's source."""
    for path in sorted((ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"):
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield code.value, _names(node)


def _names(call):
    """Return the parameter names; None where they are not written out."""
    if len(call.args) < 2:
        return set()
    given = call.args[1]
    if not isinstance(given, ast.Dict) or None in given.keys:
        return None
    return {key.value for key in given.keys}


def _texts(app):
    return "".join(
        path.read_text("utf-8")
        for path in sorted((ROOT / app).rglob("*.py"))
        if path.name != "sentences.py"
    )


@pytest.mark.parametrize(
    ("app", "sentences"),
    [
        ("proposals", PROPOSAL_SENTENCES),
        ("appraisals", APPRAISAL_SENTENCES),
        ("contracts", CONTRACT_SENTENCES),
    ],
)
def test_every_code_has_a_sentence_and_every_sentence_a_code(app, sentences):
    used = {code for code, _names in _problems(app)} - set(COMMON_SENTENCES)
    source = _texts(app)

    assert used - set(sentences) == set()
    assert {code for code in sentences if f'"{code}"' not in source} - MADE_UP == set()
    assert app != "contracts" or set(sentences) >= MADE_UP


@pytest.mark.parametrize(
    ("app", "sentences"),
    [
        ("proposals", PROPOSAL_SENTENCES),
        ("appraisals", APPRAISAL_SENTENCES),
        ("contracts", CONTRACT_SENTENCES),
    ],
)
def test_a_sentence_names_only_what_the_reason_carries(app, sentences):
    for code, names in _problems(app):
        sentence = sentences.get(code) or COMMON_SENTENCES[code]
        wanted = set(re.findall(r"%\((\w+)\)s", str(sentence)))
        assert names is None or wanted <= names, code
