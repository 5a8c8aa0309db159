"""What people state about fairs and what came of them."""

from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class FairValues:
    """A fair as its organiser announces it. ``country`` only abroad, ``unit_id`` only at home."""

    name: str
    kind: str
    organiser: str
    place: str
    starts_on: date
    ends_on: date
    unit_id: int | None = None
    country: str = ""


@dataclass(frozen=True)
class BoothValues:
    """A booth as its rent contract has it."""

    kind: str
    position: str
    rented_from: date
    rented_to: date
    standard_booths: int = 1
    area_m2: int = 9
    rent_contract: str = ""
    rent_vnd: Vnd = 0
    support_vnd: Vnd = 0


@dataclass(frozen=True)
class TaskValues:
    text: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class ProductValues:
    name: str
    unit: str
    price_vnd: Vnd
    quantity: int


@dataclass(frozen=True)
class ContactValues:
    buyer: str
    interest: str
    met_on: date
    note: str = ""


@dataclass(frozen=True)
class DealValues:
    product_id: int
    buyer: str
    amount_vnd: Vnd
    signed_on: date


@dataclass(frozen=True)
class ReportValues:
    """What is reported to acceptance: the item of the contract, the cost, the voucher in words."""

    contract_item_id: int
    cost_vnd: Vnd
    invoice: str
