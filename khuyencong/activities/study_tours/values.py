"""What people state about study tours."""

from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class TourValues:
    title: str
    destination: str
    purpose: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class StopValues:
    day: date
    place: str
    host: str
    content: str


@dataclass(frozen=True)
class ParticipantValues:
    """A person; without an establishment one of the office."""

    name: str
    position: str = ""
    establishment_id: int | None = None


@dataclass(frozen=True)
class CostValues:
    """A cost: ``quantity`` in the unit of the norm, for example people times days."""

    norm: str
    text: str
    quantity: int
    unit_vnd: Vnd
    reason: str = ""


@dataclass(frozen=True)
class LessonValues:
    text: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class DeliverValues:
    """What is reported to acceptance: the item of the contract, the cost, the voucher in words."""

    contract_item_id: int
    cost_vnd: Vnd
    invoice: str
