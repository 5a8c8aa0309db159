"""Give an opinion on a đề án, criterion by criterion."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.appraisals.checks import check_at_work, check_opinion
from khuyencong.programme.appraisals.criteria import criteria_for
from khuyencong.programme.appraisals.models import Opinion
from khuyencong.programme.appraisals.permissions import require_free_of_conflict
from khuyencong.programme.appraisals.queries import dossier_round
from khuyencong.programme.appraisals.services.locking import lock_appraisal
from khuyencong.programme.appraisals.values import OpinionValues
from khuyencong.programme.proposals.rulings import ruling_of


@transaction.atomic
def submit_opinion(appraisal_id: int, values: OpinionValues, *, by: Actor, on: date) -> Opinion:
    """Write an appraiser's opinion; a later one of the same person replaces it until the end.

    Refuses who has not declared their interest or declared a conflict, a sheet that is not whole,
    and an amount above what is asked or what the rule of the day allows.
    """
    appraisal = lock_appraisal(appraisal_id)
    opinion = require_free_of_conflict(by, appraisal)
    if problems := check_at_work(appraisal):
        raise OutOfStep(*problems)
    proposal = appraisal.proposal
    criteria = criteria_for(proposal.scheme, on=on)
    ruling = ruling_of(proposal, on=on)
    require(check_opinion(proposal, values, ruling, criteria))
    before = {"favourable": opinion.favourable, "recommended_vnd": opinion.recommended_vnd}
    _write(opinion, values, [one.code for one in criteria.criteria])
    opinion.submitted_on = on
    opinion.dossier_round = dossier_round(proposal)
    opinion.save()
    record(
        "appraisal.opinion_submitted",
        proposal.reference,
        by=by,
        before=before,
        after={
            "level": appraisal.level,
            "favourable": opinion.favourable,
            "recommended_vnd": opinion.recommended_vnd,
        },
    )
    return opinion


def _write(opinion: Opinion, values: OpinionValues, codes: list[str]) -> None:
    opinion.criteria = {
        code: asdict(values.criteria[code]) | {"note": tidy(values.criteria[code].note)}
        for code in codes
    }
    opinion.favourable = values.favourable
    opinion.recommended_vnd = values.recommended_vnd if values.favourable else None
    opinion.text = tidy(values.text)
