"""Say who takes what: a place, one record, a person's role."""

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.permissions import require_administrator_of
from khuyencong.windows.handover.checks import check_kind, check_taker
from khuyencong.windows.handover.models import Handover, Share
from khuyencong.windows.handover.planning import open_appointments, successors
from khuyencong.windows.handover.services.locking import count_change, lock_draft


@transaction.atomic
def add_share(handover_id: int, *, unit_id: int, office_id: int, by: Actor) -> Share:
    """Give a unit, with the units it was made of, to a successor; said again, to the last one."""
    handover = lock_draft(handover_id, by)
    share, _is_new = Share.objects.update_or_create(
        handover=handover, unit_id=unit_id, defaults={"office_id": office_id}
    )
    count_change(handover)
    after = {"unit": share.unit.key, "office": share.office.code}
    record("handover.share_added", handover.reference, by=by, after=after)
    return share


@transaction.atomic
def drop_share(share_id: int, *, by: Actor) -> Handover:
    """Take a unit out. What was chosen for an office that takes nothing any more is forgotten."""
    share = Share.objects.select_related("unit", "office").get(pk=share_id)
    handover = lock_draft(share.handover_id, by)
    before = {"unit": share.unit.key, "office": share.office.code}
    share.delete()
    takers = [one.pk for one in successors(handover)]
    handover.choices.exclude(office__in=takers).delete()
    handover.roles.exclude(office__in=takers).delete()
    count_change(handover)
    record("handover.share_dropped", handover.reference, by=by, before=before)
    return handover


@transaction.atomic
def choose_office(
    handover_id: int, kind: str, record_id: int, office_id: int | None, *, by: Actor
) -> Handover:
    """Say which successor takes one record, whatever its place; None: as its place says."""
    handover = lock_draft(handover_id, by)
    require(check_kind(kind))
    office = _taker(handover, office_id)
    if office is None:
        handover.choices.filter(kind=kind, record_id=record_id).delete()
    else:
        handover.choices.update_or_create(
            kind=kind, record_id=record_id, defaults={"office": office}
        )
    count_change(handover)
    after = {"kind": kind, "record": record_id, "office": office.code if office else None}
    record("handover.chosen", handover.reference, by=by, after=after)
    return handover


@transaction.atomic
def pass_role(
    handover_id: int, appointment_id: int, office_id: int | None, *, by: Actor
) -> Handover:
    """Say at which successor a person goes on in their role; None: the role ends with the office.

    Who says so administers that successor too.
    """
    handover = lock_draft(handover_id, by)
    appointment = next(
        (one for one in open_appointments(handover) if one.pk == appointment_id), None
    )
    assert appointment is not None, "an appointment of the office that hands over"
    office = _taker(handover, office_id)
    if office is None:
        handover.roles.filter(appointment=appointment).delete()
    else:
        require_administrator_of(by, office)
        handover.roles.update_or_create(appointment=appointment, defaults={"office": office})
    count_change(handover)
    after = {"appointment": appointment.pk, "office": office.code if office else None}
    record("handover.role_passed", handover.reference, by=by, after=after)
    return handover


def _taker(handover: Handover, office_id: int | None) -> Office | None:
    if office_id is None:
        return None
    office = Office.objects.get(pk=office_id)
    require(check_taker(handover, office))
    return office
