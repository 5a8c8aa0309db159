"""One case as the rules see it. Fields marked as facts are what a rule may ask about.

``None`` always means "not stated". The choices stand here once: the JSON Schema, the language of
the rules and the columns for a million cases are all made from these classes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from functools import cached_property
from typing import Any

from khuyencong.engines.values import value

Value = bool | int | str | date

SCHEMES = ("national", "local")
LEVELS = ("national", "province", "district", "commune")
EVENTS = ("submission", "approval", "contract", "grant")
CONDITIONS = ("new", "used", "not_applicable")
AREA_CLASSES = (
    "difficult",
    "specially_difficult",
    "ethnic_minority",
    "border",
    "highland",
    "island",
    "poor_district",
    "new_rural",
    "craft_village",
    "centrally_run_city",
)
CITY_CLASSES = (
    "city_class_special",
    "city_class_1",
    "city_class_2",
    "city_class_3",
    "city_class_4",
    "city_class_5",
)
UNSORTED = "unsorted"  # not told what for: counts under every norm
OTHER = "other"  # told to be for something else: counts only where a norm counts every cost
CATEGORIES = (
    UNSORTED,
    "machinery",
    "technology_transfer",
    "construction",
    "documents",
    "consulting",
    "registration",
    "booth_rent",
    "fair_organising",
    "communication",
    "airfare",
    "training",
    "loan_interest",
    "planning",
    "infrastructure",
    "treatment",
    "prize",
    "organising",
    "management",
    OTHER,
)


def choice(*codes: str) -> Any:
    """Declare a fact that is one of some codes."""
    return field(default=None, metadata={"fact": "choice", "choices": codes})


def whole(unit: str) -> Any:
    """Declare a fact that is a whole number that is not negative, with its unit."""
    return field(default=None, metadata={"fact": "int", "unit": unit})


def answer() -> Any:
    """Declare a fact that is yes or no."""
    return field(default=None, metadata={"fact": "bool"})


@dataclass(frozen=True)
class Beneficiary:
    """The establishment (or organiser) that the support is for, on the governing day."""

    legal_form: str | None = choice(
        "enterprise",
        "cooperative",
        "cooperative_union",
        "cooperative_group",
        "household_business",
        "artisan",
        "organisation",
    )
    registered: bool | None = answer()  # set up and working as the law asks
    produces: bool | None = answer()  # invests and produces itself
    capital_vnd: int | None = whole("VND")  # total capital = total assets
    workers: int | None = whole("person")  # yearly average
    revenue_vnd: int | None = whole("VND")  # last whole year
    industry: str | None = choice(
        "agro_processing",
        "consumer_goods",
        "agricultural_chemicals",
        "building_materials",
        "mechanical_electrical",
        "supporting_industry",
        "handicraft",
        "mining",
        "cleaner_production",
        "pollution_treatment",
        "high_tech",
        "clean_industry",
        "energy_saving",
        "environmental_industry",
        "clean_energy",
        "other",
    )
    brick_kiln: str | None = choice("none", "improved_manual", "ring", "other")
    cleaner_production: bool | None = answer()
    sustainable_production: bool | None = answer()
    invests_in_cluster: bool | None = answer()
    exports: bool | None = answer()  # has an export contract, or produces for export
    local_material_percent: int | None = whole("percent")  # of the value of materials
    typical_product: bool | None = answer()  # certificate in force
    key_product: bool | None = answer()
    women_owned: bool | None = answer()
    minority_owned: bool | None = answer()


@dataclass(frozen=True)
class Place:
    """The place of production (not the registered office) as it is on the governing day."""

    kind: str | None = choice("commune", "township", "ward", "special_zone")
    parent_kind: str | None = choice(
        "district", "urban_district", "town", "provincial_city", "province", "centrally_run_city"
    )
    province_kind: str | None = choice("province", "centrally_run_city")
    converted: bool | None = answer()  # a ward that was a commune
    converted_on: date | None = field(default=None, metadata={"fact": "date"})
    # when the decision that made a ward of a commune took effect
    classes: frozenset[str] | None = field(
        default=None, metadata={"fact": "set", "choices": AREA_CLASSES}
    )
    city_class: str | None = choice(*CITY_CLASSES)  # of the city or town that it lies in


@dataclass(frozen=True)
class Commitments:
    """What the applicant has signed."""

    counterpart: bool | None = answer()  # has invested, or commits to, all that is not supported
    no_double_funding: bool | None = answer()  # no other state money for the same cost item


@dataclass(frozen=True)
class Progress:
    """How far the work is, as far as the advance asks."""

    investment_done_percent: int | None = whole("percent")  # of the total investment
    item_done_percent: int | None = whole("percent")  # of the supported item
    accepted: bool | None = answer()  # base acceptance held


@dataclass(frozen=True)
class CostItem:
    """One line of the estimate, or several alike. Amounts are whole đồng, with their VAT.

    ``unit_no`` 0 is a cost of all units together; 1, 2, … the cost of one of them.
    """

    amount_vnd: int
    category: str = UNSORTED
    condition: str = "not_applicable"
    eligible: bool = True
    other_state_vnd: int = 0
    unit_no: int = 0


@dataclass(frozen=True)
class PriorSupport:
    """Support for the same kind of activity that the beneficiary had before."""

    on: date
    amount_vnd: int


@value
class UnitCost:
    """The eligible cost of one unit, or of ``count`` units together, in whole đồng."""

    unit_no: int
    count: int
    eligible_vnd: int
    used_vnd: int  # the part of it that buys used machines
    by_category: Mapping[str, int]
    used_by_category: Mapping[str, int]


@value
class Derived:
    """Facts that follow from the others. Rules may ask about them; nobody states them."""

    used_vnd: int = field(default=0, metadata={"fact": "int", "unit": "VND"})
    other_state_vnd: int = field(default=0, metadata={"fact": "int", "unit": "VND"})
    prior_times_year: int = field(default=0, metadata={"fact": "int", "unit": "time"})
    prior_times_ever: int = field(default=0, metadata={"fact": "int", "unit": "time"})
    prior_year_vnd: int = field(default=0, metadata={"fact": "int", "unit": "VND"})
    prior_ever_vnd: int = field(default=0, metadata={"fact": "int", "unit": "VND"})
    plan_built_in: int = field(default=0, metadata={"fact": "int", "unit": "year"})


@dataclass(frozen=True)
class Case:
    """Everything that is asked of the law at once.

    ``territories`` are the keys of the place of production and what it lies in, nearest first and
    "VN" last. ``on`` stands for every governing day that has not come yet. ``regime_on`` pins the
    day of a first approval: what is changed later stays under the rules of that day.
    ``granted_vnd`` is what was approved; without it an advance is reckoned from what is asked.
    """

    activity: str
    scheme: str
    level: str
    territories: tuple[str, ...]
    on: date
    plan_year: int
    submitted_on: date | None = None
    approved_on: date | None = None
    contracted_on: date | None = None
    granted_on: date | None = None
    regime_on: date | None = None
    beneficiary: Beneficiary = field(default_factory=Beneficiary)
    place: Place = field(default_factory=Place)
    commitments: Commitments = field(default_factory=Commitments)
    progress: Progress = field(default_factory=Progress)
    facts: Mapping[str, Value] = field(default_factory=dict)
    cost_items: tuple[CostItem, ...] = ()
    quantity: int = 1
    requested_vnd: int | None = None
    granted_vnd: int | None = None
    prior: tuple[PriorSupport, ...] = ()

    @property
    def governing_day(self) -> date:
        """The day of the approval, or the day supposed for it."""
        return self.regime_on or self.approved_on or self.on

    @property
    def units(self) -> tuple[UnitCost, ...]:
        """The eligible cost per unit. Units without costs of their own share item number 0."""
        numbers = {item.unit_no for item in self.cost_items if item.unit_no}
        shared = self.quantity - len(numbers)
        rest = (_unit_cost(self.cost_items, 0, count=shared),) if shared > 0 else ()
        if not numbers:
            return rest
        named = [_unit_cost(self.cost_items, number, count=1) for number in sorted(numbers)]
        return (*named, *rest)

    @cached_property
    def derived(self) -> Derived:
        used_vnd = other_state_vnd = 0
        for item in self.cost_items:
            other_state_vnd += item.other_state_vnd
            if item.condition == "used":
                used_vnd += item.amount_vnd
        if not self.prior:
            return Derived(used_vnd, other_state_vnd, plan_built_in=self.plan_year - 1)
        year = self.governing_day.year
        of_year = [support for support in self.prior if support.on.year == year]
        return Derived(
            used_vnd=used_vnd,
            other_state_vnd=other_state_vnd,
            prior_times_year=len(of_year),
            prior_times_ever=len(self.prior),
            prior_year_vnd=sum(support.amount_vnd for support in of_year),
            prior_ever_vnd=sum(support.amount_vnd for support in self.prior),
            plan_built_in=self.plan_year - 1,
        )


def _unit_cost(items: tuple[CostItem, ...], unit_no: int, *, count: int) -> UnitCost:
    eligible_vnd = used_vnd = 0
    total: dict[str, int] = {}
    used: dict[str, int] = {}
    for item in items:
        if item.unit_no == unit_no and item.eligible:
            category, amount_vnd = item.category, item.amount_vnd
            eligible_vnd += amount_vnd
            total[category] = total.get(category, 0) + amount_vnd
            if item.condition == "used":
                used_vnd += amount_vnd
                used[category] = used.get(category, 0) + amount_vnd
    return UnitCost(unit_no, count, eligible_vnd, used_vnd, total, used)


def last_day_of(year: int) -> date:
    """Return 31 December of a year; of one that no date can name, that of the nearest which can."""
    return date(min(max(year, MINYEAR), MAXYEAR), 12, 31)
