"""The JSON Schema (2020-12) of a case and of a ruling. The case's is made from its classes."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.rules.case import (
    CATEGORIES,
    CONDITIONS,
    LEVELS,
    SCHEMES,
    Beneficiary,
    Commitments,
    Place,
    Progress,
)
from khuyencong.engines.rules.rulebook import Activity

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MAXIMUM_QUANTITY = 100_000
AMOUNT = {"type": "integer", "minimum": 0, "maximum": MAXIMUM_VND}
DAY = {"type": "string", "format": "date"}
TEXT = {"type": "string"}

Schema = dict[str, Any]


def case_schema(activities: Mapping[str, Activity] | None = None) -> Schema:
    """Return the JSON Schema of a case. With ``activities``, only their codes and facts pass."""
    properties: Schema = {
        "activity": {"type": "string"},
        "scheme": {"enum": list(SCHEMES)},
        "level": {"enum": list(LEVELS)},
        "territories": {"type": "array", "items": TEXT, "minItems": 1},
        "on": DAY,
        "plan_year": {"type": "integer", "minimum": 1990, "maximum": 2200},
        "submitted_on": DAY,
        "approved_on": DAY,
        "contracted_on": DAY,
        "granted_on": DAY,
        "regime_on": DAY,
        "beneficiary": _group(Beneficiary),
        "place": _group(Place),
        "commitments": _group(Commitments),
        "progress": _group(Progress),
        "facts": {"type": "object"},
        "cost_items": {"type": "array", "items": _cost_item()},
        "quantity": {"type": "integer", "minimum": 1, "maximum": MAXIMUM_QUANTITY},
        "requested_vnd": AMOUNT,
        "granted_vnd": AMOUNT,
        "prior": {"type": "array", "items": _object({"on": DAY, "amount_vnd": AMOUNT})},
    }
    if activities is not None:
        properties["activity"] = {"enum": sorted(activities)}
        properties["facts"] = _facts(activities)
    required = ["activity", "scheme", "level", "territories", "on", "plan_year"]
    return {"$schema": DIALECT, "title": "Case", **_object(properties, required=required)}


def _object(properties: Schema, *, required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _group(holder: type) -> Schema:
    return _object({field.name: _field(field) for field in fields(holder)}, required=[])


def _field(field: "Field[Any]") -> Schema:
    assert field.default is not MISSING, "every fact may be left out"
    choices = list(field.metadata.get("choices", ()))
    match field.metadata["fact"]:
        case "choice":
            return {"enum": choices}
        case "set":
            return {"type": "array", "items": {"enum": choices}, "uniqueItems": True}
        case "bool":
            return {"type": "boolean"}
        case "date":
            return DAY
        case _:
            return AMOUNT


def _cost_item() -> Schema:
    properties: Schema = {
        "amount_vnd": AMOUNT,
        "category": {"enum": list(CATEGORIES)},
        "condition": {"enum": list(CONDITIONS)},
        "eligible": {"type": "boolean"},
        "other_state_vnd": AMOUNT,
        "unit_no": {"type": "integer", "minimum": 0, "maximum": MAXIMUM_QUANTITY},
    }
    return _object(properties, required=["amount_vnd"])


def _facts(activities: Mapping[str, Activity]) -> Schema:
    kinds = {"bool": {"type": "boolean"}, "date": DAY, "int": AMOUNT, "percent": AMOUNT}
    properties: Schema = {}
    for activity in activities.values():
        for stated in activity.facts:
            name = stated.fact.name.partition(".")[2]
            if stated.fact.type == "choice":
                properties[name] = {"enum": list(stated.fact.choices)}
            else:
                properties[name] = kinds.get(stated.fact.type, TEXT)
    return _object(properties, required=[])


def ruling_schema() -> Schema:
    """Return the JSON Schema of a ruling as ``ruling_to_json`` writes it."""
    maybe_amount = {"type": ["integer", "null"], "minimum": 0}
    rule = _object(
        {
            **dict.fromkeys(("code", "name", "document", "clause", "doubt"), TEXT),
            "verified": {"type": "boolean"},
            "rulebook": TEXT,
            "version": TEXT,
            "effective_from": DAY,
            "effective_to": {"type": ["string", "null"], "format": "date"},
        }
    )
    reference = {"$ref": "#/$defs/rule"}
    condition = _object(
        {
            "rule": reference,
            "holds": {"type": ["boolean", "null"]},
            "found": {"type": "object"},
            "expected": TEXT,
            "exempt": {"type": "boolean"},
            "missing": {"type": "array", "items": TEXT},
        }
    )
    conditions = {"type": "array", "items": {"$ref": "#/$defs/condition"}}
    step = _object(
        {
            "code": TEXT,
            "parameters": {"type": "object"},
            "result_vnd": {"type": ["integer", "null"]},
            "rule": reference,
        }
    )
    advance = _object(
        {
            "percent": {"type": "integer", "minimum": 0, "maximum": 100},
            "base_vnd": maybe_amount,
            "ceiling_vnd": maybe_amount,
            "conditions": conditions,
            "after_completion": {"type": "boolean"},
            "rule": reference,
        }
    )
    paper = _object(
        {
            **dict.fromkeys(("code", "name", "stage", "source"), TEXT),
            "required": {"type": "boolean"},
        }
    )
    due = _object(
        {
            "rule": reference,
            "due_on": {"type": ["string", "null"], "format": "date"},
            "days_after": {"type": ["integer", "null"]},
            "event": TEXT,
        }
    )
    properties = {
        "eligible": {"type": ["boolean", "null"]},
        "conditions": conditions,
        "limit_vnd": maybe_amount,
        "steps": {"type": "array", "items": step},
        "counterpart_minimum_vnd": maybe_amount,
        "advance": {"anyOf": [advance, {"type": "null"}]},
        "papers": {"type": "array", "items": paper},
        "deadlines": {"type": "array", "items": due},
        "unverified": {"type": "array", "items": reference},
        "silent": {"type": "array", "items": _object({"code": TEXT, "about": TEXT})},
        "missing": {"type": "array", "items": TEXT},
        "rules_used": {"type": "array", "items": reference},
        "norm": {"type": ["string", "null"]},
        "local": {"type": "boolean"},
    }
    return {
        "$schema": DIALECT,
        "title": "Ruling",
        **_object(properties),
        "$defs": {"rule": rule, "condition": condition},
    }
