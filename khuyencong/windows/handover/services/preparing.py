"""Prepare the decision by which an office hands over."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.models import Office
from khuyencong.windows.handover.checks import check_values
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import require_may_prepare
from khuyencong.windows.handover.services.locking import (
    count_change,
    lock_draft,
    require_version,
)
from khuyencong.windows.handover.states import LIVE_STATES
from khuyencong.windows.handover.values import HandoverValues


@transaction.atomic
def prepare_handover(office_id: int, values: HandoverValues, *, by: Actor, on: date) -> Handover:
    """Prepare the handover of an office. Nothing passes yet.

    Done by its administrator or one above. Refuses a second one while one is under way. Locks the
    office.
    """
    office = Office.objects.select_for_update().get(pk=office_id)
    require_may_prepare(by, office)
    require(check_values(values, office))
    live = Handover.objects.filter(office=office, state__in=LIVE_STATES).first()
    if live is not None:
        raise Refused(Problem("handover.under_way_already", {"number": live.number}))
    assert by.user_id is not None, "a handover is prepared by a person"
    handover = Handover(office=office, made_by_id=by.user_id, made_on=on)
    _write(handover, values)
    handover.save()
    record("handover.prepared", handover.reference, by=by, after=_told(handover))
    return handover


@transaction.atomic
def change_handover(
    handover_id: int, values: HandoverValues, *, version: int, by: Actor
) -> Handover:
    """Change the decision of a handover that is not approved. Refuses a stale version."""
    handover = lock_draft(handover_id, by)
    require_version(handover, version)
    require(check_values(values, handover.office))
    before = _told(handover)
    _write(handover, values)
    handover.save()
    count_change(handover)
    record("handover.changed", handover.reference, by=by, before=before, after=_told(handover))
    return handover


def _write(handover: Handover, values: HandoverValues) -> None:
    handover.number = tidy(values.number)
    handover.decided_on = values.decided_on
    handover.issuer = tidy(values.issuer)
    handover.effective_on = values.effective_on
    handover.rest_office = Office.objects.get(pk=values.rest_office_id)


def _told(handover: Handover) -> dict[str, str]:
    return {
        "office": handover.office.code,
        "number": handover.number,
        "decided_on": handover.decided_on.isoformat(),
        "effective_on": handover.effective_on.isoformat(),
        "rest_office": handover.rest_office.code,
    }
