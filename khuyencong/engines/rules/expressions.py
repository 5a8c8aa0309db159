"""The language in which a rule asks its question: a small, checked part of Python's.

``beneficiary.legal_form in ("enterprise", "cooperative") and beneficiary.workers <= 200``

Known are ``and``, ``or``, ``not``, comparisons, ``in``, ``+`` and ``-`` of whole numbers, and

- ``has(place.classes, "difficult")``: the set holds the class (one of several, if several stand);
- ``last_day(year)``: 31 December of a year;
- ``prefer(a, b)``: ``a``, or ``b`` where ``a`` cannot be said;
- ``silent``: here the text of law does not say.

Answers are yes, no or unknown: a fact that is not stated is unknown, "no" and unknown is "no", and
so on (Kleene). Nothing of it is ever run as Python.
"""

import ast
from dataclasses import dataclass

from khuyencong.engines.rules.facts import FACTS, STATED, Fact

COMPARISONS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class ExpressionError(ValueError):
    """A question that cannot be read. ``code`` and ``found`` say why and where."""

    def __init__(self, code: str, found: str, expected: str = "") -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found
        self.expected = expected


@dataclass(frozen=True)
class Literal:
    value: bool | int | str


@dataclass(frozen=True)
class FactRef:
    fact: Fact


@dataclass(frozen=True)
class Silent:
    """The text of law does not say: neither yes nor no."""


@dataclass(frozen=True)
class Not:
    part: "Expression"


@dataclass(frozen=True)
class Joined:
    """All of the parts (``and``), or any of them (``or``)."""

    every: bool
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Compared:
    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True)
class OneOf:
    """A choice that is one of several; of a set, that it holds one of several."""

    fact: FactRef
    members: tuple[str, ...]


@dataclass(frozen=True)
class Added:
    """A sum or, with ``sign`` -1, a difference of whole numbers."""

    left: "Expression"
    right: "Expression"
    sign: int


@dataclass(frozen=True)
class LastDay:
    year: "Expression"


@dataclass(frozen=True)
class Preferred:
    first: "Expression"
    second: "Expression"


Expression = (
    Literal | FactRef | Silent | Not | Joined | Compared | OneOf | Added | LastDay | Preferred
)


def read_expression(text: str, stated: dict[str, Fact]) -> Expression:
    """Return the question that a text asks, checked for names and types.

    ``stated`` holds the facts that activities declare, by their bare names. Raises
    ``ExpressionError``. The answer of the whole is yes, no or unknown.
    """
    try:
        expression = _Reader(stated).read(_parsed(text))
    except SyntaxError as error:
        raise ExpressionError("expression.syntax", text, str(error.msg)) from None
    except RecursionError:
        raise ExpressionError("expression.syntax", text, "fewer levels") from None
    if type_of(expression) != "bool":
        raise ExpressionError("expression.not_a_question", text, "bool")
    return expression


def _parsed(text: str) -> ast.expr:
    """Return a text as Python reads it; it may run over several lines.

    Brackets around it let it, and show a text that closes them itself (``a] or asked[b``), which
    round ones would swallow.
    """
    tree = ast.parse(f"asked[{text.strip()}\n]", mode="eval")
    match tree.body:
        case ast.Subscript(ast.Name("asked"), question):
            return question
        case _:
            raise ExpressionError("expression.syntax", text, "[ ]")


def facts_in(expression: Expression) -> tuple[str, ...]:
    """Return the names of the facts that a question asks about, each once, in reading order."""
    return tuple(dict.fromkeys(_walk(expression)))


def _walk(expression: Expression) -> list[str]:
    match expression:
        case FactRef(fact):
            return [fact.name]
        case Not(part):
            return _walk(part)
        case Joined(_, parts):
            return [name for part in parts for name in _walk(part)]
        case Compared(_, left, right) | Added(left, right, _) | Preferred(left, right):
            return _walk(left) + _walk(right)
        case OneOf(fact):
            return _walk(fact)
        case LastDay(year):
            return _walk(year)
        case _:
            return []


def type_of(expression: Expression) -> str:
    """Return the type of what an expression answers: bool, int, choice, date, set or text."""
    match expression:
        case Literal(value):
            return {bool: "bool", int: "int", str: "choice"}[type(value)]
        case FactRef(fact):
            return "int" if fact.type == "percent" else fact.type
        case Added():
            return "int"
        case LastDay():
            return "date"
        case _:
            return "bool"


class _Reader:
    """Reads a parsed text into our own nodes; whatever is not known is refused."""

    def __init__(self, stated: dict[str, Fact]) -> None:
        self._stated = stated

    def read(self, node: ast.expr) -> Expression:
        match node:
            case ast.BoolOp(op, values):
                parts = tuple(self._question(value) for value in values)
                return Joined(isinstance(op, ast.And), parts)
            case ast.UnaryOp(ast.Not(), operand):
                return Not(self._question(operand))
            case ast.Compare(left, [op], [right]):
                return self._comparison(left, op, right)
            case ast.BinOp(left, ast.Add() | ast.Sub() as op, right):
                sign = 1 if isinstance(op, ast.Add) else -1
                return Added(self._of_type(left, "int"), self._of_type(right, "int"), sign)
            case ast.Call(ast.Name(name), arguments, []):
                return self._call(name, arguments)
            case ast.Constant(bool() | int() | str() as value):
                return Literal(value)
            case ast.Name("silent"):
                return Silent()
            case ast.Name() | ast.Attribute():
                return FactRef(self._fact(ast.unparse(node)))
            case _:
                raise ExpressionError("expression.unknown", ast.unparse(node))

    def _question(self, node: ast.expr) -> Expression:
        return self._of_type(node, "bool")

    def _of_type(self, node: ast.expr, expected: str) -> Expression:
        expression = self.read(node)
        if type_of(expression) != expected:
            raise ExpressionError("expression.wrong_type", ast.unparse(node), expected)
        return expression

    def _fact(self, name: str) -> Fact:
        known = self._stated.get(name.removeprefix(STATED)) if name.startswith(STATED) else None
        fact = known or FACTS.get(name)
        if fact is None:
            raise ExpressionError("expression.unknown_fact", name)
        return fact

    def _comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Expression:
        if isinstance(op, ast.In | ast.NotIn):
            inside = self._one_of(left, right, "choice")
            return inside if isinstance(op, ast.In) else Not(inside)
        if type(op) not in COMPARISONS:
            raise ExpressionError("expression.unknown", type(op).__name__)
        first, second = self.read(left), self.read(right)
        if type_of(first) == "choice":
            if not isinstance(op, ast.Eq | ast.NotEq):
                raise ExpressionError("expression.wrong_type", ast.unparse(left), "==, !=, in")
            inside = self._one_of(left, right, "choice")
            return inside if isinstance(op, ast.Eq) else Not(inside)
        if type_of(first) != type_of(second) or type_of(first) in ("set", "text"):
            raise ExpressionError("expression.wrong_type", ast.unparse(right), type_of(first))
        return Compared(COMPARISONS[type(op)], first, second)

    def _call(self, name: str, arguments: list[ast.expr]) -> Expression:
        if name == "has" and len(arguments) >= 2:
            members = ast.Tuple(arguments[1:], ast.Load())
            return self._one_of(arguments[0], members, "set")
        if name == "last_day" and len(arguments) == 1:
            return LastDay(self._of_type(arguments[0], "int"))
        if name == "prefer" and len(arguments) == 2:
            return Preferred(self._question(arguments[0]), self._question(arguments[1]))
        raise ExpressionError("expression.unknown_call", name, "has, last_day, prefer")

    def _one_of(self, left: ast.expr, right: ast.expr, expected: str) -> OneOf:
        reference = self._of_type(left, expected)
        if not isinstance(reference, FactRef):
            raise ExpressionError("expression.not_a_fact", ast.unparse(left))
        nodes = right.elts if isinstance(right, ast.Tuple | ast.List | ast.Set) else [right]
        members = tuple(self._member(node, reference.fact) for node in nodes)
        return OneOf(reference, members)

    def _member(self, node: ast.expr, fact: Fact) -> str:
        match node:
            case ast.Constant(str() as code) if code in fact.choices:
                return code
            case _:
                raise ExpressionError(
                    "expression.unknown_choice",
                    f"{fact.name}: {ast.unparse(node)}",
                    ", ".join(fact.choices),
                )
