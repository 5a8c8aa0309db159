"""Conclude an appraisal with its minutes."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.appraisals.checks import check_at_work, check_conclusion
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.permissions import require_free_of_conflict
from khuyencong.programme.appraisals.queries import opinions_that_count
from khuyencong.programme.appraisals.services.locking import lock_appraisal
from khuyencong.programme.appraisals.states import Conclusion
from khuyencong.programme.appraisals.values import ConclusionValues
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import freeze_ruling


@transaction.atomic
def conclude_appraisal(
    appraisal_id: int, values: ConclusionValues, *, by: Actor, on: date
) -> Appraisal:
    """Conclude an appraisal: favourable with an amount, or unfavourable with the reasons.

    Refuses without minutes or without an opinion on the dossier as it is now; an amount above the
    rule or the request; a conclusion against most opinions that does not say why. Keeps the ruling.
    """
    appraisal = lock_appraisal(appraisal_id)
    require_free_of_conflict(by, appraisal)
    if problems := check_at_work(appraisal):
        raise OutOfStep(*problems)
    proposal = appraisal.proposal
    ruling = ruling_of(proposal, on=on)
    opinions = list(opinions_that_count(appraisal))
    require(check_conclusion(appraisal, values, ruling, opinions))
    appraisal.minutes_number = tidy(values.minutes_number)
    appraisal.minutes_on = values.minutes_on
    appraisal.conclusion = Conclusion.FAVOURABLE if values.favourable else Conclusion.UNFAVOURABLE
    appraisal.recommended_vnd = values.recommended_vnd if values.favourable else None
    appraisal.summary = tidy(values.summary)
    appraisal.concluded_on = on
    appraisal.concluded_by_id = by.user_id
    appraisal.ruling = freeze_ruling(proposal, ruling, occasion="appraisal", on=on)
    appraisal.save()
    record(
        "appraisal.concluded",
        proposal.reference,
        by=by,
        after={
            "level": appraisal.level,
            "conclusion": appraisal.conclusion,
            "recommended_vnd": appraisal.recommended_vnd,
            "asked_vnd": proposal.asked_vnd,
            "limit_vnd": ruling.limit_vnd,
            "minutes": appraisal.minutes_number,
            "opinions": len(opinions),
        },
        reason=appraisal.summary,
    )
    return appraisal
