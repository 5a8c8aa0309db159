"""Divide the four criteria into what the jury scores: proposed by one, fixed by the chair."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import problems_of_criteria
from khuyencong.activities.awards.models import SubCriterion, VoteRound
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    criteria_proposing_refusal,
    require_permitted,
)
from khuyencong.activities.awards.services.locking import lock_round, require_preparing, trace
from khuyencong.activities.awards.values import PartValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.offices.permissions import require_another_person


def _require_not_fixed(vote: VoteRound) -> None:
    if not vote.is_preparing:
        raise OutOfStep(Problem("awards.criteria_after_scoring"))
    if vote.criteria_fixed_on is not None:
        told = {"fixed_on": vote.criteria_fixed_on.isoformat()}
        raise OutOfStep(Problem("awards.criteria_fixed_already", told))


@transaction.atomic
def propose_criteria(
    round_id: int, parts: Sequence[PartValues], *, by: Actor
) -> list[SubCriterion]:
    """Write the sub-criteria that the chair is to fix. Each criterion's parts add up to it.

    Refuses once they are fixed: nobody is scored on what was changed under way.
    """
    vote = lock_round(round_id)
    require_permitted(criteria_proposing_refusal(by, vote))
    _require_not_fixed(vote)
    require(problems_of_criteria(vote, parts))
    vote.sub_criteria.all().delete()
    written = SubCriterion.objects.bulk_create(
        SubCriterion(
            round=vote,
            criterion=part.criterion,
            position=at,
            name=tidy(part.name),
            maximum=part.maximum,
        )
        for at, part in enumerate(parts, start=1)
    )
    vote.criteria_proposed_by_id = by.user_id
    vote.save(update_fields=["criteria_proposed_by"])
    after = {"parts": [[part.criterion, part.name, part.maximum] for part in written]}
    trace("criteria_proposed", vote, by=by, after=after)
    return written


@transaction.atomic
def fix_criteria(round_id: int, *, by: Actor, on: date) -> VoteRound:
    """Fix the sub-criteria that were proposed, for good. The chair's, not the proposer's."""
    vote = lock_round(round_id)
    require_permitted(chairing_refusal(by, vote))
    require_preparing(vote)
    _require_not_fixed(vote)
    if not vote.sub_criteria.exists():
        raise Refused(Problem("awards.criteria_not_proposed"))
    require_another_person(by, maker_id=vote.criteria_proposed_by_id, thing=vote.title)
    vote.criteria_fixed_on = on
    vote.criteria_fixed_by_id = by.user_id
    vote.save(update_fields=["criteria_fixed_on", "criteria_fixed_by"])
    trace("criteria_fixed", vote, by=by, after={"fixed_on": on.isoformat()})
    return vote
