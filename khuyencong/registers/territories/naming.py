"""What the journal calls administrative units."""

from collections.abc import Collection

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.registers.territories.models import Unit


def unit_names(_actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of some units: everyone reads them."""
    return {
        unit.pk: Named(unit.name, reverse("territories:unit", args=[unit.key]))
        for unit in Unit.objects.filter(pk__in=ids)
    }
