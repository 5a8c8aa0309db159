"""The road of a đề án as the law draws it: who takes which step, in what time, with what papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

ACTIONS = (
    "submit",
    "return",
    "resubmit_to_intake",
    "resubmit_to_base",
    "resubmit_to_upper",
    "start_base_appraisal",
    "register",
    "start_upper_appraisal",
    "approve",
    "refuse",
    "withdraw",
    "sign_contract",
    "start_work",
    "suspend",
    "resume",
    "terminate",
    "accept",
    "settle",
)
"""The steps that a route may hold. What may follow what is the table of steps of the proposals."""

STATES = (
    "draft",
    "submitted",
    "returned",
    "base_appraisal",
    "registered",
    "upper_appraisal",
    "approved",
    "refused",
    "withdrawn",
    "contracted",
    "in_progress",
    "suspended",
    "terminated",
    "accepted",
    "settled",
)
"""Where a đề án may stand."""


@dataclass(frozen=True)
class Deadline:
    """A day of the year before which something is done, counted from the year of the plan.

    ``year_offset`` -1: in the year before the plan's year, when it is built; 1: in the year after.
    ``is_last_day``: the day itself still counts ("not later than"), else it does not ("before").
    """

    month: int
    day: int
    year_offset: int = 0
    is_last_day: bool = False

    def in_plan_year(self, year: int) -> date:
        """Return the day named by the text for the plan of a year."""
        return date(year + self.year_offset, self.month, self.day)


@dataclass(frozen=True)
class RouteStep:
    """One step of a route.

    ``by_roles`` are roles of people. ``by_office`` are kinds of office; empty means the receiving
    office itself. ``office_levels`` are levels of that office's territory; empty means any.
    ``from_states`` narrows where the table of steps lets it start; empty means all of those.
    ``working_days`` is the time it should take; None where no text says. ``told`` is who hears of
    it, ``papers`` what must be there. ``source`` is document and clause; ``verified`` whether the
    text was read; ``doubt`` what is open.
    """

    action: str
    by_roles: tuple[str, ...]
    by_office: tuple[str, ...] = ()
    office_levels: tuple[str, ...] = ()
    from_states: tuple[str, ...] = ()
    working_days: int | None = None
    deadline: Deadline | None = None
    told: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    document: str = ""
    clause: str = ""
    verified: bool = False
    doubt: str = ""

    @property
    def source(self) -> str:
        """The document and clause, as one writes them; empty where no text says."""
        return ", ".join(part for part in (self.document, self.clause) if part)

    def may_start_in(self, state: str) -> bool:
        """Return whether the route lets the step start in a state, where the table does."""
        return not self.from_states or state in self.from_states


@dataclass(frozen=True)
class Duty:
    """Something to be done beside the steps: a monthly report, a dossier within days of a step.

    ``monthly_before`` is the day of each month before which it is due; ``within_days`` counts
    calendar days from the step ``after``.
    """

    code: str
    name: str
    by_roles: tuple[str, ...] = ()
    by_office: tuple[str, ...] = ()
    monthly_before: int | None = None
    within_days: int | None = None
    after: str = ""
    told: tuple[str, ...] = ()
    document: str = ""
    clause: str = ""
    verified: bool = False

    @property
    def source(self) -> str:
        return ", ".join(part for part in (self.document, self.clause) if part)


@dataclass(frozen=True)
class Route:
    """The road of one scheme and level for a time, both days included.

    ``receives`` are the levels of the offices where its dossiers may be handed in. ``skips`` are
    the states that it does not pass. ``takes_new`` False: only what began before goes on by it.
    """

    code: str
    name: str
    scheme: str
    level: str
    receives: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    skips: tuple[str, ...]
    takes_new: bool
    steps: tuple[RouteStep, ...]
    duties: tuple[Duty, ...]
    document: str
    clause: str
    verified: bool
    doubt: str

    @property
    def source(self) -> str:
        return ", ".join(part for part in (self.document, self.clause) if part)

    def step(self, action: str) -> RouteStep | None:
        """Return the step of an action; None when this route does not have it."""
        return next((step for step in self.steps if step.action == action), None)

    def duty(self, code: str) -> Duty | None:
        """Return a duty; None when this route does not have it."""
        return next((duty for duty in self.duties if duty.code == code), None)

    def next_steps(self, state: str, *, actions: Iterable[str]) -> tuple[RouteStep, ...]:
        """Return which of the actions that the table of steps allows in a state the route has."""
        found = (self.step(action) for action in actions)
        return tuple(step for step in found if step is not None and step.may_start_in(state))

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class RouteBook:
    """The periods of the routes of one book, the earliest first."""

    routes: tuple[Route, ...]

    def by_code(self) -> Mapping[str, tuple[Route, ...]]:
        codes = dict.fromkeys(route.code for route in self.routes)
        return {code: tuple(r for r in self.routes if r.code == code) for code in codes}
