"""Two records of one establishment become one: its relocations follow."""

from khuyencong.activities.relocations.models import Relocation
from khuyencong.activities.relocations.states import Stage
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:  # noqa: ARG001
    """Move the dropped record's relocations. Refuses where both are moving now."""
    running = Relocation.objects.exclude(stage=Stage.CLOSED)
    if running.filter(establishment__in=(keep, drop)).count() > 1:
        raise OutOfStep(Problem("relocations.merged_while_moving"))
    Relocation.objects.filter(establishment=drop).update(establishment=keep)
