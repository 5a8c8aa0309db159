"""What people state when they appraise and decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class MarkGiven:
    """What an appraiser says of one criterion."""

    mark: str
    note: str = ""


@dataclass(frozen=True)
class OpinionValues:
    """One appraiser's sheet. ``recommended_vnd`` is None when the opinion is unfavourable."""

    criteria: Mapping[str, MarkGiven]
    favourable: bool
    recommended_vnd: Vnd | None = None
    text: str = ""


@dataclass(frozen=True)
class ConclusionValues:
    """What an appraisal comes to. ``recommended_vnd`` is None when it is unfavourable."""

    favourable: bool
    minutes_number: str
    minutes_on: date | None
    recommended_vnd: Vnd | None = None
    summary: str = ""


@dataclass(frozen=True)
class DecisionValues:
    """A draft of an approval: how much, from which budget lines (by key), under which number."""

    amount_vnd: Vnd
    shares: Mapping[int, Vnd]
    number: str = ""
    reason: str = ""
    signer_name: str = ""
