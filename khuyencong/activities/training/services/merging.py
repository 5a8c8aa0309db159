"""Two records of one establishment become one: what became of trainees follows."""

from khuyencong.activities.training.models import FollowUp
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:  # noqa: ARG001
    """Let the answers that led to the dropped record lead to the kept one."""
    FollowUp.objects.filter(establishment=drop).update(establishment=keep)
