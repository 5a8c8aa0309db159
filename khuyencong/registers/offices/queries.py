"""Reads of offices and of who is appointed where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.engines.text import fold
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.territories.models import Unit

MOST_LEVELS = 10
"""No chain of offices is longer; a longer one would be a circle."""


def in_force(on: date) -> Q:
    """Return the filter of offices, or appointments, to those of a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def offices_on(day: date) -> QuerySet[Office]:
    """Return the offices that exist on a day."""
    return Office.objects.filter(in_force(day)).select_related("territory")


def appointments_on(day: date) -> QuerySet[Appointment]:
    """Return the appointments in force on a day."""
    return Appointment.objects.filter(in_force(day)).select_related("office", "person")


def office_chain(office: Office) -> tuple[Office, ...]:
    """Return an office and those above it, nearest first. A query for each that is above."""
    chain = [office]
    while chain[-1].parent is not None:
        chain.append(chain[-1].parent)
        assert len(chain) <= MOST_LEVELS, "no office stands above itself"
    return tuple(chain)


def administrators_over(office: Office) -> QuerySet[Appointment]:
    """Return the open appointments of those who may appoint in an office: in it or above it."""
    ids = [one.pk for one in office_chain(office)]
    return Appointment.objects.filter(
        office_id__in=ids,
        role=Role.ADMINISTRATOR.value,
        valid_to__isnull=True,
        person__is_active=True,
    ).select_related("person", "office")


def installation_has_administrator() -> bool:
    """Return whether someone administers the whole installation."""
    return User.objects.filter(is_superuser=True, is_active=True).exists()


def appointments_in(office: Office) -> QuerySet[Appointment]:
    """Return all appointments in an office, those in force first by role, then the past."""
    return office.appointments.select_related("person").order_by("valid_to", "role", "pk")


def people_named(text: str) -> list[User]:
    """Return the active people of a user name or e-mail address, written in full: none or one.

    One person's user name may be another's address: that is nobody in particular.
    """
    named = Q(username=text) | Q(email__iexact=text)
    found = list(User.objects.filter(named, is_active=True).order_by("pk")[:2])
    return found if text and len(found) == 1 else []


@dataclass(frozen=True)
class TreeRow:
    """An office in the tree, and how deep it stands."""

    office: Office
    depth: int


def office_tree(day: date, *, within: str, text: str = "") -> list[TreeRow]:
    """Return the offices of a day under a path of territories, and those above them, as a tree.

    A ``text`` narrows to names that hold all its words, without diacritics. One query. An office
    whose superior is not among them stands at the root.
    """
    steps = within.rstrip("/").split("/")
    above = [f"{'/'.join(steps[:length])}/" for length in range(1, len(steps))]
    there = Q(territory__path__startswith=within) | Q(territory__path__in=above)
    offices = list(offices_on(day).filter(there).order_by("territory__depth", "code"))
    words = fold(text).split()
    offices = [one for one in offices if all(word in fold(one.name) for word in words)]
    children: dict[int | None, list[Office]] = {}
    known = {one.pk for one in offices}
    for one in offices:
        children.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)
    return list(_rows(children, None, depth=0))


def _rows(
    children: dict[int | None, list[Office]], parent_id: int | None, *, depth: int
) -> Iterable[TreeRow]:
    for office in children.get(parent_id, []):
        yield TreeRow(office, depth)
        yield from _rows(children, office.pk, depth=depth + 1)


def province_path(actor: Actor | None) -> str:
    """Return the path of the province in which an actor's office lies; of the country else."""
    office_id = actor.office_id if actor is not None else None
    path = (
        Unit.objects.filter(offices=office_id).values_list("path", flat=True).first()
        if office_id is not None
        else None
    )
    return f"{'/'.join((path or 'VN/').rstrip('/').split('/')[:2])}/"
