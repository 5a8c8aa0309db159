"""The head of the chain: a short signed text that can be printed, mailed, kept by another office.

Whoever holds an old head can tell whether the chain they are shown still contains it. So a past
that was rewritten and signed anew is found, even by someone who does not trust the database.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db.models import Sum

from khuyencong.foundation.audit import keys
from khuyencong.foundation.audit.canonical import moment
from khuyencong.foundation.audit.models import AuditSeal

_FORMAT = "khuyencong-audit-head-1"


@dataclass(frozen=True)
class Head:
    """What a chain was at a moment: its last seal and how many entries it held."""

    seal: int
    digest: str
    entries: int
    sealed_at: str
    key_id: str
    public_key: str
    signature: str

    @property
    def message(self) -> str:
        """Return the text that the signature is of."""
        return f"{_FORMAT}|{self.seal}|{self.digest}|{self.entries}|{self.sealed_at}"


class NotAHead(ValueError):
    """A text that is not an exported head."""


def current_head() -> Head | None:
    """Return the signed head of the chain; None before the first seal."""
    seal = AuditSeal.objects.order_by("-number").first()
    if seal is None:
        return None
    total = AuditSeal.objects.filter(number__lte=seal.number).aggregate(n=Sum("entry_count"))["n"]
    unsigned = Head(seal.number, seal.digest, total, moment(seal.sealed_at), "", "", "")
    signature, key_id = keys.sign(unsigned.message)
    public_key = keys.trusted_keys()[key_id].public_bytes_raw().hex()
    signed = asdict(unsigned) | {
        "key_id": key_id,
        "public_key": public_key,
        "signature": signature,
    }
    return Head(**signed)


def export_head() -> str:
    """Return the head as a text to print, mail or keep; empty before the first seal."""
    head = current_head()
    return as_text(head) if head else ""


def as_text(head: Head) -> str:
    return json.dumps({"format": _FORMAT, **asdict(head)}, indent=1) + "\n"


def head_from(text: str) -> Head:
    """Return the head that a text holds. Raises ``NotAHead``."""
    try:
        content = json.loads(text)
        if content.pop("format") != _FORMAT:
            raise NotAHead("the text names another format")
        head = Head(**content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotAHead(f"not an exported head: {error}") from error
    if not (isinstance(head.seal, int) and isinstance(head.digest, str)):
        raise NotAHead("not an exported head: seal and digest are missing")
    return head


def keep_head() -> None:
    """Keep the head beside the database, where a writer of the database alone cannot reach it."""
    text = export_head()
    if not text:
        return
    path = kept_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, path)  # noqa: PTH105  # named as the system call it is: whole or not at all


def kept_path() -> Path:
    """Return where the installation keeps the last head that it signed."""
    return keys.folder() / "head.json"
