"""The road of a đề án as stations: where it has been, where it stands, what lies ahead."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khuyencong.foundation.ui.figures import Station, StationStatus
from khuyencong.programme.proposals.models import Proposal, StepTaken
from khuyencong.programme.proposals.states import MAIN_ROAD, State
from khuyencong.registers.policies.routes import Route


def stations_of(
    proposal: Proposal, steps: Sequence[StepTaken], route: Route, *, on: date
) -> list[Station]:
    """Return the stations of the route of a đề án, with the day it came to each.

    One that left the main road (returned, suspended, refused…) stands at a station of its own,
    after the last that it had reached.
    """
    main = [state for state in MAIN_ROAD if state.value not in route.skips]
    came_on = {State.DRAFT.value: proposal.started_on} | {
        step.target: step.taken_on for step in steps
    }
    here = proposal.state
    is_off = here not in main
    last = _last_reached(main, steps) if is_off else main.index(State(here))
    stations = []
    for position, state in enumerate(main):
        if position < last or (position == last and (is_off or state == State.SETTLED)):
            status = StationStatus.DONE
        elif position == last:
            status = StationStatus.HERE
        else:
            status = StationStatus.AHEAD
        is_passed = status != StationStatus.AHEAD
        stations.append(
            Station(
                state.label,
                status,
                came_on.get(state.value) if is_passed else None,
                _due(proposal, on=on) if status == StationStatus.HERE else "",
            )
        )
    if is_off:
        off = Station(
            State(here).label, StationStatus.HERE, came_on.get(here), _due(proposal, on=on)
        )
        stations.insert(last + 1, off)
    return stations


def _last_reached(main: Sequence[State], steps: Sequence[StepTaken]) -> int:
    reached = [main.index(State(step.source)) for step in steps if step.source in main]
    return reached[-1] if reached else 0


def _due(proposal: Proposal, *, on: date) -> str:
    if proposal.due_on is None:
        return ""
    days = (proposal.due_on - on).days
    shown = f"{proposal.due_on:%d/%m/%Y}"
    if days < 0:
        return _("hạn %(day)s, quá %(days)s ngày") % {"day": shown, "days": -days}
    return _("hạn %(day)s") % {"day": shown}
