"""Open an appraisal: the dossier is now with the office that appraises it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals.checks import check_favourable_base, check_not_before
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.states import Level
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services import lock_proposal, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def open_appraisal(
    proposal_id: int, *, form: str, by: Actor, on: date, by_council: bool = False
) -> Appraisal:
    """Begin the appraisal at base level (TT 36/2013/TT-BCT, Điều 8 khoản 1)."""
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.START_BASE_APPRAISAL, on=on)
    require(check_not_before(proposal, on=on))
    appraisal = _opened(proposal_id, Level.BASE, form=form, by=by, on=on, by_council=by_council)
    take_step(
        proposal,
        Action.START_BASE_APPRAISAL,
        by=by,
        on=on,
        after={"form": form, "by_council": by_council},
    )
    return appraisal


@transaction.atomic
def open_upper_appraisal(
    proposal_id: int, *, form: str, by: Actor, on: date, by_council: bool = False
) -> Appraisal:
    """Begin the second appraisal of a registered đề án (TT 36/2013/TT-BCT, Điều 8 khoản 2)."""
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.START_UPPER_APPRAISAL, on=on)
    require(check_not_before(proposal, on=on), check_favourable_base(proposal))
    appraisal = _opened(proposal_id, Level.UPPER, form=form, by=by, on=on, by_council=by_council)
    take_step(
        proposal,
        Action.START_UPPER_APPRAISAL,
        by=by,
        on=on,
        after={"form": form, "by_council": by_council},
    )
    return appraisal


def _opened(
    proposal_id: int, level: Level, *, form: str, by: Actor, on: date, by_council: bool
) -> Appraisal:
    assert by.user_id is not None, "a person opens it"
    assert by.office_id is not None, "an office appraises"
    return Appraisal.objects.create(
        proposal_id=proposal_id,
        level=level,
        office_id=by.office_id,
        form=form,
        by_council=by_council,
        opened_on=on,
        opened_by_id=by.user_id,
    )
