"""Draft the minutes of an acceptance."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.checks import problems_of_minutes
from khuyencong.programme.acceptance.models import Acceptance, AcceptancePaper, AcceptedItem
from khuyencong.programme.acceptance.permissions import require_may_draft
from khuyencong.programme.acceptance.queries import draft_of, lines_for
from khuyencong.programme.acceptance.reckoning import Line
from khuyencong.programme.acceptance.services.locking import (
    lock_acceptance,
    require_draft,
    require_version,
)
from khuyencong.programme.acceptance.services.standing import require_in_progress
from khuyencong.programme.acceptance.values import AcceptanceValues
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def prepare_acceptance(
    contract_id: int,
    values: AcceptanceValues,
    *,
    by: Actor,
    on: date,
    uploads: "Iterable[UploadedFile[bytes]]" = (),
) -> Acceptance:
    """Draft minutes of what was delivered, line by line against the contract. Moves no money.

    Refuses a second draft beside the first, more than the contract has or was delivered, and a
    shortfall that is not explained in minutes that are the last.
    """
    contract = lock_contract(contract_id)
    require_may_draft(by, contract)
    require_in_progress(contract)
    if present := draft_of(contract.pk):
        raise OutOfStep(Problem("acceptance.drafted_already", {"number": present.minutes_number}))
    lines = lines_for(contract, values.lines)
    require(problems_of_minutes(contract, values, lines, on=on))
    acceptance = Acceptance(contract=contract)
    _write(acceptance, values, lines, uploads, by=by, on=on)
    _trace(acceptance, lines, "acceptance.drafted", by=by)
    return acceptance


@transaction.atomic
def change_acceptance(
    acceptance_id: int,
    values: AcceptanceValues,
    *,
    version: int,
    by: Actor,
    on: date,
    uploads: "Iterable[UploadedFile[bytes]]" = (),
) -> Acceptance:
    """Change minutes that are not signed. Who changes them last has drafted them."""
    acceptance = lock_acceptance(acceptance_id)
    contract = acceptance.contract
    require_may_draft(by, contract)
    require_in_progress(contract)
    require_draft(acceptance)
    require_version(acceptance, version)
    lines = lines_for(contract, values.lines)
    require(problems_of_minutes(contract, values, lines, on=on, acceptance_id=acceptance.pk))
    acceptance.version += 1
    _write(acceptance, values, lines, uploads, by=by, on=on)
    _trace(acceptance, lines, "acceptance.changed", by=by)
    return acceptance


def _write(
    acceptance: Acceptance,
    values: AcceptanceValues,
    lines: Sequence[Line],
    uploads: "Iterable[UploadedFile[bytes]]",
    *,
    by: Actor,
    on: date,
) -> None:
    assert by.user_id is not None, "a person drafts"
    acceptance.minutes_number = tidy(values.minutes_number)
    acceptance.form = values.form
    acceptance.held_on = values.held_on
    acceptance.place = tidy(values.place)
    acceptance.participants = values.participants.strip()
    acceptance.conclusion = values.conclusion.strip()
    acceptance.is_final = values.is_final
    acceptance.prepared_on = on
    acceptance.prepared_by_id = by.user_id
    acceptance.save()
    write_lines(acceptance, lines)
    for upload in uploads:
        AcceptancePaper.objects.create(
            acceptance=acceptance, attachment=store_upload(upload, by=by)
        )


def write_lines(acceptance: Acceptance, lines: Iterable[Line]) -> None:
    """Write what minutes say of each item, and what counts of it today."""
    acceptance.items.all().delete()
    AcceptedItem.objects.bulk_create(
        AcceptedItem(
            acceptance=acceptance,
            contract_item=line.item,
            quantity_accepted=line.now.quantity,
            cost_vnd=line.now.cost_vnd,
            accepted_cost_vnd=line.counted_vnd,
            note=tidy(line.note),
        )
        for line in lines
    )


def _trace(acceptance: Acceptance, lines: Iterable[Line], action: str, *, by: Actor) -> None:
    record(
        action,
        acceptance.contract.proposal.reference,
        by=by,
        after={
            "contract": acceptance.contract.reference,
            "minutes": acceptance.minutes_number,
            "is_final": acceptance.is_final,
            "cost_vnd": sum(line.counted_vnd for line in lines),
        },
    )
