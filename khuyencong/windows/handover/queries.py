"""Which offices may take over."""

from django.db.models import Q, QuerySet

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.queries import province_path
from khuyencong.registers.territories.models import Unit


def going_on(actor: Actor) -> QuerySet[Office]:
    """Return the offices without an end that an actor may name as takers, by name.

    Those of the actor's province, and of the provinces that it became a part of. Who administers
    the whole installation chooses from all.
    """
    offices = Office.objects.filter(valid_to__isnull=True).order_by("name")
    if actor.office_id is None:
        return offices
    province = province_path(actor)
    there = Q(territory__path__startswith=province)
    for path in Unit.objects.filter(origins__old__path=province).values_list("path", flat=True):
        there |= Q(territory__path__startswith=path)
    return offices.filter(there)
