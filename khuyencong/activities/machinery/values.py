"""What people state about machines and what came of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class MachineValues:
    """A machine as it stands on its plate and papers. The serial number is known at delivery."""

    name: str
    maker: str
    model: str
    condition: str
    country: str = ""
    year_made: int | None = None
    serial_number: str = ""


@dataclass(frozen=True)
class QuoteValues:
    """One supplier's price for a machine, taxes counted."""

    supplier: str
    amount_vnd: Vnd
    quoted_on: date
    tax_code: str = ""


@dataclass(frozen=True)
class StageValues:
    """A stage reached at the establishment. ``text`` is the result of the trial run."""

    reached_on: date
    text: str = ""


@dataclass(frozen=True)
class ReportValues:
    """What is reported to acceptance: the cost, the invoice in words, how long it is kept."""

    cost_vnd: Vnd
    invoice: str
    keep_until: date | None = None


@dataclass(frozen=True)
class MeasureValues:
    """One side of a measurement: ``how`` says by what means and over what time."""

    value: Decimal
    measured_on: date
    how: str


@dataclass(frozen=True)
class DemonstrationValues:
    held_on: date
    place: str
    attendees: int
    establishments: int = 0
    feedback: str = ""


@dataclass(frozen=True)
class FollowUpValues:
    visited_on: date
    is_there: bool
    is_working: bool
    note: str = ""
