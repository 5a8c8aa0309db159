"""The frame of every change: lock, permit, compare versions, change, trace."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.queries import entries_about
from khuyencong.foundation.audit.services import record
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.permissions import require_permitted
from khuyencong.registers.establishments.queries import search_text_of

PERSONAL_FIELDS = frozenset(
    {
        "representative_name",
        "representative_phone",
        "representative_personal_number",
    }
)
"""Values of a person: kept outside the sealed audit, so that they can be erased by law."""


def open_establishment(
    establishment_id: int,
    *,
    version: int | None = None,
    by: Actor,
    refusal: Callable[[Actor, Establishment], Problem | None],
) -> Establishment:
    """Return a locked establishment that this actor may change now.

    ``refusal`` is the question of ``permissions`` that the change asks. ``version`` is the one the
    person saw; None where a change cannot overwrite another's (adding a row). Refuses a merged
    record and a second tab's stale version as ``OutOfStep``, saying who changed it when.
    """
    establishment = Establishment.objects.select_for_update().get(pk=establishment_id)
    require_kept(establishment)
    require_permitted(refusal(by, establishment))
    if version is not None and version != establishment.version:
        raise OutOfStep(_changed_meanwhile(establishment))
    return establishment


def require_kept(establishment: Establishment) -> None:
    """Refuse a record that was merged away; asked before rights, since its places have moved."""
    if establishment.merged_into_id is not None:
        raise OutOfStep(Problem("establishments.merged_already", {"name": establishment.name}))


def _changed_meanwhile(establishment: Establishment) -> Problem:
    entry = entries_about(establishment.reference).first()
    assert entry is not None, "a record of version 2 has been changed, which left a trace"
    return Problem(
        "establishments.changed_meanwhile",
        {"person": entry.actor_name, "at": entry.at.astimezone().strftime("%H:%M %d/%m/%Y")},
    )


def save_change(
    establishment: Establishment,
    action: str,
    *,
    by: Actor,
    fields: Iterable[str] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Save named fields of a locked establishment, raise its version, leave the trace."""
    establishment.version += 1
    establishment.search_text = search_text_of(establishment)
    establishment.save(update_fields=[*fields, "search_text", "version"])
    leave_trace(establishment, action, by=by, before=before, after=after, reason=reason)


def leave_trace(
    establishment: Establishment,
    action: str,
    *,
    by: Actor,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Write the audit entry, the values of persons apart from it."""
    told = after or {}
    record(
        f"establishment.{action}",
        establishment.reference,
        by=by,
        before=plain(_impersonal(before or {})),
        after=plain(_impersonal(told)),
        reason=reason,
        personal={name: str(told[name]) for name in told if _is_personal(name, told)},
    )


def _impersonal(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not _is_personal(name, values)}


def _is_personal(name: str, values: Mapping[str, Any]) -> bool:
    """Return whether a value is a person's: a tax code of 12 digits is a personal number."""
    return name in PERSONAL_FIELDS or (name == "tax_code" and len(str(values[name])) == 12)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON can hold them."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in values.items()
    }
