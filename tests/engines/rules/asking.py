"""Questions of the law answered from their text, as plainly as can be, for comparison."""

import ast
from datetime import date
from functools import cache
from typing import Any

from khuyencong.engines.rules import Case


@cache
def _parsed(text: str) -> ast.expr:
    return ast.parse(f"({text}\n)", mode="eval").body


def ask(text: str, case: Case) -> Any:
    """Return the answer to a question: yes, no, or None where it cannot be said."""
    return _value(_parsed(text), case)


def not_stated(text: str, case: Case) -> set[str]:
    """Return the facts that a question asks about and the case does not tell."""
    asked = [node for node in ast.walk(_parsed(text)) if isinstance(node, ast.Attribute)]
    return {ast.unparse(node) for node in asked if _value(node, case) is None}


def _value(node: ast.expr, case: Case) -> Any:  # noqa: C901 (one kind of node each)
    match node:
        case ast.Constant(value):
            return value
        case ast.Name("silent"):
            return None
        case ast.Attribute(ast.Name("facts"), name):
            return case.facts.get(name)
        case ast.Attribute(ast.Name(group), name):
            return getattr(getattr(case, group), name)
        case ast.Tuple(elements):
            return [_value(element, case) for element in elements]
        case ast.BoolOp(op, parts):
            settles = isinstance(op, ast.Or)
            answers = [_value(part, case) for part in parts]
            if any(answer is settles for answer in answers):
                return settles
            return None if any(answer is None for answer in answers) else not settles
        case ast.UnaryOp(ast.Not(), part):
            answer = _value(part, case)
            return None if answer is None else not answer
        case ast.Compare(left, [op], [right]):
            return _compared(op, _value(left, case), _value(right, case))
        case ast.BinOp(left, op, right):
            first, second = _value(left, case), _value(right, case)
            if first is None or second is None:
                return None
            return first + second if isinstance(op, ast.Add) else first - second
        case ast.Call(ast.Name("has"), [held, *members]):
            classes = _value(held, case)
            wanted = {_value(member, case) for member in members}
            return None if classes is None else bool(classes & wanted)
        case ast.Call(ast.Name("last_day"), [year]):
            number = _value(year, case)
            return None if number is None else date(number, 12, 31)
        case ast.Call(ast.Name("prefer"), [first, second]):
            answer = _value(first, case)
            return _value(second, case) if answer is None else answer
        case _:
            raise AssertionError(ast.dump(node))


def _compared(op: ast.cmpop, left: Any, right: Any) -> bool | None:
    if left is None or right is None:
        return None
    answers = {
        ast.Eq: lambda: left == right,
        ast.NotEq: lambda: left != right,
        ast.Lt: lambda: left < right,
        ast.LtE: lambda: left <= right,
        ast.Gt: lambda: left > right,
        ast.GtE: lambda: left >= right,
        ast.In: lambda: left in right,
        ast.NotIn: lambda: left not in right,
    }
    return bool(answers[type(op)]())
