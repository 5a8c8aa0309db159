"""What people state about outreach."""

from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class CampaignValues:
    title: str
    channel: str
    audience: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class OrderValues:
    partner: str
    number: str
    signed_on: date
    amount_vnd: Vnd


@dataclass(frozen=True)
class ItemValues:
    """Something made and shown. Minutes for what is aired, copies for what is printed."""

    title: str
    shown_on: date
    minutes: int = 0
    copies: int = 0
    number: str = ""
    link: str = ""
    order_id: int | None = None


@dataclass(frozen=True)
class ReachValues:
    method: str
    how: str
    people: int
    counted_on: date


@dataclass(frozen=True)
class SessionValues:
    establishment_id: int
    form: str
    held_on: date
    person: str
    content: str
    about_id: int | None = None


@dataclass(frozen=True)
class ReportValues:
    """What is reported to acceptance: the item of the contract, the cost, the voucher in words."""

    contract_item_id: int
    cost_vnd: Vnd
    invoice: str
