"""The reference case judged by hand in NumPy, for as many cases as the arrays hold.

Like ``by_hand`` it knows one day's law for one activity and takes every fact as stated. It gives
what ``assess_arrays`` gives: eligibility, limit, counterpart, advance, norm, and whether the norm
is the territory's own.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khuyencong.engines.rules import CaseColumns, RulingColumns
from khuyencong.engines.rules.facts import FACTS, Fact

BLOCK = 32_768
"""Rows judged together in the faster variant: they stay in the processor's cache."""

BILLION = 1_000_000_000
KILNS = FACTS["beneficiary.brick_kiln"].choices
INDUSTRIES = FACTS["beneficiary.industry"].choices
KINDS = FACTS["place.kind"].choices
PARENTS = FACTS["place.parent_kind"].choices
CLASSES, CITIES = FACTS["place.classes"].choices, FACTS["place.city_class"].choices
FORMS = FACTS["beneficiary.legal_form"].choices
ENTERPRISE = FORMS.index("enterprise")
WARD = KINDS.index("ward")


def _table(choices: tuple[str, ...], *members: str) -> NDArray[np.bool_]:
    """Return, for every choice by its number, whether it is one of the members."""
    return np.array([choice in members for choice in choices])


def _bits(*classes: str) -> int:
    return sum(1 << CLASSES.index(code) for code in classes)


FITTING_FORM = _table(FORMS, "enterprise", "cooperative", "cooperative_group", "household_business")
FITTING_INDUSTRY = _table(
    INDUSTRIES, "agro_processing", "consumer_goods", "agricultural_chemicals",
    "building_materials", "mechanical_electrical", "supporting_industry", "handicraft", "mining",
    "cleaner_production", "pollution_treatment",
)  # fmt: skip
PRIORITY_INDUSTRY = _table(
    INDUSTRIES, "mechanical_electrical", "agricultural_chemicals", "agro_processing",
    "supporting_industry",
)  # fmt: skip
BAD_KILN = _table(KILNS, "improved_manual", "ring")
DIFFICULT = _bits("difficult", "specially_difficult")
PRIORITY_AREAS = DIFFICULT | _bits(
    "highland", "island", "border", "ethnic_minority", "poor_district", "new_rural"
)
CITY_1 = CITIES.index("city_class_1")
CITY_2_OR_3 = _table(CITIES, "city_class_2", "city_class_3")


class HandWrittenArrays:
    """Judges cases like the reference, in arrays. ``block`` 0: all rows at once."""

    def __init__(self, stated: Mapping[str, Fact], *, block: int) -> None:
        self.block = block
        self.improves = _table(
            stated["improvement"].choices,
            "productivity", "quality", "materials", "pollution", "new_product",
        )  # fmt: skip
        self.fitting_set = _table(stated["machine_set"].choices, "single", "set", "same_kind")

    def rulings(self, columns: CaseColumns) -> RulingColumns:
        size = columns.size
        found = RulingColumns(
            norms=("MACHINERY",),
            eligible=np.empty(size, np.int8),
            limit_vnd=np.empty(size, np.int64),
            counterpart_minimum_vnd=np.empty(size, np.int64),
            advance_percent=np.full(size, 70, np.int16),
            advance_ceiling_vnd=np.empty(size, np.int64),
            norm=np.zeros(size, np.int16),
            local=np.ones(size, np.bool_),
        )
        for start in range(0, size, self.block or size):
            rows = slice(start, min(start + (self.block or size), size))
            facts = {name: column.values[rows] for name, column in columns.facts.items()}
            found.eligible[rows] = (
                self._of_place(facts, columns.plan_year)
                & self._of_size_and_money(facts)
                & self._of_machine(facts)
            )
            self._amounts(columns, facts, rows, found)
        return found

    def _of_place(self, facts: dict[str, Any], plan_year: Any) -> Any:
        kind, parent = facts["place.kind"], facts["place.parent_kind"]
        classes, city = facts["place.classes"], facts["place.city_class"]
        converted = facts["place.converted"]
        cleaner, industry = (
            facts["beneficiary.cleaner_production"],
            facts["beneficiary.industry"],
        )
        ward = kind == WARD
        rural = (parent == PARENTS.index("district")) | (parent == PARENTS.index("town"))
        from_commune = ward & converted & (city == CITY_1)
        last_day = date(int(plan_year) - 1 - 1 - 5, 12, 31).toordinal()
        place = (
            (kind == KINDS.index("commune"))
            | (kind == KINDS.index("township"))
            | rural
            | (ward & CITY_2_OR_3[city])
            | from_commune
        )
        in_time = ~from_commune | rural | (facts["place.converted_on"] >= last_day)
        mining_here = (industry != INDUSTRIES.index("mining")) | (classes & DIFFICULT != 0)
        return ((place & in_time) | cleaner) & mining_here & FITTING_INDUSTRY[industry]

    def _of_size_and_money(self, facts: dict[str, Any]) -> Any:
        form = facts["beneficiary.legal_form"]
        small = (facts["beneficiary.workers"] <= 200) & (
            (facts["beneficiary.capital_vnd"] <= 100 * BILLION)
            | (facts["beneficiary.revenue_vnd"] <= 200 * BILLION)
        )
        return (
            FITTING_FORM[form]
            & facts["beneficiary.registered"]
            & facts["beneficiary.produces"]
            & ((form != ENTERPRISE) | small | facts["beneficiary.cleaner_production"])
            & facts["commitments.counterpart"]
            & facts["commitments.no_double_funding"]
            & (facts["derived.other_state_vnd"] == 0)
        )

    def _of_machine(self, facts: dict[str, Any]) -> Any:
        makes_bricks = facts["beneficiary.industry"] == INDUSTRIES.index("building_materials")
        return (
            ~(makes_bricks & BAD_KILN[facts["beneficiary.brick_kiln"]])
            & (self.fitting_set[facts["facts.machine_set"]] | facts["facts.production_line"])
            & (facts["derived.used_vnd"] == 0)
            & self.improves[facts["facts.improvement"]]
        )

    def _amounts(
        self, columns: CaseColumns, facts: dict[str, Any], rows: slice, found: RulingColumns
    ) -> None:
        base_vnd = columns.eligible_vnd["machinery"][rows] - columns.used_vnd["machinery"][rows]
        raised = (
            facts["facts.production_line"]
            | (facts["place.classes"] & PRIORITY_AREAS != 0)
            | PRIORITY_INDUSTRY[facts["beneficiary.industry"]]
            | facts["beneficiary.cleaner_production"]
            | facts["beneficiary.typical_product"]
            | facts["beneficiary.key_product"]
            | facts["beneficiary.exports"]
            | (facts["beneficiary.local_material_percent"] > 50)
            | (facts["beneficiary.workers"] >= 50)
        )
        cap_vnd = np.where(raised, 450_000_000, 300_000_000) * columns.quantity[rows]
        limit_vnd = np.minimum(base_vnd // 2, cap_vnd)
        assert columns.requested_vnd is not None, "the cases here ask for an amount"
        asked_vnd = np.minimum(columns.requested_vnd.values[rows], limit_vnd)
        found.limit_vnd[rows] = limit_vnd
        found.counterpart_minimum_vnd[rows] = columns.cost_vnd[rows] - asked_vnd
        found.advance_ceiling_vnd[rows] = asked_vnd * 7 // 10
