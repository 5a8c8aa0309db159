"""Check a value against the part of JSON Schema that our schemas use: every fault, placed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from khuyencong.engines.refusals import Parameter, Problem

KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], at: str = "") -> Iterator[Problem]:
    """Yield what is wrong with a value. ``field`` of a problem is the JSON Pointer of the place."""
    kinds = schema.get("type")
    if kinds is not None:
        allowed = [kinds] if isinstance(kinds, str) else list(kinds)
        if not any(_is(value, kind) for kind in allowed):
            yield _problem("json.wrong_type", at, value, ", ".join(allowed))
            return
    if "enum" in schema and not (isinstance(value, str) and value in schema["enum"]):
        yield _problem("json.unknown_value", at, value, ", ".join(schema["enum"]))
        return
    match value:
        case dict():
            yield from _object_faults(value, schema, at)
        case list():
            yield from _list_faults(value, schema, at)
        case str() if schema.get("format") == "date":
            if not _is_day(value):
                yield _problem("json.not_a_day", at, value, "YYYY-MM-DD")
        case int() if not isinstance(value, bool):
            low, high = schema.get("minimum", value), schema.get("maximum", value)
            if not low <= value <= high:
                yield _problem("json.out_of_range", at, value, f"{low}..{high}")
        case _:
            pass


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS[kind])


def _object_faults(value: dict[str, Any], schema: dict[str, Any], at: str) -> Iterator[Problem]:
    properties = schema.get("properties")
    for name in schema.get("required", ()):
        if name not in value:
            yield Problem("json.missing", {"name": name}, field=f"{at}/{_escaped(name)}")
    if properties is None:
        return
    for name, inner in value.items():
        place = f"{at}/{_escaped(name)}"
        if name in properties:
            yield from faults(inner, properties[name], place)
        elif schema.get("additionalProperties") is False:
            yield _problem("json.unknown_name", place, name, ", ".join(properties))


def _list_faults(value: list[Any], schema: dict[str, Any], at: str) -> Iterator[Problem]:
    if len(value) < schema.get("minItems", 0):
        yield _problem("json.too_short", at, len(value), str(schema["minItems"]))
    for number, inner in enumerate(value):
        yield from faults(inner, schema.get("items", {}), f"{at}/{number}")
    if schema.get("uniqueItems") and len({str(inner) for inner in value}) < len(value):
        yield _problem("json.twice", at, len(value), "each once")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _problem(code: str, at: str, found: Any, expected: str) -> Problem:
    told: dict[str, Parameter] = {"at": at or "/", "found": str(found)[:80], "expected": expected}
    return Problem(code, told, field=at)
