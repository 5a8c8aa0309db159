"""A life as a table."""

import pytest

from khuyencong.engines.refusals import OutOfStep
from khuyencong.engines.workflow import Step, Workflow

LIFE = Workflow(
    "paper",
    [
        Step("submit", ("draft", "returned"), "submitted"),
        Step("return", ("submitted",), "returned"),
        Step("approve", ("submitted",), "approved"),
    ],
)


def test_a_step_leads_from_its_states_to_its_target():
    assert LIFE.step("submit", state="returned").target == "submitted"
    assert LIFE.actions(state="submitted") == ("return", "approve")
    assert LIFE.actions(state="approved") == ()


def test_a_record_that_moved_on_is_out_of_step():
    with pytest.raises(OutOfStep) as refusal:
        LIFE.step("approve", state="draft")
    [problem] = refusal.value.problems
    assert problem.code == "workflow.out_of_step"
    assert dict(problem.parameters) == {
        "workflow": "paper",
        "action": "approve",
        "state": "draft",
    }


def test_an_action_stands_once_in_a_table():
    with pytest.raises(AssertionError):
        Workflow("twice", [Step("a", ("x",), "y"), Step("a", ("y",), "z")])


def test_the_drawing_names_every_step():
    assert LIFE.drawing() == (
        "stateDiagram-v2\n"
        "    draft --> submitted: submit\n"
        "    returned --> submitted: submit\n"
        "    submitted --> returned: return\n"
        "    submitted --> approved: approve\n"
    )
