"""Whose accounts an office's administrator keeps, and which of the journal its readers read.

Both end where the office does: at itself and the offices below it. ``apps`` hands these to the
apps of accounts and of the journal, which know no offices.
"""

from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.memory import once_per_page
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.offices.queries import MOST_LEVELS


@once_per_page
def offices_under(office_id: int) -> tuple[int, ...]:
    """Return an office and all below it, ended ones too. A query for each level."""
    found, level = [office_id], [office_id]
    for _depth in range(MOST_LEVELS):
        level = list(Office.objects.filter(parent__in=level).values_list("pk", flat=True))
        if not level:
            break
        found += level
    return tuple(found)


def people_kept(actor: Actor) -> Q:
    """Return the people whose accounts an office's administrator keeps.

    Those whose appointments all lie in the office or below it: the present and coming ones of who
    holds any, else the past ones. Who holds one elsewhere as well is not among them: their account
    would be taken from another office. And those whom the administrator made an account and nobody
    has appointed yet.
    """
    if actor.office_id is None or actor.user_id is None:
        return Q(pk__in=[])
    own = Q(office__in=offices_under(actor.office_id))
    every, held = Appointment.objects.all(), _held(clock.today())
    holds_here = _of(held.filter(own)) & ~_of(held.exclude(own))
    held_here = ~_of(held) & _of(every.filter(own)) & ~_of(every.exclude(own))
    return holds_here | held_here | (Q(made_by=actor.user_id) & ~_of(every))


def _held(day: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def _of(appointments: QuerySet[Appointment]) -> Q:
    return Q(pk__in=appointments.values("person"))


def entries_read(actor: Actor) -> Q:
    """Return the entries of the journal that were made in an actor's office or one below it."""
    if actor.office_id is None:
        return Q(pk__in=[])
    return Q(office_id__in=offices_under(actor.office_id))
