"""Every reason that payments give has a sentence, with the figures it names."""

import ast
import re
from pathlib import Path

from khuyencong.programme.payments.sentences import SENTENCES
from khuyencong.programme.payments.states import PaymentKind

APP = Path(__file__).resolve().parents[3] / "khuyencong" / "programme" / "payments"
MADE_UP = {f"payments.above_{kind.value}_term" for kind in PaymentKind} | {
    f"payments.recovery_above_{kind.value}" for kind in PaymentKind
}
"""Codes put together from a part and a name."""


def _calls():
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                yield node


def _texts():
    paths = [path for path in sorted(APP.rglob("*.py")) if path.name != "sentences.py"]
    return "".join(path.read_text("utf-8") for path in paths)


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    used = {node.args[0].value for node in _calls() if isinstance(node.args[0], ast.Constant)}
    source = _texts()

    assert used - set(SENTENCES) == set()
    assert {code for code in SENTENCES if f'"{code}"' not in source} == MADE_UP


def test_a_sentence_names_only_what_the_reason_carries():
    for node in _calls():
        code = node.args[0]
        given = node.args[1] if len(node.args) > 1 else None
        if not isinstance(code, ast.Constant) or not isinstance(given, ast.Dict | None):
            continue
        keys = given.keys if given else []
        if None in keys:
            continue
        wanted = set(re.findall(r"%\((\w+)\)s", str(SENTENCES[code.value])))
        assert wanted <= {key.value for key in keys}, code.value
