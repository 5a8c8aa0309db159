"""The drawings in the documentation are those of the code."""

from django.utils.translation import override

from khuyencong.programme.proposals.states import PROPOSAL_WORKFLOW, State
from tools import draw_workflow


def test_the_drawing_of_a_proposals_life_is_the_one_that_the_code_draws():
    with override("vi"):
        drawn = draw_workflow.proposal_drawing()

    assert draw_workflow.DRAWING.read_text(encoding="utf-8") == drawn, (
        "run .venv/bin/python tools/draw_workflow.py"
    )


def test_the_drawing_names_every_state_and_every_step():
    drawn = draw_workflow.DRAWING.read_text(encoding="utf-8").splitlines()

    for state in State:
        assert any(line.endswith(f" as {state.value}") for line in drawn), state
    for step in PROPOSAL_WORKFLOW.steps:
        for source in step.sources:
            assert f"    {source} --> {step.target}: {step.action}" in drawn
