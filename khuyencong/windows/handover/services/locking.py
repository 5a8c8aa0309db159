"""The handover that a service changes, locked, in the state and version that it needs."""

from django.db.models import F

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import require_may_prepare
from khuyencong.windows.handover.states import HandoverState


def lock_handover(handover_id: int) -> Handover:
    """Return a handover locked until the transaction ends, with its offices."""
    return (
        Handover.objects.select_for_update(of=("self",))
        .select_related("office__territory", "rest_office__territory")
        .get(pk=handover_id)
    )


def lock_draft(handover_id: int, by: Actor) -> Handover:
    """Return a handover that an actor may go on preparing. Refuses one that has moved on."""
    handover = lock_handover(handover_id)
    require_may_prepare(by, handover.office)
    require_state(handover, HandoverState.DRAFT)
    return handover


def require_state(handover: Handover, *states: HandoverState) -> None:
    """Refuse a handover that is elsewhere on its way, with where it stands."""
    if handover.state not in states:
        told = {"number": handover.number, "standing": str(handover.state)}
        raise OutOfStep(Problem("handover.out_of_step", told))


def require_version(handover: Handover, version: int) -> None:
    """Refuse what was decided on before another change."""
    if handover.version != version:
        raise OutOfStep(Problem("handover.changed_meanwhile"))


def count_change(handover: Handover) -> None:
    """Let pages that show it as it was be refused."""
    Handover.objects.filter(pk=handover.pk).update(version=F("version") + 1)
    handover.version += 1
