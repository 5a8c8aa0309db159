"""Two records of one establishment become one: guidance given to it follows."""

from khuyencong.activities.outreach.models import GuidanceSession
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.models import Establishment


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:  # noqa: ARG001
    """Move the dropped record's guidance. Refuses where one office guided both on one day."""
    known = set(
        GuidanceSession.objects.filter(establishment=keep).values_list("office_id", "held_on")
    )
    sessions = GuidanceSession.objects.filter(establishment=drop)
    for session in sessions:
        if (session.office_id, session.held_on) in known:
            told = {"held_on": session.held_on.isoformat()}
            raise OutOfStep(Problem("outreach.merged_on_one_day", told))
    sessions.update(establishment=keep)
