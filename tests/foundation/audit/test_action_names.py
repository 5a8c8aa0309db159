"""The journal has words for whatever is done: every action that the source records has a name."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.translation import override

from khuyencong.foundation.audit import labels
from khuyencong.programme.budgets.services import spending
from khuyencong.programme.proposals.states import Action

PARTS = {
    app.name.removeprefix("khuyencong."): Path(app.path)
    for app in apps.get_app_configs()
    if app.name.startswith("khuyencong.")
}


@cache
def actions_of(part):
    """Return the actions that an app records, followed through the functions that pass them on.

    Such a function is called with the action, or the end of it. The steps of a đề án and those of
    its money are taken from where they are listed.
    """
    modules = [ast.parse(path.read_text("utf-8")) for path in sorted(PARTS[part].rglob("*.py"))]
    found, passed_on = set(), [(modules, "record", 0, "{}")]
    while passed_on:
        searched, name, place, form = passed_on.pop()
        for module in searched:
            for function, call in _calls(module, name):
                for told, written in _written(_argument(call, place), module):
                    text = form.format(written)
                    if told is None:
                        found.add(text)
                    elif told in (names := [one.arg for one in _parameters(function)]):
                        near = [module] if function.name.startswith("_") else modules
                        passed_on.append((near, function.name, names.index(told), text))
    return found


def _calls(module, name):
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                    yield function, node


def _parameters(function):
    return [*function.args.args, *function.args.kwonlyargs]


def _argument(call, place):
    named = {one.arg: one.value for one in call.keywords}
    return named.get("action") or named.get("done") or call.args[place]


def _written(node, module):
    """Yield what an argument says: (None, its text), or (a parameter, a text with its place)."""
    match node:
        case ast.Constant(str() as text):
            yield None, text
        case ast.IfExp():
            yield from _written(node.body, module)
            yield from _written(node.orelse, module)
        case ast.Name(name):
            yield name, "{}"
        case ast.JoinedStr([ast.Constant(start), ast.FormattedValue(ast.Name(name))]):
            yield name, f"{start}{{}}"
        case ast.JoinedStr([ast.Constant("proposal."), ast.FormattedValue(ast.Attribute())]):
            yield from ((None, f"proposal.{action.value}") for action in Action)
        case ast.Attribute(ast.Name("self"), "action"):
            listed = vars(spending).values()
            yield from ((None, one.action) for one in listed if isinstance(one, spending.Step))
        case ast.Subscript(ast.Name(table)):
            yield from ((None, text) for text in _texts_of(table, module))
        case _:
            raise AssertionError(f"cannot follow {ast.unparse(node)}")


def _texts_of(table, module):
    """Return the texts of a table that a module lists at its head."""
    for node in module.body:
        match node:
            case ast.Assign([ast.Name(name)], ast.Dict(values=values)) if name == table:
                return [one.value for one in values]
    raise AssertionError(f"cannot find {table}")


@pytest.mark.parametrize("part", PARTS)
def test_every_action_that_is_recorded_has_a_name(part):
    assert {action for action in actions_of(part) if labels.label_of(action) == action} == set()


def test_every_name_is_that_of_an_action():
    recorded = {action for part in PARTS for action in actions_of(part)}

    assert labels.known_actions() - recorded == set()


def test_a_name_follows_the_language_of_the_reader():
    assert str(labels.label_of("offices.appointed")) == "Giao vai trò"
    with override("en"):
        assert str(labels.label_of("offices.appointed")) == "Role given"
