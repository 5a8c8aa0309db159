"""The names that a rule may ask about, with their types. Made from the classes of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from khuyencong.engines.rules.case import (
    Beneficiary,
    Commitments,
    Derived,
    Place,
    Progress,
)

FACT_TYPES = ("choice", "int", "bool", "date", "set", "text", "percent")


@dataclass(frozen=True)
class Fact:
    """One fact: its dotted name in the rules, its type, and what it may be."""

    name: str
    type: str
    choices: tuple[str, ...] = ()
    unit: str = ""


GROUPS: Mapping[str, type] = {
    "beneficiary": Beneficiary,
    "place": Place,
    "commitments": Commitments,
    "progress": Progress,
    "derived": Derived,
}


def _facts_of(group: str, holder: type) -> list[Fact]:
    return [
        Fact(
            name=f"{group}.{field.name}",
            type=field.metadata["fact"],
            choices=tuple(field.metadata.get("choices", ())),
            unit=field.metadata.get("unit", ""),
        )
        for field in fields(holder)
    ]


FACTS: Mapping[str, Fact] = {
    fact.name: fact for group, holder in GROUPS.items() for fact in _facts_of(group, holder)
}


def is_derived(fact: Fact) -> bool:
    """Tell whether a fact follows from others: nobody states it."""
    return fact.name.startswith("derived.")


STATED = "facts."
"""What the applicant states about a kind of activity: declared there, asked for as ``facts.x``."""
