"""The text of entries and seals that is hashed and signed. A change here breaks every chain."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from khuyencong.foundation.audit.models import AuditEntry, AuditSeal

FIRST_PREVIOUS = "0" * 64
_SEAL_FORMAT = "khuyencong-audit-seal-1"


def moment(at: datetime) -> str:
    """Return a moment as the chain writes it: in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def entry_digest(entry: AuditEntry) -> str:
    """Return the SHA-256 of all that an entry says, the same on every database."""
    said = [
        *(entry.pk, moment(entry.at), entry.action, entry.subject),
        *(entry.actor_id, entry.actor_name, entry.role, entry.office_id, entry.office_name),
        *(_same_everywhere(entry.before), _same_everywhere(entry.after), entry.reason),
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _same_everywhere(value: Any) -> Any:
    """Return a JSON value with whole floats as integers: PostgreSQL gives 1e22 back as one."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_same_everywhere(item) for item in value]
    if isinstance(value, dict):
        return {key: _same_everywhere(item) for key, item in value.items()}
    return value


def contents_of(entries: Iterable[AuditEntry]) -> str:
    """Return what a seal lists: a line with key and digest for each entry."""
    return "".join(f"{entry.pk} {entry_digest(entry)}\n" for entry in entries)


def listed_in(contents: str) -> dict[int, str]:
    """Return the digests that a seal lists, by key of the entry. Raises ValueError if broken."""
    pairs = (line.split(" ") for line in contents.splitlines())
    return {int(key): digest for key, digest in pairs}


def seal_digest(seal: AuditSeal) -> str:
    """Return the SHA-256 over a seal's place in the chain and all that it lists."""
    said = (
        _SEAL_FORMAT,
        str(seal.number),
        seal.previous_digest,
        moment(seal.sealed_at),
        str(seal.entry_count),
        seal.contents,
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
