"""What people state about work that was done, seen, delivered or accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class ProgressValues:
    """The report of a month. ``work_value_vnd`` is the value of all work done up to then."""

    month: date  # any day of it
    percent: int
    work_value_vnd: Vnd
    text: str
    difficulties: str = ""


@dataclass(frozen=True)
class SeenValues:
    """What an inspector saw of the work that a report tells about."""

    percent: int
    value_vnd: Vnd
    note: str = ""


@dataclass(frozen=True)
class DeliveryValues:
    """Some of an item as it was delivered. ``participants`` where people took part."""

    quantity: int
    cost_vnd: Vnd
    delivered_on: date
    evidence: str
    participants: int | None = None


@dataclass(frozen=True)
class LineValues:
    """What minutes say of one item: how many fit the contract, at what eligible cost."""

    quantity: int
    cost_vnd: Vnd
    note: str = ""


@dataclass(frozen=True)
class AcceptanceValues:
    """Minutes as they are drafted. ``lines`` by the key of the contract's item.

    ``is_final``: no more will come, even where something is missing.
    """

    minutes_number: str
    form: str
    held_on: date
    place: str
    participants: str
    conclusion: str
    lines: Mapping[int, LineValues] = field(default_factory=dict)
    is_final: bool = False
