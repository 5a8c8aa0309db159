"""Approve figures or send them back; close a period without figures, open a locked one."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.outcomes.models import FollowUp
from khuyencong.programme.outcomes.permissions import require_may_check, require_may_unlock
from khuyencong.programme.outcomes.services.locking import lock_follow_up, require_version
from khuyencong.programme.outcomes.states import PERIOD_WORKFLOW, PeriodAction

_REFUSED_AS = {
    PeriodAction.APPROVE: "outcomes.nothing_to_check",
    PeriodAction.RETURN: "outcomes.nothing_to_check",
    PeriodAction.CLOSE: "outcomes.not_to_close",
    PeriodAction.OPEN: "outcomes.not_locked",
}


@transaction.atomic
def approve_figures(follow_up_id: int, *, version: int, by: Actor, on: date) -> FollowUp:
    """Approve the figures of a period: from now on they count, and the period is locked.

    Never by who entered them, in whatever role they act.
    """
    follow_up = lock_follow_up(follow_up_id)
    require_may_check(by, follow_up)
    return _take(follow_up, PeriodAction.APPROVE, "", "approved", version=version, by=by, on=on)


@transaction.atomic
def return_figures(
    follow_up_id: int, *, reason: str, version: int, by: Actor, on: date
) -> FollowUp:
    """Send figures back with the reason, to be reported again."""
    follow_up = lock_follow_up(follow_up_id)
    require_may_check(by, follow_up)
    _require_reason(reason)
    return _take(follow_up, PeriodAction.RETURN, reason, "returned", version=version, by=by, on=on)


@transaction.atomic
def close_period(follow_up_id: int, *, reason: str, version: int, by: Actor, on: date) -> FollowUp:
    """Close a period that nobody answers, with the reason. It counts nothing and is locked."""
    follow_up = lock_follow_up(follow_up_id)
    require_may_unlock(by, follow_up)
    _require_reason(reason)
    return _take(follow_up, PeriodAction.CLOSE, reason, "closed", version=version, by=by, on=on)


@transaction.atomic
def open_period(follow_up_id: int, *, reason: str, version: int, by: Actor, on: date) -> FollowUp:
    """Open a locked period with the reason; its figures count again when they are approved."""
    follow_up = lock_follow_up(follow_up_id)
    require_may_unlock(by, follow_up)
    _require_reason(reason)
    return _take(follow_up, PeriodAction.OPEN, reason, "opened", version=version, by=by, on=on)


def _require_reason(reason: str) -> None:
    if not tidy(reason):
        raise Refused(Problem("outcomes.reason_needed", field="reason"))


def _take(
    follow_up: FollowUp,
    action: PeriodAction,
    reason: str,
    done: str,
    *,
    version: int,
    by: Actor,
    on: date,
) -> FollowUp:
    if follow_up.state not in PERIOD_WORKFLOW.sources(action):
        told: dict[str, str | int] = {
            "months": follow_up.months,
            "state": follow_up.get_state_display(),
        }
        raise OutOfStep(Problem(_REFUSED_AS[action], told))
    require_version(follow_up, version)
    before = {"state": follow_up.state}
    follow_up.state = PERIOD_WORKFLOW.step(action, state=follow_up.state).target
    follow_up.reason = tidy(reason)
    follow_up.checked_on = on
    follow_up.checked_by_id = by.user_id
    follow_up.version += 1
    follow_up.save(update_fields=["state", "reason", "checked_on", "checked_by", "version"])
    record(
        f"outcomes.{done}",
        follow_up.tracking.proposal.reference,
        by=by,
        before=before,
        after={"months": follow_up.months, "state": follow_up.state},
        reason=follow_up.reason,
    )
    return follow_up
