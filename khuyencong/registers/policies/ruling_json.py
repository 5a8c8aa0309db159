"""A ruling kept as JSON by a decision, read again years later.

The shape is that of ``engines.rules.ruling_schema``. What a later shape adds is filled with its
default; what it lost is ignored; so an old ruling stays readable.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from khuyencong.engines.rules import ConditionAnswer, Ruling, ruling_to_json

__all__ = ["ruling_from_json", "ruling_to_json"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def ruling_from_json(told: Mapping[str, Any]) -> Ruling:
    """Return the ruling that ``ruling_to_json`` wrote."""
    ruling = _read(Ruling, told)
    assert isinstance(ruling, Ruling), "a ruling was written"
    return ruling


def _read(hint: Any, told: Any) -> Any:
    """Return the value of a type that was written."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        options = [option for option in get_args(hint) if option is not NoneType]
        return None if told is None else _read(options[0], told)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in told)
    if is_dataclass(hint) and isinstance(hint, type):
        return _read_object(hint, told)
    return date.fromisoformat(told) if hint is date else told


def _read_object(kind: type, told: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    values = {
        one.name: _read(hints[one.name], told[one.name])
        for one in fields(kind)
        if one.name in told and not (kind is ConditionAnswer and one.name == "found")
    }
    if kind is ConditionAnswer:
        found = told["found"].items()
        values["found"] = tuple((name, _found(value)) for name, value in found)
    return kind(**values)


def _found(value: Any) -> Any:
    """Return a value that a condition found; a text that is a day can only have been one."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value
