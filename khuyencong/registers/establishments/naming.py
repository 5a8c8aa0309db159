"""What the journal calls establishments."""

from collections.abc import Collection

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.registers.establishments.queries import visible_establishments


def establishment_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some establishments that an actor may see."""
    rows = visible_establishments(actor).filter(pk__in=ids).values_list("pk", "name")
    return {pk: Named(name, reverse("establishments:detail", args=[pk])) for pk, name in rows}
