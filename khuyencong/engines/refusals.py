"""How every part of the system says no.

Engines and services hold no prose: a problem is a stable code with parameters. The sentence a
person reads is made from them by ``foundation.ui.sentences``, in Vietnamese or English.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Parameter = str | int

_NOTHING: Mapping[str, Parameter] = MappingProxyType({})


@dataclass(frozen=True)
class Problem:
    """One reason why a command cannot be carried out.

    ``code`` is stable, for programs and tests. ``parameters`` fill the sentence; names ending in
    ``_vnd`` are whole đồng, in ``_on`` ISO dates. ``source`` names the legal text. ``field`` names
    the input or the row that it is about, so that a page can point at it.
    """

    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=lambda: _NOTHING)
    source: str = ""
    field: str = ""

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.parameters.items())), self.source, self.field))


class Refused(Exception):
    """A command was understood and refused. Nothing was changed."""

    http_status = 422

    def __init__(self, *problems: Problem) -> None:
        assert problems, "a refusal names at least one problem"
        super().__init__("; ".join(f"{p.code} {dict(p.parameters)}" for p in problems))
        self.problems = problems


class NotPermitted(Refused):
    """The person may not do this here."""

    http_status = 403


class OutOfStep(Refused):
    """The record has moved on: the action does not belong to its present state."""

    http_status = 409


def require(*problem_lists: list[Problem]) -> None:
    """Refuse once with all problems found, in the order of the checks; else do nothing."""
    if problems := [problem for found in problem_lists for problem in found]:
        raise Refused(*problems)
