"""What people state about relocations."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class RelocationValues:
    """An establishment that is to move, by whose decision, and what it does to its surroundings."""

    establishment_id: int
    decision_number: str
    decided_on: date
    decided_by: str
    pollution: str
    proposal_id: int | None = None


@dataclass(frozen=True)
class StepValues:
    """A step that was reached, by which paper."""

    reached_on: date
    paper: str
    note: str = ""


@dataclass(frozen=True)
class LimitValues:
    """The limit that a standard sets for a parameter, with where it was read."""

    parameter: str
    unit: str
    value: Decimal
    standard: str
    source: str


@dataclass(frozen=True)
class MeasurementValues:
    limit_id: int
    value: Decimal
    measured_on: date
    laboratory: str


@dataclass(frozen=True)
class LoanValues:
    bank: str
    number: str
    signed_on: date
    amount_vnd: Vnd
    term: str
    is_in_vnd: bool
    purpose: str
