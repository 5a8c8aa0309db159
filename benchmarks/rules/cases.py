"""The stated reference case, and a million like it.

Machinery for a household business that processes farm produce, in a specially difficult commune at
the border, asked for in 2021 under the national scheme. Fifteen conditions of eligibility are
tried, one of the norm among them, and one more for the advance; the limit takes five steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import khuyencong.registers.policies
from khuyencong.engines.rules import (
    Beneficiary,
    Case,
    CaseColumns,
    Commitments,
    CostItem,
    Place,
    Progress,
    RuleSet,
    read_rulebook,
)
from khuyencong.engines.rules.columns import Column, Kind
from khuyencong.engines.rules.facts import FACTS, STATED, Fact

REFERENCE = Case(
    activity="machinery",
    scheme="national",
    level="national",
    territories=("19555", "467", "45", "VN"),
    on=date(2021, 7, 1),
    submitted_on=date(2021, 3, 1),
    plan_year=2021,
    beneficiary=Beneficiary(
        legal_form="household_business",
        registered=True,
        produces=True,
        capital_vnd=300_000_000,
        workers=6,
        revenue_vnd=900_000_000,
        industry="agro_processing",
        brick_kiln="none",
        cleaner_production=False,
        exports=False,
        local_material_percent=60,
        typical_product=False,
        key_product=False,
    ),
    place=Place(
        kind="commune",
        parent_kind="district",
        converted=False,
        classes=frozenset({"specially_difficult", "ethnic_minority", "border"}),
    ),
    commitments=Commitments(counterpart=True, no_double_funding=True),
    progress=Progress(investment_done_percent=75),
    facts={"improvement": "productivity", "machine_set": "single", "production_line": False},
    cost_items=(
        CostItem(650_000_001, "machinery", "new"),
        CostItem(30_000_000, "training"),
    ),
    requested_vnd=300_000_000,
)

SEED = 2021
PLACES = 400
ASKED_OF_PLACE = ("specially_difficult", "ethnic_minority", "border")


def shipped_rules() -> RuleSet:
    """Return the law as the program ships it."""
    folder = Path(khuyencong.registers.policies.__file__).parent / "rulebooks"
    paths = sorted(folder.glob("*.toml"))
    return RuleSet.of(read_rulebook(path.read_text("utf-8"), file=path.name) for path in paths)


def fresh(case: Case) -> Case:
    """Return the case anew: nothing about it was reckoned before."""
    return replace(case)


def columns_like_reference(size: int, stated: Mapping[str, Fact]) -> CaseColumns:
    """Return cases like the reference that differ in every fact that a condition asks about.

    The same numbers every time. About half are eligible; each condition refuses some. Places come
    from a register of ``PLACES``; amounts and numbers of workers are each case's own.
    """
    draw = np.random.default_rng(SEED)

    def often(share: float) -> Any:
        return draw.random(size) < share

    def one_of(name: str, *codes: str) -> Column:
        fact = FACTS.get(name) or stated[name.removeprefix(STATED)]
        return Column(_numbers(fact, codes)[_mostly_first(draw, size, len(codes))])

    def whole(low: int, high: int) -> Any:
        return draw.integers(low, high, size, np.int64)

    machine_vnd, used_vnd = whole(10_000_000, 2_000_000_000), whole(1, 90_000_000) * often(0.02)
    other_vnd = whole(1_000_000, 90_000_000)
    facts = {
        "beneficiary.legal_form": one_of(
            "beneficiary.legal_form", "household_business", "enterprise", "cooperative", "artisan"
        ),
        "beneficiary.registered": Column(often(0.99)),
        "beneficiary.produces": Column(often(0.99)),
        "beneficiary.capital_vnd": Column(whole(50_000_000, 110_000_000_000)),
        "beneficiary.workers": Column(whole(1, 210)),
        "beneficiary.revenue_vnd": Column(whole(50_000_000, 220_000_000_000)),
        "beneficiary.industry": one_of(
            "beneficiary.industry",
            "agro_processing",
            "handicraft",
            "building_materials",
            "mining",
            "other",
        ),
        "beneficiary.brick_kiln": one_of("beneficiary.brick_kiln", "none", "other", "ring"),
        "beneficiary.cleaner_production": Column(often(0.05)),
        "beneficiary.exports": Column(often(0.1)),
        "beneficiary.local_material_percent": Column(whole(0, 101)),
        "beneficiary.typical_product": Column(often(0.1)),
        "beneficiary.key_product": Column(often(0.1)),
        **_places(draw, size),
        "commitments.counterpart": Column(often(0.99)),
        "commitments.no_double_funding": Column(often(0.99)),
        "progress.investment_done_percent": Column(whole(0, 101)),
        "facts.improvement": one_of(
            "facts.improvement", "productivity", "quality", "materials", "none"
        ),
        "facts.machine_set": one_of("facts.machine_set", "single", "set", "same_kind", "other"),
        "facts.production_line": Column(often(0.2)),
        "derived.used_vnd": Column(used_vnd),
        "derived.other_state_vnd": Column(whole(1, 90_000_000) * often(0.02)),
    }
    return CaseColumns(
        size=size,
        kinds=(Kind("machinery", "national", "national", REFERENCE.territories),),
        kind=np.zeros((), np.int32),
        days={
            "on": np.array(REFERENCE.on.toordinal()),
            "submitted_on": np.array(date(2021, 3, 1).toordinal()),
        },
        plan_year=np.array(REFERENCE.plan_year),
        facts=facts,
        eligible_vnd={"machinery": machine_vnd + used_vnd, "training": other_vnd},
        used_vnd={"machinery": used_vnd},
        cost_vnd=machine_vnd + used_vnd + other_vnd,
        quantity=whole(1, 4),
        requested_vnd=Column(whole(10_000_000, 700_000_000)),
    )


def _places(draw: np.random.Generator, size: int) -> dict[str, Column]:
    """Return the facts of the place of production of each case."""

    def often(share: float) -> Any:
        return draw.random(PLACES) < share

    def one_of(name: str, *codes: str) -> Any:
        return _numbers(FACTS[name], codes)[_mostly_first(draw, PLACES, len(codes))]

    bits = FACTS["place.classes"].choices
    cities = FACTS["place.city_class"].choices
    shares = zip(ASKED_OF_PLACE, (0.9, 0.6, 0.3), strict=True)
    first, last = (date(year, 1, 1).toordinal() for year in (2010, 2021))
    register = {
        "place.kind": one_of("place.kind", "commune", "township", "ward"),
        "place.parent_kind": one_of("place.parent_kind", "district", "provincial_city"),
        "place.converted": often(0.5),
        "place.converted_on": draw.integers(first, last, PLACES, np.int64),
        "place.classes": sum(
            often(share).astype(np.int64) << bits.index(code) for code, share in shares
        ),
        "place.city_class": np.where(
            often(0.3), cities.index("city_class_1"), cities.index("city_class_4")
        ).astype(np.int8),
    }
    chosen = draw.integers(0, PLACES, size)
    columns = {name: Column(values[chosen]) for name, values in register.items()}
    days = columns["place.converted_on"].values
    columns["place.converted_on"] = Column(days, columns["place.converted"].values)
    return columns


def _numbers(fact: Fact, codes: Sequence[str]) -> Any:
    return np.array([fact.choices.index(code) for code in codes], np.int8)


def _mostly_first(draw: np.random.Generator, size: int, choices: int) -> Any:
    """Return choices by number: half of them the first, a quarter the second, and so on."""
    return np.minimum(draw.geometric(0.5, size) - 1, choices - 1)


def case_at(columns: CaseColumns, row: int, stated: Mapping[str, Fact]) -> Case:
    """Return one row of the columns as the case that it stands for."""
    groups: dict[str, dict[str, Any]] = {}
    for name, column in columns.facts.items():
        group, _, bare = name.partition(".")
        fact = FACTS.get(name) or stated[bare]
        groups.setdefault(group, {})[bare] = _value(column, row, fact)
    derived = groups["derived"]
    used_vnd = derived["used_vnd"]
    new_vnd = int(columns.eligible_vnd["machinery"][row]) - used_vnd
    items = [
        CostItem(new_vnd, "machinery", "new", other_state_vnd=derived["other_state_vnd"]),
        CostItem(int(columns.eligible_vnd["training"][row]), "training"),
    ]
    if used_vnd:
        items.append(CostItem(used_vnd, "machinery", "used"))
    assert columns.requested_vnd is not None, "the cases here ask for an amount"
    return replace(
        REFERENCE,
        beneficiary=Beneficiary(**groups["beneficiary"]),
        place=Place(**groups["place"]),
        commitments=Commitments(**groups["commitments"]),
        progress=Progress(**groups["progress"]),
        facts=groups["facts"],
        cost_items=tuple(items),
        quantity=int(columns.quantity[row]),
        requested_vnd=int(columns.requested_vnd.values[row]),
    )


def _value(column: Column, row: int, fact: Fact) -> Any:
    """Return the fact of a row as a case states it."""
    if column.known is not None and not column.known[row]:
        return None
    number = int(column.values[row])
    match fact.type:
        case "choice":
            return fact.choices[number]
        case "set":
            return frozenset(code for bit, code in enumerate(fact.choices) if number >> bit & 1)
        case "date":
            return date.fromordinal(number)
        case "bool":
            return bool(number)
        case _:
            return number
