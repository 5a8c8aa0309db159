"""Every reason that the program gives has a sentence, with the figures that the sentence names."""

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from khuyencong.foundation.ui.sentences import known_codes

PACKAGE = Path(__file__).resolve().parents[1] / "khuyencong"
PARTS = {
    "engines": PACKAGE / "engines",
    **{
        app.name.removeprefix("khuyencong."): Path(app.path)
        for app in sorted(apps.get_app_configs(), key=lambda app: app.name)
        if app.name.startswith("khuyencong.")
    },
}
SPEAKING = [part for part, path in PARTS.items() if (path / "sentences.py").exists()]

TOLD_TO_PROGRAMS = ("case.", "columns.", "json.")
"""Codes of the engine's JSON and arrays: no person gets them."""


@cache
def problems_of(part):
    """Return the problems that a part's source makes: (the code's node, the parameters' node)."""
    return [
        (code, node.args[1] if len(node.args) > 1 else None)
        for path in sorted(PARTS[part].rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
        for code in _choices(node.args[0])
    ]


def _choices(code):
    return [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code]


def codes_of(part):
    """Return the codes that are written out, without those that only programs get."""
    written = {code.value for code, _told in problems_of(part) if isinstance(code, ast.Constant)}
    return {code for code in written if not code.startswith(TOLD_TO_PROGRAMS)}


def sentences_of(part):
    return import_module(f"khuyencong.{part}.sentences").SENTENCES


@cache
def _sources():
    paths = [path for path in PACKAGE.rglob("*.py") if path.name != "sentences.py"]
    return "".join(path.read_text("utf-8") for path in sorted(paths))


@cache
def _put_together():
    """Return the codes made of a text and a name, as patterns: f"payments.above_{kind}_term".

    One of which only the app is written out would fit every code of the app: it says nothing.
    """
    made = [node for node in ast.walk(ast.parse(_sources())) if isinstance(node, ast.JoinedStr)]
    return {_pattern(code) for code in made if _written(code).partition(".")[2]}


def _written(code):
    return "".join(piece.value for piece in code.values if isinstance(piece, ast.Constant))


def _pattern(code):
    return "".join(
        re.escape(piece.value) if isinstance(piece, ast.Constant) else "[a-z_]+"
        for piece in code.values
    )


def _is_given(code):
    """Tell whether a code is written out, or put together; a rulebook's faults without prefix."""
    names = (code, code.removeprefix("rulebook."))
    written_out = any(f'"{name}"' in _sources() for name in names)
    return written_out or any(
        re.fullmatch(made, name) for made in _put_together() for name in names
    )


@pytest.mark.parametrize("part", PARTS)
def test_every_code_has_a_sentence(part):
    assert codes_of(part) - known_codes() == set()


@pytest.mark.parametrize("part", SPEAKING)
def test_every_sentence_is_registered_and_has_a_code(part):
    written = set(sentences_of(part))

    assert written - known_codes() == set()
    assert {code for code in written if not _is_given(code)} == set()


@pytest.mark.parametrize("part", PARTS)
def test_a_sentence_names_only_what_the_reason_carries(part):
    sentences = {code: str(text) for one in SPEAKING for code, text in sentences_of(one).items()}
    for code, told in problems_of(part):
        if not isinstance(code, ast.Constant) or code.value not in sentences:
            continue
        wanted = set(re.findall(r"%\((\w+)\)s", sentences[code.value]))
        if told is None:
            assert wanted == set(), code.value
        elif isinstance(told, ast.Dict) and None not in told.keys:
            assert wanted <= {key.value for key in told.keys}, code.value
