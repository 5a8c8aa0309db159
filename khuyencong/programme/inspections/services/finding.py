"""Say what was found wrong, and close it with proof."""

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.inspections.checks import problems_of_closing, problems_of_finding
from khuyencong.programme.inspections.models import Finding
from khuyencong.programme.inspections.permissions import require_may_close, require_may_write
from khuyencong.programme.inspections.services.locking import (
    lock_finding,
    lock_visit,
    require_draft,
)
from khuyencong.programme.inspections.values import FindingValues


@transaction.atomic
def add_finding(visit_id: int, values: FindingValues, *, by: Actor, on: date) -> Finding:
    """Say what was found wrong on a visit, with what is to be done, by whom and until when.

    From now on it holds payments where it says so. Refuses an owner from elsewhere, a day that is
    over, and holding for something minor.
    """
    visit = lock_visit(visit_id)
    require_may_write(by, visit)
    require_draft(visit)
    require(problems_of_finding(visit, values, on=on))
    assert by.user_id is not None, "a person finds"
    finding = Finding.objects.create(
        visit=visit,
        severity=values.severity,
        text=values.text.strip(),
        action=values.action.strip(),
        owner_id=values.owner_id,
        due_on=values.due_on,
        holds_payment=values.holds_payment,
        added_on=on,
        added_by_id=by.user_id,
    )
    record("finding.added", visit.contract.proposal.reference, by=by, after=_told(finding))
    return finding


@transaction.atomic
def drop_finding(finding_id: int, *, by: Actor) -> None:
    """Take out what was written by mistake, while the minutes are not finished."""
    finding = lock_finding(finding_id)
    require_may_write(by, finding.visit)
    require_draft(finding.visit)
    _require_open(finding)
    before = _told(finding)
    finding.delete()
    record("finding.dropped", finding.visit.contract.proposal.reference, by=by, before=before)


@transaction.atomic
def close_finding(
    finding_id: int,
    *,
    proof: str,
    version: int,
    by: Actor,
    on: date,
    uploads: "Sequence[UploadedFile[bytes]]" = (),
) -> Finding:
    """Confirm that something was put right, with proof in words or the first of some files.

    Never by its owner, in whatever role they act; what it held of payments is free again.
    """
    finding = lock_finding(finding_id)
    require_may_close(by, finding)
    _require_open(finding)
    if finding.version != version:
        raise OutOfStep(Problem("inspections.finding_changed_meanwhile"))
    require(problems_of_closing(proof, uploads))
    finding.proof = proof.strip()
    if uploads:
        finding.proof_file = store_upload(uploads[0], by=by, field="proof_file")
    finding.closed_on = on
    finding.closed_by_id = by.user_id
    finding.version += 1
    finding.save(update_fields=["proof", "proof_file", "closed_on", "closed_by", "version"])
    record(
        "finding.closed",
        finding.visit.contract.proposal.reference,
        by=by,
        before={"severity": finding.severity, "holds_payment": finding.holds_payment},
        after={"finding": finding.reference, "has_file": finding.proof_file_id is not None},
        reason=finding.proof,
    )
    return finding


def _require_open(finding: Finding) -> None:
    if finding.closed_on is not None:
        told = {"closed_on": finding.closed_on.isoformat()}
        raise OutOfStep(Problem("inspections.finding_closed_already", told))


def _told(finding: Finding) -> dict[str, str | int | bool]:
    return {
        "finding": finding.reference,
        "severity": finding.severity,
        "owner": finding.owner_id,
        "due_on": finding.due_on.isoformat(),
        "holds_payment": finding.holds_payment,
    }
