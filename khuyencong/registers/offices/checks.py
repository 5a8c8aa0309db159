"""Reasons against founding and ending offices, and against appointments."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.offices.queries import (
    administrators_over,
    installation_has_administrator,
)
from khuyencong.registers.territories.models import Unit

APPOINTED_ROLES = frozenset(Role) - {Role.APPLICANT, Role.SYSTEM}


def check_new_office(
    code: str, name: str, territory: Unit, parent: Office | None, *, valid_from: date
) -> list[Problem]:
    """An office has a code of its own and a name, and begins in what exists on that day."""
    problems = []
    if not code:
        problems.append(Problem("offices.code_missing", field="code"))
    elif Office.objects.filter(code=code).exists():
        problems.append(Problem("offices.code_taken", {"code": code}, field="code"))
    problems += check_name(name)
    if not territory.is_in_force(valid_from):
        there = {"unit": territory.name, "day_on": valid_from.isoformat()}
        problems.append(Problem("offices.territory_not_there", there, field="territory"))
    if parent is not None:
        problems += check_office_there(parent, valid_from, field="parent")
    return problems


def check_name(name: str) -> list[Problem]:
    return [] if name else [Problem("offices.name_missing", field="name")]


def check_office_there(office: Office, day: date, *, field: str = "") -> list[Problem]:
    """An office exists on a day."""
    if office.valid_to is not None and office.valid_to < day:
        ended = {"office": office.name, "ended_on": office.valid_to.isoformat()}
        return [Problem("offices.office_has_ended", ended, field=field)]
    if day < office.valid_from:
        begins = {"office": office.name, "begins_on": office.valid_from.isoformat()}
        return [Problem("offices.office_not_yet", begins, field=field)]
    return []


def check_ending(office: Office, valid_to: date, successors: Sequence[Office]) -> list[Problem]:
    """An office ends after it began and after those under it; others take over the next day."""
    problems = check_dates(office.valid_from, valid_to)
    remaining = office.children.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_to))
    problems += [
        Problem("offices.child_goes_on", {"child": child.name, "office": office.name})
        for child in remaining
    ]
    for successor in successors:
        if successor.pk == office.pk:
            problems.append(Problem("offices.own_successor", field="successors"))
        elif successor.valid_to is not None and successor.valid_to <= valid_to:
            ended = {"office": successor.name, "ended_on": successor.valid_to.isoformat()}
            problems.append(Problem("offices.office_has_ended", ended, field="successors"))
    return problems


def check_dates(valid_from: date, valid_to: date) -> list[Problem]:
    """An office or an appointment ends after it began."""
    if valid_from <= valid_to:
        return []
    days = {"from_on": valid_from.isoformat(), "to_on": valid_to.isoformat()}
    return [Problem("offices.ends_before_it_begins", days, field="valid_to")]


def check_appointment(
    person: User, office: Office, role: Role, *, valid_from: date
) -> list[Problem]:
    """A person with a living account takes a role of staff once, in an office that exists."""
    problems = []
    if role not in APPOINTED_ROLES:
        problems.append(Problem("offices.role_not_of_staff", field="role"))
    if not person.is_active:
        who = {"person": person.full_name}
        problems.append(Problem("offices.person_inactive", who, field="person"))
    problems += check_office_there(office, valid_from, field="valid_from")
    same = Appointment.objects.filter(person=person, office=office, role=role.value)
    if same.exclude(valid_to__lt=valid_from).exists():
        who = {"person": person.full_name, "role": role.value}
        problems.append(Problem("offices.appointed_already", who, field="person"))
    return problems


def check_administrator_remains(ending: Collection[Appointment], office: Office) -> list[Problem]:
    """Someone must remain who may appoint in an office: its administrator, or one above it."""
    ids = [one.pk for one in ending]
    remaining = administrators_over(office).exclude(pk__in=ids).exists()
    if remaining or installation_has_administrator():
        return []
    return [Problem("offices.last_administrator", {"office": office.name})]
