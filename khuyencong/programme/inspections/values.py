"""What people state about a planned visit, a visit and a finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ChoiceValues:
    """A contract as it is put into the plan. ``planned_on`` where the day is known already."""

    contract_id: int
    month: int
    planned_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Answer:
    """What was found of one thing on the checklist."""

    value: str
    note: str = ""


@dataclass(frozen=True)
class VisitValues:
    """A visit as it took place. ``percent`` is how much of the supported work was seen done."""

    visited_on: date
    place: str
    members: str
    representative: str
    is_announced: bool
    percent: int
    conclusion: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    planned_visit_id: int | None = None
    follows_id: int | None = None


@dataclass(frozen=True)
class FindingValues:
    """Something wrong, and what is to be done about it, by whom and until when."""

    severity: str
    text: str
    action: str
    owner_id: int
    due_on: date
    holds_payment: bool = False
