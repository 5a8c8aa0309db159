"""What is wrong with a rulebook: where it stands, and what was expected there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Parameter = str | int


@dataclass(frozen=True)
class RulebookProblem:
    """One fault of a rulebook, with the place where a person finds it.

    ``code`` is stable, for programs and tests; ``parameters`` say what was found and what was
    expected. ``line`` counts from 1; 0 means the file as a whole.
    """

    file: str
    line: int
    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.parameters.items())
        return f"{self.file}:{self.line}: {self.code}" + (f" ({told})" if told else "")


class RulebookError(Exception):
    """A set of rulebooks that cannot be used. All problems at once, in the order of the files."""

    def __init__(self, problems: Sequence[RulebookProblem]) -> None:
        assert problems, "an error names at least one problem"
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
