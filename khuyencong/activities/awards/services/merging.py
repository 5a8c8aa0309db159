"""Two records of one establishment become one: its products in votes follow."""

from khuyencong.activities.awards.models import Entry
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:  # noqa: ARG001
    """Move the dropped record's products with their certificates."""
    Entry.objects.filter(establishment=drop).update(establishment=keep)
