"""Register a product: describe it, add photos and papers, hand the dossier in, withdraw it."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from khuyencong.activities.awards.checks import (
    check_place,
    check_registration_open,
    check_told,
    missing_in,
    problems_of_entry,
    problems_of_photo,
)
from khuyencong.activities.awards.models import Entry, EntryPaper, EntryPhoto, VoteRound
from khuyencong.activities.awards.permissions import (
    entering_refusal,
    require_may_change,
    require_permitted,
)
from khuyencong.activities.awards.services.locking import (
    lock_entry,
    lock_round,
    require_version,
)
from khuyencong.activities.awards.states import Angle, EntryState, PaperKind, RoundState
from khuyencong.activities.awards.values import EntryValues
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.kinds import PICTURES
from khuyencong.foundation.attachments.photos import photo_facts
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.registers.establishments.models import Establishment


def _require_announced(vote: VoteRound) -> None:
    if vote.state != RoundState.ANNOUNCED:
        raise OutOfStep(Problem("awards.registration_not_open", {"round_state": vote.state}))


@transaction.atomic
def start_entry(
    round_id: int, establishment_id: int, values: EntryValues, *, by: Actor, on: date
) -> Entry:
    """Begin the dossier of a product. What it still misses is asked for when it is handed in."""
    vote = lock_round(round_id)
    establishment = Establishment.objects.get(pk=establishment_id)
    require_permitted(entering_refusal(by, vote, establishment))
    _require_announced(vote)
    require(
        check_registration_open(vote, on=on),
        check_place(vote, establishment, on=on),
        problems_of_entry(values),
    )
    assert by.user_id is not None, "a person registers"
    entry = Entry(round=vote, establishment=establishment, made_by_id=by.user_id)
    _write(entry, values)
    entry.save(force_insert=True)
    after = {"round": vote.pk, "establishment": establishment.pk, "name": entry.name}
    record("awards.entry_started", entry.reference, by=by, after=after)
    return entry


@transaction.atomic
def change_entry(entry_id: int, values: EntryValues, *, version: int, by: Actor) -> Entry:
    """Change a dossier that is being written, or was returned."""
    entry = lock_entry(entry_id)
    require_may_change(by, entry)
    _require_announced(entry.round)
    require_version(entry, version)
    require(problems_of_entry(values))
    _write(entry, values)
    entry.version += 1
    entry.save()
    record("awards.entry_changed", entry.reference, by=by, after={"name": entry.name})
    return entry


def _write(entry: Entry, values: EntryValues) -> None:
    entry.name = tidy(values.name)
    entry.group = values.group
    entry.is_set = values.is_set
    entry.set_parts = values.set_parts.strip()
    entry.description = values.description.strip()
    entry.market = values.market.strip()
    entry.is_own_product = values.is_own_product
    entry.is_no_copy = values.is_no_copy
    entry.is_in_series = values.is_in_series
    entry.lower_certificate = tidy(values.lower_certificate)
    entry.lower_certificate_until = values.lower_certificate_until
    entry.no_lower_vote = values.no_lower_vote


@transaction.atomic
def add_photo(
    entry_id: int, angle: Angle, upload: "UploadedFile[bytes]", *, by: Actor
) -> EntryPhoto:
    """Keep the photo of an angle; one that was there is replaced.

    Refuses one that is smaller than the law asks for or has no colours, and a picture that was
    uploaded for another angle: three angles are three photos.
    """
    entry = lock_entry(entry_id)
    require_may_change(by, entry)
    attachment = store_upload(upload, by=by, allowed=PICTURES, field=f"photo_{angle}")
    require(problems_of_photo(entry.round, attachment, f"photo_{angle}"))
    others = entry.photos.exclude(angle=angle).filter(attachment__sha256=attachment.sha256)
    if twin := others.first():
        told = {"angle": twin.angle}
        require([Problem("awards.photo_twice", told, field=f"photo_{angle}")])
    facts = photo_facts(attachment)
    photo, _made = EntryPhoto.objects.update_or_create(
        entry=entry,
        angle=angle,
        defaults={
            "attachment": attachment,
            "width": facts.width if facts else None,
            "height": facts.height if facts else None,
        },
    )
    after = {"angle": angle.value, "file": attachment.original_name}
    record("awards.photo_added", entry.reference, by=by, after=after)
    return photo


@transaction.atomic
def add_paper(
    entry_id: int, kind: PaperKind, upload: "UploadedFile[bytes]", *, by: Actor
) -> EntryPaper:
    """Keep a paper of a dossier."""
    entry = lock_entry(entry_id)
    require_may_change(by, entry)
    attachment = store_upload(upload, by=by, field="paper")
    paper = EntryPaper.objects.create(entry=entry, kind=kind, attachment=attachment)
    after = {"kind": kind.value, "file": attachment.original_name}
    record("awards.paper_added", entry.reference, by=by, after=after)
    return paper


@transaction.atomic
def submit_entry(entry_id: int, *, by: Actor, on: date) -> Entry:
    """Hand a dossier in. Everything that it misses is said at once.

    A first dossier comes within the days of registration; a returned one may be completed later,
    as long as scoring was not opened.
    """
    entry = lock_entry(entry_id)
    require_may_change(by, entry)
    _require_announced(entry.round)
    is_first = entry.state == EntryState.DRAFT
    require(
        check_registration_open(entry.round, on=on) if is_first else [],
        missing_in(entry, on=on),
    )
    if entry.number is None:
        last = entry.round.entries.aggregate(last=Max("number"))["last"] or 0
        entry.number = last + 1  # the round is locked: nobody else takes it
    entry.state = EntryState.SUBMITTED
    entry.submitted_on = on
    entry.note = ""
    entry.version += 1
    entry.save(update_fields=["number", "state", "submitted_on", "note", "version"])
    record("awards.entry_submitted", entry.reference, by=by, after={"number": entry.number})
    return entry


@transaction.atomic
def withdraw_entry(entry_id: int, *, reason: str, by: Actor) -> Entry:
    """Take a product out of a round before scoring. Its dossier stays on record."""
    entry = lock_entry(entry_id)
    require_permitted(entering_refusal(by, entry.round, entry.establishment))
    if entry.state == EntryState.WITHDRAWN or entry.round.state != RoundState.ANNOUNCED:
        raise OutOfStep(Problem("awards.withdrawn_too_late", {"entry_state": entry.state}))
    require(check_told(reason, "reason"))
    entry.state = EntryState.WITHDRAWN
    entry.note = reason.strip()
    entry.version += 1
    entry.save(update_fields=["state", "note", "version"])
    record("awards.entry_withdrawn", entry.reference, by=by, reason=entry.note)
    return entry
