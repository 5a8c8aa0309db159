"""Approve a handover, take the approval back, cancel it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import require_may_approve, require_may_prepare
from khuyencong.windows.handover.planning import reckon
from khuyencong.windows.handover.services.locking import (
    count_change,
    lock_handover,
    require_state,
    require_version,
)
from khuyencong.windows.handover.states import HandoverState


@transaction.atomic
def approve_handover(handover_id: int, *, version: int, by: Actor, on: date) -> Handover:
    """Approve a handover that nothing stands in the way of. Never who prepared it.

    Refuses with everything that would not pass, and a version that the approver did not see.
    """
    handover = lock_handover(handover_id)
    require_may_approve(by, handover)
    require_state(handover, HandoverState.DRAFT)
    require_version(handover, version)
    if problems := reckon(handover).all_problems:
        raise Refused(*problems)
    handover.state = HandoverState.APPROVED
    handover.approved_by_id = by.user_id
    handover.approved_on = on
    handover.save(update_fields=["state", "approved_by", "approved_on"])
    count_change(handover)
    record("handover.approved", handover.reference, by=by, after={"version": version})
    return handover


@transaction.atomic
def reopen_handover(handover_id: int, *, by: Actor, reason: str) -> Handover:
    """Take an approved handover back into preparation: it has to be approved again."""
    handover = lock_handover(handover_id)
    require_may_prepare(by, handover.office)
    require_state(handover, HandoverState.APPROVED)
    _require_reason(reason)
    handover.state = HandoverState.DRAFT
    handover.approved_by = None
    handover.approved_on = None
    handover.save(update_fields=["state", "approved_by", "approved_on"])
    count_change(handover)
    record("handover.reopened", handover.reference, by=by, reason=tidy(reason))
    return handover


@transaction.atomic
def cancel_handover(handover_id: int, *, by: Actor, reason: str) -> Handover:
    """Give a handover up that was not carried out."""
    handover = lock_handover(handover_id)
    require_may_prepare(by, handover.office)
    require_state(handover, HandoverState.DRAFT, HandoverState.APPROVED)
    _require_reason(reason)
    handover.state = HandoverState.CANCELLED
    handover.save(update_fields=["state"])
    count_change(handover)
    record("handover.cancelled", handover.reference, by=by, reason=tidy(reason))
    return handover


def _require_reason(reason: str) -> None:
    if not tidy(reason):
        raise Refused(Problem("handover.untold", field="reason"))
