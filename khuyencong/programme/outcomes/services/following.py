"""Begin to follow accepted đề án, and say what each is followed by."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.outcomes.checks import problems_of_aims
from khuyencong.programme.outcomes.declared import declared_aims
from khuyencong.programme.outcomes.indicators import indicators, periods
from khuyencong.programme.outcomes.models import Aim, FollowUp, Tracking
from khuyencong.programme.outcomes.permissions import following_refusal, require_may_follow
from khuyencong.programme.outcomes.queries import final_acceptance_of, first_locked, not_followed
from khuyencong.programme.outcomes.services.locking import lock_tracking
from khuyencong.programme.outcomes.values import AimValues
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.services import lock_proposal
from khuyencong.registers.territories.queries import classes_on


@transaction.atomic
def follow_proposal(proposal_id: int, *, by: Actor, on: date) -> Tracking:
    """Begin to follow an accepted đề án: its periods with their days, and what papers declare."""
    proposal = lock_proposal(proposal_id)
    require_may_follow(by, proposal)
    if Tracking.objects.filter(proposal=proposal).exists():
        raise OutOfStep(Problem("outcomes.followed_already", {"code": proposal.code}))
    final = final_acceptance_of(proposal.pk)
    if final is None:
        raise OutOfStep(Problem("outcomes.not_accepted", {"code": proposal.code}))
    accepted_on = final.signed_on
    assert accepted_on is not None, "signed minutes have their day"
    assert by.user_id is not None, "a person begins"
    classes = classes_on(proposal.unit, accepted_on)
    tracking = Tracking.objects.create(
        proposal=proposal,
        accepted_on=accepted_on,
        areas=sorted({one.code for one in classes}),
        started_on=on,
        started_by_id=by.user_id,
    )
    FollowUp.objects.bulk_create(
        FollowUp(
            tracking=tracking,
            months=period.months,
            opens_on=period.opens_on(accepted_on),
            due_on=period.due_on(accepted_on),
        )
        for period in periods()
    )
    declared = declared_aims(proposal, final.contract)
    _write_aims(
        tracking,
        {code: one.values for code, one in declared.items()},
        {code: one.origin for code, one in declared.items()},
    )
    record(
        "outcomes.started",
        proposal.reference,
        by=by,
        after={"accepted_on": accepted_on.isoformat(), "indicators": list(declared)},
    )
    return tracking


def follow_all(*, by: Actor, on: date) -> int:
    """Begin to follow every accepted đề án of the actor's reach; return how many."""
    waiting = not_followed(visible_proposals(by))
    mine = [one for one in waiting if following_refusal(by, one) is None]
    for proposal in mine:
        follow_proposal(proposal.pk, by=by, on=on)
    return len(mine)


@transaction.atomic
def set_aims(
    tracking_id: int, aims: Mapping[str, AimValues], *, version: int, by: Actor
) -> Tracking:
    """Say by which indicators a đề án is followed, how each was before and what is wanted.

    Refuses once the figures of a period are approved: they were judged by these aims.
    """
    tracking = lock_tracking(tracking_id)
    require_may_follow(by, tracking.proposal)
    if tracking.version != version:
        raise OutOfStep(Problem("outcomes.aims_changed_meanwhile"))
    if locked := first_locked(tracking):
        raise OutOfStep(Problem("outcomes.aims_fixed", {"months": locked.months}))
    require(problems_of_aims(aims))
    before = {aim.indicator: [aim.baseline, aim.target] for aim in tracking.aims.all()}
    origins = {
        aim.indicator: aim.declared
        for aim in tracking.aims.all()
        if aim.indicator in aims and _is_as_declared(aim, aims[aim.indicator])
    }
    tracking.aims.all().delete()
    _write_aims(tracking, aims, origins)
    tracking.version += 1
    tracking.save(update_fields=["version"])
    record(
        "outcomes.aims_set",
        tracking.proposal.reference,
        by=by,
        before=before,
        after={code: [one.baseline, one.target] for code, one in aims.items()},
    )
    return tracking


def _is_as_declared(aim: Aim, values: AimValues) -> bool:
    return (aim.baseline, aim.target) == (values.baseline, values.target)


def _write_aims(
    tracking: Tracking, aims: Mapping[str, AimValues], origins: Mapping[str, str]
) -> None:
    Aim.objects.bulk_create(
        Aim(
            tracking=tracking,
            indicator=code,
            baseline=aims[code].baseline,
            baseline_out_of=aims[code].baseline_out_of,
            target=aims[code].target,
            declared=origins.get(code, ""),
        )
        for code in indicators()
        if code in aims
    )
