"""What people state about a consultancy."""

from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class TermsValues:
    """What the consultant is to do."""

    subject: str
    product: str
    terms: str
    due_on: date | None = None


@dataclass(frozen=True)
class OfferValues:
    consultant: str
    amount_vnd: Vnd
    plan: str
    offered_on: date
    tax_code: str = ""
    experience: str = ""


@dataclass(frozen=True)
class TrademarkValues:
    """The registration of a mark as its papers say."""

    mark: str
    filed_number: str
    filed_on: date
    published_on: date | None = None
    granted_number: str = ""
    granted_on: date | None = None
    refused_on: date | None = None
