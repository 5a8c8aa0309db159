"""A question put by a person, made into a case for the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import (
    Beneficiary,
    Case,
    Commitments,
    CostItem,
    Place,
    PriorSupport,
)
from khuyencong.registers.policies.queries import place_facts
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import territory_chain_with_origins

PROGRAMMES: Mapping[str, tuple[str, str]] = {
    "national": ("national", "national"),
    "province": ("local", "province"),
    "district": ("local", "district"),
    "commune": ("local", "commune"),
}
"""Whose money is asked for: by its name on the page, the scheme and the level of the case."""


@dataclass(frozen=True)
class CostAnswer:
    """One cost that a person names."""

    category: str
    amount_vnd: Vnd
    is_used: bool


@dataclass(frozen=True)
class Answers:
    """What a person told on the page. ``facts`` are by the names that rules use."""

    activity: str
    programme: str
    on: date
    unit: Unit | None
    facts: Mapping[str, Any]
    costs: tuple[CostAnswer, ...]
    quantity: int = 1
    requested_vnd: Vnd | None = None
    prior_on: date | None = None
    prior_vnd: Vnd | None = None


def case_of(answers: Answers) -> Case:
    """Return the case of some answers. At most three queries, for the place."""
    scheme, level = PROGRAMMES[answers.programme]
    unit = answers.unit
    return Case(
        activity=answers.activity,
        scheme=scheme,
        level=level,
        territories=territory_chain_with_origins(unit) if unit else ("VN",),
        on=answers.on,
        plan_year=answers.on.year,
        beneficiary=replace(Beneficiary(), **_group(answers.facts, "beneficiary", Beneficiary)),
        place=place_facts(unit, answers.on) if unit else Place(),
        commitments=replace(Commitments(), **_group(answers.facts, "commitments", Commitments)),
        facts=_stated(answers.facts),
        cost_items=tuple(_cost_item(cost) for cost in answers.costs),
        quantity=answers.quantity,
        requested_vnd=answers.requested_vnd,
        prior=_prior(answers),
    )


def _group(facts: Mapping[str, Any], group: str, holder: type[Any]) -> dict[str, Any]:
    return {
        one.name: facts[f"{group}.{one.name}"]
        for one in fields(holder)
        if f"{group}.{one.name}" in facts
    }


def _stated(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.removeprefix("facts."): value
        for name, value in facts.items()
        if name.startswith("facts.")
    }


def _cost_item(cost: CostAnswer) -> CostItem:
    return CostItem(
        amount_vnd=cost.amount_vnd,
        category=cost.category,
        condition="used" if cost.is_used else "new",
    )


def _prior(answers: Answers) -> tuple[PriorSupport, ...]:
    if answers.prior_on is None or answers.prior_vnd is None:
        return ()
    return (PriorSupport(answers.prior_on, answers.prior_vnd),)
