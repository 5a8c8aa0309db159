"""What a person enters of a legal document."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DocumentValues:
    """What a person enters of a document. ``unverified_fields`` they have not read themselves."""

    number: str
    kind: str
    title: str
    issuer: str
    issued_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    territory_id: int | None
    link: str
    text: str
    note: str
    unverified_fields: tuple[str, ...]
