"""Check dossiers for completeness: accept them, or ask for what is missing."""

from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import check_told, missing_in
from khuyencong.activities.awards.models import Entry
from khuyencong.activities.awards.permissions import keeping_refusal, require_permitted
from khuyencong.activities.awards.services.locking import lock_entry
from khuyencong.activities.awards.states import EntryState, RoundState
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


def _lock_for_check(entry_id: int, by: Actor, *states: EntryState) -> Entry:
    entry = lock_entry(entry_id)
    require_permitted(keeping_refusal(by, entry.round))
    if entry.state not in states or entry.round.state != RoundState.ANNOUNCED:
        raise OutOfStep(Problem("awards.not_to_be_checked", {"entry_state": entry.state}))
    return entry


@transaction.atomic
def accept_entry(entry_id: int, *, by: Actor, on: date) -> Entry:
    """Accept a complete dossier: the product takes part."""
    entry = _lock_for_check(entry_id, by, EntryState.SUBMITTED)
    require(missing_in(entry, on=on))
    _close(entry, EntryState.ACCEPTED, by=by, on=on)
    record("awards.entry_accepted", entry.reference, by=by, after={"number": entry.number})
    return entry


@transaction.atomic
def return_entry(entry_id: int, *, note: str, by: Actor, on: date) -> Entry:
    """Give a dossier back, saying everything that has to be completed. Also an accepted one."""
    entry = _lock_for_check(entry_id, by, EntryState.SUBMITTED, EntryState.ACCEPTED)
    require(check_told(note, "note"))
    entry.note = tidy(note)
    _close(entry, EntryState.RETURNED, by=by, on=on)
    record("awards.entry_returned", entry.reference, by=by, reason=entry.note)
    return entry


def _close(entry: Entry, state: EntryState, *, by: Actor, on: date) -> None:
    entry.state = state
    entry.checked_on = on
    entry.checked_by_id = by.user_id
    entry.version += 1
    entry.save(update_fields=["state", "note", "checked_on", "checked_by", "version"])
