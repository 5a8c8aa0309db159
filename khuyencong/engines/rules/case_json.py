"""Cases and rulings as JSON: in with every fault told at once, out without loss."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules.case import (
    Beneficiary,
    Case,
    Commitments,
    CostItem,
    Place,
    PriorSupport,
    Progress,
)
from khuyencong.engines.rules.checking_json import faults
from khuyencong.engines.rules.rulebook import Activity
from khuyencong.engines.rules.ruling import ConditionAnswer, Ruling
from khuyencong.engines.rules.schema import case_schema

GROUPS: Mapping[str, type] = {
    "beneficiary": Beneficiary,
    "place": Place,
    "commitments": Commitments,
    "progress": Progress,
}
DAYS = ("on", "submitted_on", "approved_on", "contracted_on", "granted_on", "regime_on")


def case_from_json(value: Any, activities: Mapping[str, Activity] | None = None) -> Case:
    """Return the case that a parsed JSON value holds.

    Raises ``Refused`` with every fault; each problem's ``field`` is the JSON Pointer of its place.
    """
    problems = list(faults(value, case_schema(activities)))
    if not problems:
        problems = _contradictions(value)
    if problems:
        raise Refused(*problems)
    return _case(value, activities or {})


def _contradictions(value: Mapping[str, Any]) -> list[Problem]:
    """Return what no schema can say: a unit beyond the quantity, costs both shared and of units."""
    quantity = value.get("quantity", 1)
    numbers = [item.get("unit_no", 0) for item in value.get("cost_items", ())]
    problems = [
        Problem(
            "case.unit_beyond_quantity",
            {"found": number, "quantity": quantity},
            field=f"/cost_items/{at}/unit_no",
        )
        for at, number in enumerate(numbers)
        if number > quantity
    ]
    named = {number for number in numbers if number}
    if len(named) >= quantity:
        problems += [
            Problem("case.cost_of_no_unit", {"quantity": quantity}, field=f"/cost_items/{at}")
            for at, number in enumerate(numbers)
            if not number
        ]
    return problems


def _case(value: Mapping[str, Any], activities: Mapping[str, Activity]) -> Case:
    plain: dict[str, Any] = {
        name: value[name]
        for name in ("activity", "scheme", "level", "plan_year", "requested_vnd", "granted_vnd")
        if name in value
    }
    days: dict[str, Any] = {name: date.fromisoformat(value[name]) for name in DAYS if name in value}
    groups: dict[str, Any] = {
        name: _group(holder, value[name]) for name, holder in GROUPS.items() if name in value
    }
    return Case(
        territories=tuple(value["territories"]),
        quantity=value.get("quantity", 1),
        facts=_facts(value.get("facts", {}), activities),
        cost_items=tuple(CostItem(**item) for item in value.get("cost_items", ())),
        prior=tuple(
            PriorSupport(date.fromisoformat(entry["on"]), entry["amount_vnd"])
            for entry in value.get("prior", ())
        ),
        **plain,
        **days,
        **groups,
    )


def _group(holder: type, value: Mapping[str, Any]) -> Any:
    kinds = {field.name: field.metadata["fact"] for field in fields(holder)}
    made: dict[str, Callable[[Any], Any]] = {"set": frozenset, "date": date.fromisoformat}
    return holder(
        **{name: made.get(kinds[name], lambda found: found)(found) for name, found in value.items()}
    )


def _facts(value: Mapping[str, Any], activities: Mapping[str, Activity]) -> dict[str, Any]:
    days = {
        stated.fact.name.partition(".")[2]
        for activity in activities.values()
        for stated in activity.facts
        if stated.fact.type == "date"
    }
    return {
        name: date.fromisoformat(found) if name in days else found for name, found in value.items()
    }


def ruling_to_json(ruling: Ruling) -> dict[str, Any]:
    """Return a ruling as JSON holds it, by the names of ``ruling_schema``."""
    written = _plain(ruling)
    assert isinstance(written, dict), "a ruling is an object"
    return written


def _plain(value: Any) -> Any:
    match value:
        case ConditionAnswer():
            named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
            named["found"] = {name: _plain(found) for name, found in value.found}
            return named
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(inner) for inner in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case Mapping():
            return {name: _plain(inner) for name, inner in value.items()}
        case _:
            return value
