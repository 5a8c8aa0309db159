"""Leave a trace of a change, in its own transaction."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

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


@transaction.atomic
def erase_personal_values(subject: str, *, by: Actor, reason: str) -> int:
    """Erase the personal values kept with the entries about a subject; return how many.

    The chain holds their digests only, so it stays valid. Who erased them, and why, is recorded.
    """
    values = PersonalValue.objects.filter(entry__subject=subject)
    names = sorted(set(values.values_list("name", flat=True)))
    erased, _by_model = values.delete()
    if erased:
        after = {"names": names, "values": erased}
        record("audit.personal_values_erased", subject, by=by, after=after, reason=reason)
    return erased
