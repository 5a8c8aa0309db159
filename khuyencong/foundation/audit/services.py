"""Leave a trace of a change, in its own transaction."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import connection

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.models import AuditEntry, PersonalValue


def record(
    action: str,
    subject: str,
    *,
    by: Actor,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    personal: Mapping[str, str] | None = None,
) -> AuditEntry:
    """Write an audit entry of a change that is being made in the running transaction.

    ``before`` and ``after`` hold JSON values. ``personal`` values are stored apart and enter the
    entry only as salted digests. Refuses, as a bug, to run outside a transaction.
    """
    assert connection.in_atomic_block, "an audit entry is written in the transaction of its change"
    salts = {name: secrets.token_hex(16) for name in personal or {}}
    digests = {
        name: hashlib.sha256(f"{salts[name]}{value}".encode()).hexdigest()
        for name, value in (personal or {}).items()
    }
    after_values = dict(after or {})
    if digests:
        after_values["personal"] = digests
    entry = AuditEntry.objects.create(
        action=action,
        subject=subject,
        actor_id=by.user_id,
        actor_name=by.name,
        role=by.role,
        office_id=by.office_id,
        office_name=by.office_name,
        before=dict(before or {}),
        after=after_values,
        reason=reason,
    )
    PersonalValue.objects.bulk_create(
        PersonalValue(entry=entry, name=name, salt=salts[name], value=value)
        for name, value in (personal or {}).items()
    )
    return entry
