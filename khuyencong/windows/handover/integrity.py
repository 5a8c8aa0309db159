"""Did handovers leave anything behind, or change a figure? Found, never repaired."""

from collections.abc import Iterator

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.registers.offices.handover import movers
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.states import HandoverState


def handover_faults() -> Iterator[Finding]:
    """Yield unequal totals, and what is still open at an office that has handed over."""
    done = Handover.objects.filter(state=HandoverState.CARRIED_OUT).select_related("office")
    for handover in done.order_by("pk"):
        if handover.before != handover.after:
            yield Finding(handover.reference, "its totals before and after differ")
        for name, mover in movers():
            for one in mover.passing(handover.office):
                told = f"{name} {one.record_id} is still open at {handover.office.code}"
                yield Finding(handover.reference, told)
