"""Entries of the trace, as services leave them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.audit.services import record
from tests.builders.people import build_actor


def build_entry(
    action: str = "paper.signed",
    subject: str = "paper:7",
    by: Actor | None = None,
    after: Mapping[str, Any] | None = None,
    **options: Any,
) -> AuditEntry:
    with transaction.atomic():
        return record(action, subject, by=by or build_actor(), after=after, **options)


def build_entries(count: int) -> list[AuditEntry]:
    return [build_entry(subject=f"paper:{number}") for number in range(1, count + 1)]
