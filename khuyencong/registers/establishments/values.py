"""What a person tells about an establishment, as the services take it."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from khuyencong.engines.text import tidy
from khuyencong.registers.establishments.tax_codes import compact

IDENTITY_FIELDS = (
    "name",
    "legal_form",
    "tax_code",
    "registration_number",
    "registered_on",
    "registered_by",
)
"""What stands on papers of registration: changed by an officer who has seen them."""


@dataclass(frozen=True, kw_only=True)
class EstablishmentValues:
    """The facts of an establishment itself. Empty text means not told."""

    name: str
    legal_form: str
    tax_code: str = ""
    registration_number: str = ""
    registered_on: date | None = None
    registered_by: str = ""
    representative_name: str = ""
    representative_phone: str = ""
    representative_personal_number: str = ""
    phone: str = ""
    email: str = ""
    head_unit_id: int
    head_address: str = ""
    vsic_code: str
    industry_group: str
    notes: str = ""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    @classmethod
    def of(cls, row: Any) -> Self:
        """Return the values of a row."""
        return cls(**{name: getattr(row, name) for name in cls.names()})

    def tidied(self) -> Self:
        """Return the values as they are stored: texts tidy, numbers without separators."""
        return replace(
            self,
            name=tidy(self.name),
            tax_code=compact(self.tax_code),
            registration_number=tidy(self.registration_number),
            registered_by=tidy(self.registered_by),
            representative_name=tidy(self.representative_name),
            representative_phone=compact_phone(self.representative_phone),
            representative_personal_number=compact(self.representative_personal_number),
            phone=compact_phone(self.phone),
            email=self.email.strip(),
            head_address=tidy(self.head_address),
            vsic_code=self.vsic_code.strip().upper().lstrip("BC"),
            notes=self.notes.strip(),
        )


@dataclass(frozen=True, kw_only=True)
class PlaceValues:
    """Where an establishment produces. Coordinates stand together or not at all."""

    unit_id: int
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class YearValues:
    """The figures of one year; None means not told."""

    year: int
    workers: int
    women: int = 0
    ethnic_minority: int = 0
    revenue_vnd: int | None = None
    capital_vnd: int | None = None
    output_note: str = ""


@dataclass(frozen=True, kw_only=True)
class ProductValues:
    """One product."""

    name: str
    unit: str = ""
    year_capacity: int | None = None
    local_material_percent: int | None = None
    is_exported: bool = False
    certified_level: str = ""
    certified_on: date | None = None

    def tidied(self) -> Self:
        return replace(self, name=tidy(self.name), unit=tidy(self.unit))


@dataclass(frozen=True, kw_only=True)
class MarkValues:
    """A ground for priority and its proof."""

    kind: str
    proof: str
    valid_from: date
    valid_to: date | None = None

    def tidied(self) -> Self:
        return replace(self, proof=tidy(self.proof))


@dataclass(frozen=True, kw_only=True)
class PollutionValues:
    """What an inspection found."""

    found_on: date
    finding: str
    decision: str = ""
    source: str

    def tidied(self) -> Self:
        return replace(
            self,
            finding=tidy(self.finding),
            decision=tidy(self.decision),
            source=tidy(self.source),
        )


@dataclass(frozen=True, kw_only=True)
class SupportValues:
    """State money received from elsewhere."""

    year: int
    activity: str = ""
    cost_item: str
    amount_vnd: int
    giver: str
    document: str = ""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def tidied(self) -> Self:
        return replace(
            self,
            cost_item=tidy(self.cost_item),
            giver=tidy(self.giver),
            document=tidy(self.document),
        )


def compact_phone(text: str) -> str:
    """Return a phone number as digits, the country's code (+84) as 0."""
    digits = "".join(character for character in text if character not in " .-()\u00a0")
    if digits.startswith("+84"):
        return f"0{digits[3:].lstrip('0')}"
    return digits
