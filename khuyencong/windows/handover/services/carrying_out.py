"""Carry a handover out: everything that passes, in one transaction, or nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from khuyencong.engines.refusals import Refused, require
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.handover import Handing
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.services import add_successors, appoint, end_office
from khuyencong.windows.handover.checks import check_day
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import require_may_prepare
from khuyencong.windows.handover.planning import Reckoning, reckon, successors, totals_of
from khuyencong.windows.handover.services.locking import (
    count_change,
    lock_handover,
    require_state,
)
from khuyencong.windows.handover.states import HandoverState


@transaction.atomic
def carry_out(handover_id: int, *, by: Actor, on: date) -> Handover:
    """Let everything pass that an office keeps and that is not over; end the office.

    Done by who may prepare it, after another's approval, from its day on, once. Reckons again
    under the locks and refuses with everything that no longer fits. The figures of all the offices
    together are the same before and after, or nothing was done. Locks the handover, then the
    offices in the order of their keys, then what passes, kind by kind.
    """
    handover = lock_handover(handover_id)
    require_may_prepare(by, handover.office)
    require_state(handover, HandoverState.APPROVED)
    require(check_day(handover, on))
    takers = successors(handover)
    office_ids = sorted({handover.office_id, *(one.pk for one in takers)})
    list(Office.objects.select_for_update(of=("self",)).filter(pk__in=office_ids).order_by("pk"))
    reckoning = reckon(handover)
    if reckoning.all_problems:
        raise Refused(*reckoning.all_problems)
    before = _figures(office_ids)
    _move(reckoning, handover, by=by)
    after = _figures(office_ids)
    assert before == after, f"a handover changes no figure: {before} became {after}"
    _end(handover, takers, by=by)
    _appoint(reckoning, handover, by=by)
    handover.before, handover.after = before, after
    handover.passed = _passed(reckoning)
    handover.state = HandoverState.CARRIED_OUT
    handover.carried_out_by_id = by.user_id
    handover.carried_out_on = on
    handover.save()
    count_change(handover)
    record(
        "handover.carried_out",
        handover.reference,
        by=by,
        after={"passed": handover.passed, "totals": after},
        reason=handover.number,
    )
    return handover


def _move(reckoning: Reckoning, handover: Handover, *, by: Actor) -> None:
    handing = Handing(handover.office, handover.number, handover.reference, by)
    for part in reckoning.parts:
        part.mover.move(part.destinations, handing)


def _figures(office_ids: Sequence[int]) -> list[dict[str, Any]]:
    return [{"key": total.key, "amount": total.amount} for total in totals_of(office_ids)]


def _passed(reckoning: Reckoning) -> list[dict[str, Any]]:
    """Return how many records of each kind went to whom, with their money."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for part in reckoning.parts:
        for row in part.passing:
            assert row.office is not None, "what has no problem has a taker"
            blank = {"kind": part.name, "office": row.office.pk, "count": 0, "amount_vnd": 0}
            sums = found.setdefault((part.name, row.office.pk), blank)
            sums["count"] += 1
            sums["amount_vnd"] += row.passing.amount_vnd or 0
    return list(found.values())


def _end(handover: Handover, takers: Sequence[Office], *, by: Actor) -> None:
    office, ids = handover.office, [one.pk for one in takers]
    if office.valid_to is not None:
        add_successors(office.pk, ids, by=by, reason=handover.number)
        return
    last_day = handover.effective_on - timedelta(days=1)
    end_office(office.pk, valid_to=last_day, successor_ids=ids, by=by, reason=handover.number)


def _appoint(reckoning: Reckoning, handover: Handover, *, by: Actor) -> None:
    for row in reckoning.roles:
        if row.office is not None:
            appoint(
                row.appointment.person,
                row.office,
                Role(row.appointment.role),
                by=by,
                valid_from=handover.effective_on,
            )
