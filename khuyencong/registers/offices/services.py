"""Found, rename and end offices; appoint people in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.checks import (
    check_administrator_remains,
    check_appointment,
    check_dates,
    check_ending,
    check_name,
    check_new_office,
)
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.offices.permissions import (
    administers_installation,
    require_administrator_of,
)
from khuyencong.registers.offices.queries import office_chain
from khuyencong.registers.territories.models import Unit


@dataclass(frozen=True, kw_only=True)
class OfficeValues:
    """What an office is when it is founded. No parent: nothing stands above it here."""

    code: str
    name: str
    kind: str
    territory_id: int
    parent_id: int | None
    valid_from: date


@transaction.atomic
def found_office(values: OfficeValues, *, by: Actor) -> Office:
    """Found an office under another. Done by an administrator of that one or above it.

    An office that has none above it is founded by who administers the whole installation.
    """
    code, name = tidy(values.code), tidy(values.name)
    parent = None
    if values.parent_id is not None:
        parent = Office.objects.select_for_update().get(pk=values.parent_id)
        require_administrator_of(by, parent)
    elif not administers_installation(by):
        raise NotPermitted(Problem("offices.parent_needed", field="parent"))
    territory = Unit.objects.get(pk=values.territory_id)
    require(check_new_office(code, name, territory, parent, valid_from=values.valid_from))
    office = Office.objects.create(
        code=code,
        name=name,
        kind=values.kind,
        territory=territory,
        parent=parent,
        valid_from=values.valid_from,
    )
    after = {
        "code": code,
        "name": name,
        "kind": values.kind,
        "territory": territory.key,
        "parent": parent.code if parent else "",
        "valid_from": values.valid_from.isoformat(),
    }
    record("offices.founded", _subject(office), by=by, after=after)
    return office


@transaction.atomic
def rename_office(office_id: int, name: str, *, by: Actor, reason: str) -> Office:
    """Give an office another name. Entries of the audit keep the name of their day."""
    office = _lock(office_id)
    require_administrator_of(by, office)
    name = tidy(name)
    require(check_name(name), _check_reason(reason))
    before = {"name": office.name}
    office.name = name
    office.save(update_fields=["name"])
    record(
        "offices.renamed",
        _subject(office),
        by=by,
        before=before,
        after={"name": name},
        reason=tidy(reason),
    )
    return office


@transaction.atomic
def end_office(
    office_id: int, *, valid_to: date, successor_ids: Iterable[int], by: Actor, reason: str
) -> Office:
    """End an office after a day, name who takes over, and end its appointments on that day.

    Refuses while an office under it goes on. Locks the office, then its appointments.
    """
    office = _lock(office_id)
    require_administrator_of(by, office)
    _require_going_on(office)
    successors = list(Office.objects.filter(pk__in=list(successor_ids)).order_by("pk"))
    require(check_ending(office, valid_to, successors), _check_reason(reason))
    office.valid_to = valid_to
    office.save(update_fields=["valid_to"])
    office.successors.set(successors)
    ended = 0
    for appointment in office.appointments.select_for_update().filter(valid_to__isnull=True):
        appointment.valid_to = max(valid_to, appointment.valid_from)
        appointment.save(update_fields=["valid_to"])
        ended += 1
    after = {
        "valid_to": valid_to.isoformat(),
        "successors": [one.code for one in successors],
        "appointments_ended": ended,
    }
    record("offices.ended", _subject(office), by=by, after=after, reason=tidy(reason))
    return office


@transaction.atomic
def add_successors(
    office_id: int, successor_ids: Iterable[int], *, by: Actor, reason: str
) -> Office:
    """Name further offices that took over from one that has ended. Locks the office."""
    office = _lock(office_id)
    require_administrator_of(by, office)
    known = set(office.successors.values_list("pk", flat=True))
    added = Office.objects.filter(pk__in=set(successor_ids) - known).order_by("pk")
    if added:
        after = {"successors": [one.code for one in added]}
        office.successors.add(*added)
        record("offices.successors_added", _subject(office), by=by, after=after, reason=reason)
    return office


def _require_going_on(office: Office) -> None:
    if office.valid_to is not None:
        ended = {"office": office.name, "ended_on": office.valid_to.isoformat()}
        raise OutOfStep(Problem("offices.office_has_ended", ended))


@transaction.atomic
def appoint(
    person: User, office: Office, role: Role, *, by: Actor, valid_from: date
) -> Appointment:
    """Appoint a person in a role of an office from a day on.

    Done by an administrator of the office, of one above it, or of the installation. Refuses an
    office that does not exist that day, a closed account, and a role that the person has already.
    Locks the office.
    """
    office = _lock(office.pk)
    require_administrator_of(by, office)
    require(check_appointment(person, office, role, valid_from=valid_from))
    appointment = Appointment.objects.create(
        person=person, office=office, role=role.value, valid_from=valid_from
    )
    record(
        "offices.appointed",
        _subject(office),
        by=by,
        after={"person": person.pk, "role": role.value, "from": valid_from.isoformat()},
    )
    return appointment


@transaction.atomic
def end_appointment(
    appointment_id: int, *, valid_to: date, by: Actor, on: date, reason: str = ""
) -> Appointment:
    """End an appointment after a day.

    Done by an administrator of the office or of one above it. An administrator's is ended only
    while another one remains there or above, so that nobody locks an office up, least of all by
    giving their own rights away. Locks the office and those above it, from above.
    """
    appointment = Appointment.objects.select_related("office", "person").get(pk=appointment_id)
    office = appointment.office
    _lock_chain(office)
    require_administrator_of(by, office)
    appointment.refresh_from_db(fields=["valid_to"])
    if appointment.valid_to is not None and appointment.valid_to < on:
        ended = {
            "person": appointment.person.full_name,
            "ended_on": appointment.valid_to.isoformat(),
        }
        raise OutOfStep(Problem("offices.appointment_has_ended", ended))
    require(check_dates(appointment.valid_from, valid_to))
    if appointment.role == Role.ADMINISTRATOR.value:
        require(check_administrator_remains([appointment], office))
    before = appointment.valid_to.isoformat() if appointment.valid_to else None
    appointment.valid_to = valid_to
    appointment.save(update_fields=["valid_to"])
    told = {"person": appointment.person_id, "role": appointment.role}
    record(
        "offices.appointment_ended",
        _subject(office),
        by=by,
        before={**told, "to": before},
        after={**told, "to": valid_to.isoformat()},
        reason=tidy(reason),
    )
    return appointment


def _check_reason(reason: str) -> list[Problem]:
    return [] if tidy(reason) else [Problem("offices.reason_missing", field="reason")]


def _lock(office_id: int) -> Office:
    return Office.objects.select_for_update().get(pk=office_id)


def _lock_chain(office: Office) -> None:
    """Lock an office and those above it, so that two administrators cannot end each other."""
    ids = [one.pk for one in office_chain(office)]
    list(Office.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _subject(office: Office) -> str:
    return f"office:{office.pk}"
