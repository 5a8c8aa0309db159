"""Reads of offices and of who is appointed where."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import Appointment, Office


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def offices_on(day: date) -> QuerySet[Office]:
    """Return the offices that exist on a day."""
    return Office.objects.filter(_in_force(day)).select_related("territory")


def appointments_on(day: date) -> QuerySet[Appointment]:
    """Return the appointments in force on a day."""
    return Appointment.objects.filter(_in_force(day)).select_related("office", "person")


def staff_actors(user: User, on: date) -> Iterable[Actor]:
    """Return what a person may act as by appointment. One query."""
    for appointment in appointments_on(on).filter(person=user).order_by("pk"):
        yield Actor(
            user_id=user.pk,
            name=user.full_name,
            role=Role(appointment.role),
            office_id=appointment.office_id,
            office_name=appointment.office.name,
        )
