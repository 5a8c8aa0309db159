"""What people state about a handover."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class HandoverValues:
    """The decision: its paper, the day from which it counts, who takes what is of no place."""

    number: str
    decided_on: date
    issuer: str
    effective_on: date
    rest_office_id: int
