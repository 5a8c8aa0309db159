"""Cases and rulings as JSON: nothing lost, every fault and every contradiction told at once."""

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from khuyencong.engines.refusals import Refused
from khuyencong.engines.rules import (
    Beneficiary,
    Case,
    Commitments,
    CostItem,
    Place,
    PriorSupport,
    Progress,
    assess,
    case_from_json,
    case_schema,
    ruling_schema,
    ruling_to_json,
)
from tests.engines.rules.books import as_json, case, costs, made_up, shipped, sound_case
from tests.engines.rules.drawing import cases

LEAST: dict[str, Any] = {
    "activity": "machinery",
    "scheme": "national",
    "level": "national",
    "territories": ["VN"],
    "on": "2021-03-01",
    "plan_year": 2021,
}


def written(asked: Case) -> dict[str, Any]:
    """Return a case as JSON, with nothing in it that is not told."""

    def plain(value: Any) -> Any:
        if hasattr(value, "__dataclass_fields__"):
            told = {one.name: getattr(value, one.name) for one in fields(value)}
            return {name: plain(inner) for name, inner in told.items() if inner is not None}
        if isinstance(value, tuple):
            return [plain(inner) for inner in value]
        return as_json(value)

    return json.loads(json.dumps(plain(asked)))


def problems(value, activities=None):
    with pytest.raises(Refused) as refusal:
        case_from_json(value, activities)
    return [(problem.code, problem.field) for problem in refusal.value.problems]


# --- There and back ------------------------------------------------------------------------------

FULL = sound_case(
    submitted_on=date(2021, 1, 1),
    approved_on=date(2021, 2, 2),
    contracted_on=date(2021, 3, 3),
    granted_on=date(2021, 4, 4),
    regime_on=date(2020, 5, 5),
    place=Place(
        kind="ward",
        parent_kind="provincial_city",
        province_kind="province",
        converted=True,
        converted_on=date(2018, 1, 1),
        classes=frozenset({"border", "highland"}),
    ),
    commitments=Commitments(counterpart=True, no_double_funding=False),
    progress=Progress(investment_done_percent=71, item_done_percent=50, accepted=False),
    quantity=3,
    requested_vnd=100,
    granted_vnd=99,
    cost_items=(
        CostItem(5, "machinery", "used", eligible=False, other_state_vnd=2, unit_no=1),
        *costs(7),
    ),
    prior=(PriorSupport(date(2020, 1, 2), 6),),
)


@pytest.mark.parametrize("asked", [case(), sound_case(), FULL], ids=["least", "sound", "full"])
def test_a_case_that_is_written_is_read_as_it_was(asked):
    assert case_from_json(written(asked), made_up().activities) == asked


@given(asked=cases(made_up(), (sound_case(), replace(FULL, cost_items=costs(7)))))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_every_case_that_is_drawn_is_read_as_it_was(asked):
    assert case_from_json(written(asked), made_up().activities) == asked


def test_what_is_left_out_is_not_told():
    asked = case_from_json(LEAST, made_up().activities)

    assert asked == case()
    assert (asked.beneficiary, asked.place) == (Beneficiary(), Place())
    assert (asked.facts, asked.cost_items, asked.prior, asked.quantity) == ({}, (), (), 1)


def test_a_ruling_is_written_by_its_schema_and_without_loss():
    for asked in (case(), sound_case(), FULL, sound_case(activity="loan")):
        ruling = assess(made_up(), asked)
        told = json.loads(json.dumps(ruling_to_json(ruling)))

        assert _faults(told, ruling_schema(), ruling_schema()["$defs"]) == []
        assert told["limit_vnd"] == ruling.limit_vnd
        assert [step["result_vnd"] for step in told["steps"]] == [
            step.result_vnd for step in ruling.steps
        ]
        assert [(c["rule"]["code"], c["holds"], c["found"]) for c in told["conditions"]] == [
            (c.code, c.holds, as_json(dict(c.found))) for c in ruling.conditions
        ]
        assert [text["effective_from"] for text in told["rules_used"]] == [
            text.effective_from.isoformat() for text in ruling.rules_used
        ]


def test_the_schema_of_a_case_lets_pass_what_is_read_and_nothing_else():
    schema = case_schema(made_up().activities)

    assert _faults(written(FULL), schema, {}) == []
    assert _faults({**written(FULL), "colour": "red"}, schema, {}) == ["/colour"]
    assert set(schema["properties"]["facts"]["properties"]) == {
        "line",
        "level",
        "built",
        "since",
        "saved",
        "remark",
    }


def _faults(value: Any, schema: Any, defs: Any, at: str = "") -> list[str]:
    """Return the places where a value is not as a schema says: a second reading of JSON Schema."""
    if "$ref" in schema:
        return _faults(value, defs[schema["$ref"].rpartition("/")[2]], defs, at)
    if "anyOf" in schema:
        return min((_faults(value, one, defs, at) for one in schema["anyOf"]), key=len)
    if "enum" in schema:
        return [] if value in schema["enum"] else [at]
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer"}
    wanted = schema.get("type", [])
    if names.get(type(value), "null") not in ([wanted] if isinstance(wanted, str) else wanted):
        return [at]
    if isinstance(value, int) and not isinstance(value, bool):
        outside = value < schema.get("minimum", value) or value > schema.get("maximum", value)
        return [at] if outside else []
    if isinstance(value, list):
        items = enumerate(value)
        return [x for n, v in items for x in _faults(v, schema["items"], defs, f"{at}/{n}")]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    return [
        *[f"{at}/{name}" for name in schema["required"] if name not in value],
        *[f"{at}/{name}" for name in value if name not in known],
        *[
            x
            for name, inner in value.items()
            if name in known
            for x in _faults(inner, known[name], defs, f"{at}/{name}")
        ],
    ]


# --- Faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [None, 3, "case", [], True])
def test_what_is_no_object_is_no_case(value):
    assert problems(value) == [("json.wrong_type", "")]


def test_everything_that_is_missing_is_told_at_once():
    assert problems({}) == [("json.missing", f"/{name}") for name in LEAST]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"activity": "flying"}, "json.unknown_value", "/activity"),
        ({"scheme": "both"}, "json.unknown_value", "/scheme"),
        ({"scheme": 3}, "json.unknown_value", "/scheme"),
        ({"level": None}, "json.unknown_value", "/level"),
        ({"territories": []}, "json.too_short", "/territories"),
        ({"territories": "VN"}, "json.wrong_type", "/territories"),
        ({"territories": ["VN", 5]}, "json.wrong_type", "/territories/1"),
        ({"on": "01/03/2021"}, "json.not_a_day", "/on"),
        ({"on": "2021-02-29"}, "json.not_a_day", "/on"),
        ({"on": "20210301"}, "json.not_a_day", "/on"),
        ({"approved_on": None}, "json.wrong_type", "/approved_on"),
        ({"plan_year": 1989}, "json.out_of_range", "/plan_year"),
        ({"plan_year": 2201}, "json.out_of_range", "/plan_year"),
        ({"plan_year": True}, "json.wrong_type", "/plan_year"),
        ({"plan_year": 2021.5}, "json.wrong_type", "/plan_year"),
        ({"quantity": 0}, "json.out_of_range", "/quantity"),
        ({"requested_vnd": -1}, "json.out_of_range", "/requested_vnd"),
        ({"requested_vnd": 10**15 + 1}, "json.out_of_range", "/requested_vnd"),
        ({"requested_vnd": 0.5}, "json.wrong_type", "/requested_vnd"),
        ({"requested_vnd": "100"}, "json.wrong_type", "/requested_vnd"),
        ({"colour": "red"}, "json.unknown_name", "/colour"),
        ({"a/b~c": 1}, "json.unknown_name", "/a~1b~0c"),
        ({"derived": {"used_vnd": 0}}, "json.unknown_name", "/derived"),
        ({"beneficiary": {"age": 3}}, "json.unknown_name", "/beneficiary/age"),
        ({"beneficiary": {"exports": "yes"}}, "json.wrong_type", "/beneficiary/exports"),
        ({"beneficiary": {"exports": None}}, "json.wrong_type", "/beneficiary/exports"),
        (
            {"beneficiary": {"legal_form": "company"}},
            "json.unknown_value",
            "/beneficiary/legal_form",
        ),
        ({"place": {"classes": ["seaside"]}}, "json.unknown_value", "/place/classes/0"),
        ({"place": {"classes": ["border", "border"]}}, "json.twice", "/place/classes"),
        ({"place": {"converted_on": "gần đây"}}, "json.not_a_day", "/place/converted_on"),
        ({"facts": {"colour": "red"}}, "json.unknown_name", "/facts/colour"),
        ({"facts": {"level": "province"}}, "json.unknown_value", "/facts/level"),
        ({"facts": {"since": "2021"}}, "json.not_a_day", "/facts/since"),
        ({"facts": {"built": "2010"}}, "json.wrong_type", "/facts/built"),
        ({"cost_items": [{}]}, "json.missing", "/cost_items/0/amount_vnd"),
        ({"cost_items": [{"amount_vnd": -5}]}, "json.out_of_range", "/cost_items/0/amount_vnd"),
        (
            {"cost_items": [{"amount_vnd": 5, "category": "gold"}]},
            "json.unknown_value",
            "/cost_items/0/category",
        ),
        ({"prior": [{"on": "2020-01-01"}]}, "json.missing", "/prior/0/amount_vnd"),
    ],
)
def test_a_fault_is_told_with_its_place(change, code, field):
    assert problems({**LEAST, **change}, made_up().activities) == [(code, field)]


def test_all_faults_are_told_at_once():
    broken = {
        **LEAST,
        "scheme": "both",
        "beneficiary": {"workers": -1, "age": 3},
        "cost_items": [{"amount_vnd": 5}, {"amount_vnd": "5"}, {"condition": "old"}],
    }

    assert problems(broken) == [
        ("json.unknown_value", "/scheme"),
        ("json.out_of_range", "/beneficiary/workers"),
        ("json.unknown_name", "/beneficiary/age"),
        ("json.wrong_type", "/cost_items/1/amount_vnd"),
        ("json.missing", "/cost_items/2/amount_vnd"),
        ("json.unknown_value", "/cost_items/2/condition"),
    ]


def test_a_case_that_contradicts_itself_is_refused_with_every_contradiction():
    items = [{"amount_vnd": 5, "unit_no": number} for number in (1, 3, 2, 0, 9, 0)]

    assert problems({**LEAST, "quantity": 2, "cost_items": items}) == [
        ("case.unit_beyond_quantity", "/cost_items/1/unit_no"),
        ("case.unit_beyond_quantity", "/cost_items/4/unit_no"),
        ("case.cost_of_no_unit", "/cost_items/3"),
        ("case.cost_of_no_unit", "/cost_items/5"),
    ]


def test_costs_of_some_units_and_of_the_rest_together_do_not_contradict():
    items = [{"amount_vnd": 5, "unit_no": number} for number in (1, 2, 0)]

    assert case_from_json({**LEAST, "quantity": 3, "cost_items": items}).units[-1].count == 1


def test_facts_of_the_shipped_activities_are_read_by_their_types():
    days = [
        stated.fact.name.partition(".")[2]
        for activity in shipped().activities.values()
        for stated in activity.facts
        if stated.fact.type == "date"
    ]
    told = {**LEAST, "facts": dict.fromkeys(days, "2020-02-29")}

    read = case_from_json(told, shipped().activities)

    assert dict(read.facts) == dict.fromkeys(days, date(2020, 2, 29))
