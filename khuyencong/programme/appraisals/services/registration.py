"""Register favourably appraised đề án in the yearly list (TT 36/2013/TT-BCT, form 2)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals.checks import check_favourable_base, check_not_before
from khuyencong.programme.appraisals.models import Registration
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services import lock_proposal, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def register_proposal(proposal_id: int, *, list_number: str, by: Actor, on: date) -> Registration:
    """Put a đề án on a list of registration. Refuses it without a favourable base appraisal."""
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.REGISTER, on=on)
    require(_check_list_number(list_number), check_favourable_base(proposal))
    require(check_not_before(proposal, on=on))
    assert by.user_id is not None, "a person registers"
    assert by.office_id is not None, "an office registers"
    registration = Registration.objects.create(
        proposal=proposal,
        office_id=by.office_id,
        list_number=tidy(list_number),
        registered_on=on,
        registered_by_id=by.user_id,
    )
    take_step(proposal, Action.REGISTER, by=by, on=on, after={"list": registration.list_number})
    return registration


@transaction.atomic
def register_many(
    proposal_ids: Sequence[int], *, list_number: str, by: Actor, on: date
) -> list[Registration]:
    """Register several đề án on one list, whole or not at all."""
    if not proposal_ids:
        raise Refused(Problem("appraisal.list_is_empty"))
    return [
        register_proposal(proposal_id, list_number=list_number, by=by, on=on)
        for proposal_id in sorted(set(proposal_ids))
    ]


def _check_list_number(list_number: str) -> list[Problem]:
    if tidy(list_number):
        return []
    return [Problem("appraisal.list_number_needed", field="list_number")]
