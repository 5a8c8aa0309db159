"""Declare an interest, or that there is none, before anything of the dossier is shown."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.appraisals.checks import check_at_work
from khuyencong.programme.appraisals.models import Appraisal, Opinion
from khuyencong.programme.appraisals.permissions import declaration_of, require_appraiser
from khuyencong.programme.appraisals.services.locking import lock_appraisal
from khuyencong.programme.appraisals.states import Conflict


@transaction.atomic
def declare_conflict(
    appraisal_id: int, conflict: Conflict, *, by: Actor, on: date, detail: str = ""
) -> Opinion:
    """Open an appraiser's row with their declaration. It is made once, and not taken back.

    Someone who declared none and finds a conflict later may still declare it, which takes back
    the opinion they gave.
    """
    appraisal = lock_appraisal(appraisal_id)
    require_appraiser(by, appraisal)
    if problems := check_at_work(appraisal):
        raise OutOfStep(*problems)
    if conflict is Conflict.DECLARED and not tidy(detail):
        raise Refused(Problem("appraisal.conflict_needs_detail", field="conflict_detail"))
    present = declaration_of(by, appraisal)
    if present is not None and Conflict.DECLARED not in (conflict, present.conflict):
        return present
    if present is not None and present.conflict == Conflict.DECLARED:
        raise OutOfStep(
            Problem("appraisal.declared_already", {"day_on": present.declared_on.isoformat()})
        )
    opinion = _written(appraisal, conflict, detail=tidy(detail), by=by, on=on)
    record(
        "appraisal.conflict_declared",
        appraisal.proposal.reference,
        by=by,
        before={"conflict": present.conflict if present else None},
        after={"level": appraisal.level, "conflict": conflict.value},
        reason=opinion.conflict_detail,
    )
    return opinion


def _written(
    appraisal: Appraisal,
    conflict: Conflict,
    *,
    detail: str,
    by: Actor,
    on: date,
) -> Opinion:
    assert by.user_id is not None, "a person declares"
    opinion, _is_new = Opinion.objects.update_or_create(
        appraisal=appraisal,
        appraiser_id=by.user_id,
        defaults={
            "appraiser_name": by.name,
            "conflict": conflict,
            "conflict_detail": detail if conflict is Conflict.DECLARED else "",
            "declared_on": on,
            "criteria": {},
            "favourable": None,
            "recommended_vnd": None,
            "text": "",
            "submitted_on": None,
        },
    )
    return opinion
