"""What people state in a vote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class RoundValues:
    """A round as it is opened or changed, until it is announced."""

    level: str
    year: int
    title: str
    basis: str
    place: str
    registration_from: date
    registration_to: date
    scoring_from: date
    scoring_to: date
    result_on: date


@dataclass(frozen=True)
class EntryValues:
    """A product as its establishment describes it. Empty texts are what is still to be told."""

    name: str
    group: str
    is_set: bool = False
    set_parts: str = ""
    description: str = ""
    market: str = ""
    is_own_product: bool = False
    is_no_copy: bool = False
    is_in_series: bool = False
    lower_certificate: str = ""
    lower_certificate_until: date | None = None
    no_lower_vote: bool = False


@dataclass(frozen=True)
class CouncilMemberValues:
    name: str
    position: str
    function: str
    person_id: int | None = None


@dataclass(frozen=True)
class PartValues:
    """A part of a criterion; ``maximum`` in hundredths of a point."""

    criterion: str
    name: str
    maximum: int


@dataclass(frozen=True)
class CouncilValues:
    """What the council concluded: winners by entry, in order, and why others were passed over."""

    minutes_number: str
    minutes_on: date
    text: str
    winners: Sequence[int]
    reasons: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RecognitionValues:
    """The decision of the head of the office, and the day on which the result is made known."""

    decision_number: str
    decision_on: date
    notified_on: date


@dataclass(frozen=True)
class YearReportValues:
    year: int
    revenue_vnd: Vnd
    workers: int
    support_received: str
    situation: str
