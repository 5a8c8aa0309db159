"""Show a version of the work, and answer it."""

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.activities.consulting.checks import require_stage
from khuyencong.activities.consulting.models import Version, VersionFile
from khuyencong.activities.consulting.permissions import require_may_answer, require_may_keep
from khuyencong.activities.consulting.queries import last_version
from khuyencong.activities.consulting.services.locking import lock_assignment
from khuyencong.activities.consulting.states import DRAWN, Answer, Stage
from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record


@transaction.atomic
def show_version(
    assignment_id: int,
    changes: str,
    uploads: "Sequence[UploadedFile[bytes]]",
    *,
    by: Actor,
    on: date,
) -> Version:
    """Enter the next version with its files; of what is drawn, with a picture.

    Refuses a new version while the last one waits for its answer.
    """
    assignment, contract = lock_assignment(assignment_id)
    require_may_keep(by, contract.proposal)
    require_stage(assignment, Stage.HIRED)
    last = last_version(assignment)
    if last is not None and last.answer == Answer.WAITING:
        raise OutOfStep(Problem("consulting.version_waits", {"number": last.number}))
    if not tidy(changes):
        raise Refused(Problem("consulting.changes_needed", field="changes"))
    version = Version.objects.create(
        assignment=assignment,
        number=(last.number if last else 0) + 1,
        shown_on=on,
        changes=changes.strip(),
    )
    files = [
        VersionFile.objects.create(version=version, attachment=store_upload(one, by=by))
        for one in uploads
    ]
    if not files:
        raise Refused(Problem("consulting.file_needed", field="papers"))
    if assignment.subject in DRAWN and not any(file.is_picture for file in files):
        raise Refused(Problem("consulting.picture_needed", field="papers"))
    record(
        "consulting.shown",
        contract.proposal.reference,
        by=by,
        after={
            "assignment": assignment.reference,
            "version": version.number,
            "files": [file.attachment.original_name for file in files],
        },
    )
    return version


@transaction.atomic
def answer_version(version_id: int, answer: Answer, words: str, *, by: Actor, on: date) -> Version:
    """Accept a version or ask for a change in words. Only the last one, and once."""
    assignment_id = Version.objects.values_list("assignment_id", flat=True).get(pk=version_id)
    assignment, contract = lock_assignment(assignment_id)
    require_may_answer(by, contract.proposal)
    version = Version.objects.get(pk=version_id)
    last = last_version(assignment)
    if last is None or last.pk != version.pk or version.answer != Answer.WAITING:
        raise OutOfStep(Problem("consulting.not_to_be_answered", {"number": version.number}))
    require_stage(assignment, Stage.HIRED)
    if answer is Answer.WAITING:
        raise Refused(Problem("consulting.answer_needed", field="answer"))
    if answer is Answer.CHANGE and not tidy(words):
        raise Refused(Problem("consulting.change_untold", field="words"))
    version.answer = answer.value
    version.words = words.strip()
    version.answered_on = on
    version.answered_by_id = by.user_id
    version.save(update_fields=["answer", "words", "answered_on", "answered_by"])
    if answer is Answer.ACCEPT:
        assignment.stage = Stage.ACCEPTED.value
        assignment.version += 1
        assignment.save(update_fields=["stage", "version"])
    record(
        "consulting.answered",
        contract.proposal.reference,
        by=by,
        after={"version": version.number, "answer": version.answer},
        reason=version.words,
    )
    return version
