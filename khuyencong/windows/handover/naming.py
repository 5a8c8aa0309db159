"""What the journal calls handovers."""

from collections.abc import Collection

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.windows.handover.permissions import visible_handovers


def handover_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some handovers that an actor may see."""
    rows = visible_handovers(actor).filter(pk__in=ids).values_list("pk", "number")
    return {pk: Named(number, reverse("handover:handover", args=[pk])) for pk, number in rows}
