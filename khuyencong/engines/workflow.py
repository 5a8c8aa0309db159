"""A life as a table: states, and the steps between them. The table holds no functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khuyencong.engines.refusals import OutOfStep, Problem


@dataclass(frozen=True)
class Step:
    """An action that takes a record from one of several states to another."""

    action: str
    sources: tuple[str, ...]
    target: str


class Workflow:
    """A named table of steps. An action occurs once; where it may start, it says."""

    def __init__(self, name: str, steps: Iterable[Step]) -> None:
        self.name = name
        self.steps: Sequence[Step] = tuple(steps)
        self._by_action = {step.action: step for step in self.steps}
        assert len(self._by_action) == len(self.steps), f"{name}: an action stands twice"

    def step(self, action: str, *, state: str) -> Step:
        """Return the step of an action from a state.

        Raises ``OutOfStep`` with code ``workflow.out_of_step`` when the record has moved on.
        """
        step = self._by_action[action]
        if state not in step.sources:
            raise OutOfStep(
                Problem(
                    "workflow.out_of_step",
                    {"workflow": self.name, "action": action, "state": str(state)},
                )
            )
        return step

    def actions(self, *, state: str) -> tuple[str, ...]:
        """Return the actions that a state allows, in the order of the table."""
        return tuple(step.action for step in self.steps if state in step.sources)

    def sources(self, action: str) -> tuple[str, ...]:
        """Return the states from which an action may start."""
        return self._by_action[action].sources

    def drawing(self) -> str:
        """Return the table as a Mermaid state diagram, for the documentation."""
        lines = ["stateDiagram-v2"]
        lines += [
            f"    {source} --> {step.target}: {step.action}"
            for step in self.steps
            for source in step.sources
        ]
        return "\n".join(lines) + "\n"
