"""The table of steps of a đề án, and the routes that the law draws over it."""

from itertools import pairwise

import pytest

from khuyencong.programme.proposals.states import (
    DEAD_STATES,
    EDITABLE_STATES,
    FORWARD_ACTIONS,
    MAIN_ROAD,
    PROPOSAL_WORKFLOW,
    RESUBMISSION,
    UNDECIDED_STATES,
    Action,
    State,
)
from khuyencong.registers.policies.queries import published_routes
from khuyencong.registers.policies.routes import ACTIONS, STATES


def _ways_out(state):
    return {step.target for step in PROPOSAL_WORKFLOW.steps if state in step.sources}


def test_routes_and_the_table_speak_of_the_same_steps_and_states():
    assert set(ACTIONS) == set(Action.values)
    assert set(STATES) == set(State.values)
    assert {step.action for step in PROPOSAL_WORKFLOW.steps} == set(Action.values)


def test_every_step_of_every_route_can_start_somewhere_in_the_table():
    for route in published_routes():
        for step in route.steps:
            sources = PROPOSAL_WORKFLOW.sources(step.action)
            narrowed = [state for state in sources if step.may_start_in(state)]
            assert narrowed, (route.code, step.action)
            assert set(step.from_states) <= set(sources), (route.code, step.action)


def test_a_route_leads_from_a_draft_to_settlement_past_no_state_that_it_skips():
    for route in published_routes():
        reached, waiting = set(), [State.DRAFT.value]
        while waiting:
            state = waiting.pop()
            reached.add(state)
            for action in PROPOSAL_WORKFLOW.actions(state=state):
                step = route.step(action)
                if step is not None and step.may_start_in(state):
                    target = str(PROPOSAL_WORKFLOW.step(action, state=state).target)
                    waiting += [target] if target not in reached else []
        assert State.SETTLED in reached, route.code
        assert reached & set(route.skips) == set(), route.code


def test_only_the_ends_of_the_road_lead_nowhere():
    ends = {state for state in State if not _ways_out(state)}

    assert ends == DEAD_STATES | {State.SETTLED}


def test_every_state_can_be_reached():
    assert {step.target for step in PROPOSAL_WORKFLOW.steps} == set(State) - {State.DRAFT}


def test_a_completed_dossier_goes_back_to_whichever_office_may_return_it():
    assert set(RESUBMISSION) == set(PROPOSAL_WORKFLOW.sources(Action.RETURN))
    for asked_from, action in RESUBMISSION.items():
        assert PROPOSAL_WORKFLOW.step(action, state=State.RETURNED).target == asked_from


def test_what_is_undecided_can_still_be_withdrawn():
    assert set(PROPOSAL_WORKFLOW.sources(Action.WITHDRAW)) == UNDECIDED_STATES | {State.APPROVED}
    assert EDITABLE_STATES < UNDECIDED_STATES


@pytest.mark.parametrize(("here", "there"), list(pairwise(MAIN_ROAD)))
def test_each_station_of_the_main_road_follows_from_one_before_it(here, there):
    stations = MAIN_ROAD[: MAIN_ROAD.index(here) + 1]

    assert any(there in _ways_out(station) for station in stations)


def test_a_forward_step_never_goes_to_a_dead_end():
    for action in FORWARD_ACTIONS:
        [step] = [step for step in PROPOSAL_WORKFLOW.steps if step.action == action]
        assert step.target not in DEAD_STATES | {State.RETURNED, State.SUSPENDED}
