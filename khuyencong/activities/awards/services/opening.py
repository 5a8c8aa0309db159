"""Open a round, change it, announce it, cancel it."""

from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import check_told, problems_of_round
from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.permissions import (
    beginning_refusal,
    keeping_refusal,
    leading_refusal,
    levels_for,
    opening_refusal,
    require_permitted,
)
from khuyencong.activities.awards.services.locking import (
    lock_round,
    move,
    require_version,
    trace,
)
from khuyencong.activities.awards.states import ROUND_WORKFLOW, RoundAction, RoundState
from khuyencong.activities.awards.values import RoundValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.services import lock_proposal
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.permissions import require_another_person


@transaction.atomic
def open_round(
    values: RoundValues, *, by: Actor, on: date, proposal_id: int | None = None
) -> VoteRound:
    """Open a round in the territory of the actor's office. Its rules are those of this day.

    Refuses a level that this office, or this day, does not have.
    """
    require_permitted(opening_refusal(by))
    if proposal_id is not None:
        _require_may_carry_out(proposal_id, by)
    require(problems_of_round(values, levels_for(by, on=on), opened_on=on, on=on))
    assert by.user_id is not None, "a person opens a round"
    assert by.office_id is not None, "the refusal above asks for an office"
    office = Office.objects.select_related("territory").get(pk=by.office_id)
    vote = VoteRound(
        office=office,
        proposal_id=proposal_id,
        unit=office.territory,
        unit_path=office.territory.path,
        opened_on=on,
        made_by_id=by.user_id,
    )
    _write(vote, values)
    vote.save(force_insert=True)
    trace("round_opened", vote, by=by, after={"level": vote.level, "year": vote.year})
    return vote


def _require_may_carry_out(proposal_id: int, by: Actor) -> None:
    proposal = lock_proposal(proposal_id)
    if not visible_proposals(by).filter(pk=proposal_id).exists():
        raise NotPermitted(Problem("awards.proposal_not_visible"))
    if problem := beginning_refusal(by, proposal):
        raise OutOfStep(problem)


@transaction.atomic
def change_round(
    round_id: int, values: RoundValues, *, version: int, by: Actor, on: date
) -> VoteRound:
    """Change a round until it is announced. The day whose rules govern it stays."""
    vote = lock_round(round_id)
    require_permitted(keeping_refusal(by, vote))
    require_version(vote, version)
    if vote.state != RoundState.DRAFT:
        raise OutOfStep(Problem("awards.announced_already"))
    levels = levels_for(by, on=vote.opened_on)
    require(problems_of_round(values, levels, opened_on=vote.opened_on, on=on))
    _write(vote, values)
    vote.version += 1
    vote.save()
    trace("round_changed", vote, by=by, after={"level": vote.level, "year": vote.year})
    return vote


def _write(vote: VoteRound, values: RoundValues) -> None:
    vote.level = values.level
    vote.year = values.year
    vote.title = tidy(values.title)
    vote.basis = values.basis.strip()
    vote.place = tidy(values.place)
    vote.registration_from = values.registration_from
    vote.registration_to = values.registration_to
    vote.scoring_from = values.scoring_from
    vote.scoring_to = values.scoring_to
    vote.result_on = values.result_on


@transaction.atomic
def announce_round(round_id: int, *, by: Actor, on: date) -> VoteRound:
    """Make a round known: establishments may register. Signed by a leader who did not make it."""
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.ANNOUNCE, state=vote.state)
    require_permitted(leading_refusal(by, vote))
    require_another_person(by, maker_id=vote.made_by_id, thing=vote.title)
    vote.announced_on = on
    move(vote, RoundAction.ANNOUNCE, "announced_on")
    trace("round_announced", vote, by=by, after={"announced_on": on.isoformat()})
    return vote


@transaction.atomic
def cancel_round(round_id: int, *, reason: str, by: Actor) -> VoteRound:
    """Give a round up before scoring, with the reason."""
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.CANCEL, state=vote.state)
    require_permitted(leading_refusal(by, vote))
    require(check_told(reason, "reason"))
    vote.cancelled_reason = reason.strip()
    move(vote, RoundAction.CANCEL, "cancelled_reason")
    trace("round_cancelled", vote, by=by, reason=vote.cancelled_reason)
    return vote
