"""In which order candidates are taken, and why: the criteria are data (``priorities.toml``)."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from khuyencong.engines.rules import Case
from khuyencong.engines.rules.expressions import facts_in, read_expression
from khuyencong.engines.rules.facts import Fact
from khuyencong.engines.rules.judging import Judge, Reading, judge, reading

FILE = Path(__file__).parent / "priorities.toml"
STATED = {"export_potential": Fact("facts.export_potential", "bool")}
"""Facts of the dossier that the criteria ask for, by their bare names."""


@cache
def _asked(text: str) -> tuple[Reading, Judge]:
    """Return what takes the facts of a question out of a case, and what answers it: read once."""
    expression = read_expression(text, STATED)
    names = facts_in(expression)
    return reading(names), judge(expression, names)


@dataclass(frozen=True)
class Question:
    """One step of a criterion: what it is called, and whether it holds for a case."""

    name: str
    text: str

    def holds(self, case: Case) -> bool | None:
        """Return yes, no, or None where a fact that it asks for is not stated."""
        read, answer_to = _asked(self.text)
        answer = answer_to(read(case))
        assert answer is None or isinstance(answer, bool), "a question has a yes, a no, or none"
        return answer


@dataclass(frozen=True)
class Criterion:
    """One criterion with its source; its steps from the most to the least favoured."""

    code: str
    name: str
    source: str
    verified: bool
    steps: tuple[Question, ...]

    def place(self, cases: Sequence[Case]) -> "Place":
        """Return the best step that some case of a đề án reaches; the one after all if none."""
        for number, step in enumerate(self.steps, start=1):
            if any(step.holds(case) is True for case in cases):
                return Place(self, number, step.name)
        return Place(self, len(self.steps) + 1, "")


@dataclass(frozen=True)
class Place:
    """What a candidate reaches in one criterion: 1 is the most favoured. No ``name``: nothing."""

    criterion: Criterion
    number: int
    name: str


@dataclass(frozen=True)
class Candidate:
    """A đề án that wants the line's support, as the ranking sees it."""

    key: int
    code: str
    submitted_on: date | None
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Ranked:
    """A candidate with its rank from 1 and what it reached in each criterion.

    ``decided_by`` names the criterion in which it stands behind the one before it; empty for the
    first one and where only the day of submission decided.
    """

    rank: int
    candidate: Candidate
    places: tuple[Place, ...]
    decided_by: str


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the criteria in their order."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["criterion"]
    return tuple(
        Criterion(
            code=row["code"],
            name=row["name"],
            source=f"{row['document']}, {row['clause']}",
            verified=row["verified"],
            steps=tuple(Question(step["name"], step["if"]) for step in row["steps"]),
        )
        for row in rows
    )


def ranked(candidates: Iterable[Candidate]) -> list[Ranked]:
    """Return candidates in the order in which they are taken, each with the reason.

    Criterion after criterion; equals by the day of submission, an unsubmitted one last, then by
    code, so that the same candidates always come in the same order.
    """
    placed = [
        (tuple(one.place(candidate.cases) for one in criteria()), candidate)
        for candidate in candidates
    ]
    placed.sort(
        key=lambda pair: (
            [place.number for place in pair[0]],
            pair[1].submitted_on or date.max,
            pair[1].code,
        )
    )
    rows: list[Ranked] = []
    for rank, (places, candidate) in enumerate(placed, start=1):
        decided_by = _difference(rows[-1].places, places) if rows else ""
        rows.append(Ranked(rank, candidate, places, decided_by))
    return rows


def _difference(before: Sequence[Place], after: Sequence[Place]) -> str:
    for first, second in zip(before, after, strict=True):
        if first.number != second.number:
            return second.criterion.name
    return ""
