"""What a handover would do if it were carried out now: what passes where, what stands in the way.

The page shows it, and carrying out does it: one reckoning for both. It only reads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.offices.checks import check_appointment, check_ending, check_office_there
from khuyencong.registers.offices.handover import (
    Hindrance,
    Mover,
    Passing,
    Total,
    hindrances,
    movers,
)
from khuyencong.registers.offices.heritage import territory_paths
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.windows.handover.models import Handover

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Row:
    """A record that would pass: to which office, or why not."""

    passing: Passing
    office: Office | None
    problem: Problem | None = None
    is_chosen: bool = False

    @property
    def problems(self) -> list[Problem]:
        return [self.problem] if self.problem else []


@dataclass(frozen=True)
class Part:
    """What would pass of one kind."""

    name: str
    label: "StrOrPromise"
    mover: Mover
    rows: Sequence[Row]

    @property
    def passing(self) -> list[Row]:
        return [row for row in self.rows if row.problem is None]

    @property
    def refused(self) -> list[Row]:
        return [row for row in self.rows if row.problem is not None]

    @property
    def destinations(self) -> dict[int, Office]:
        """Who takes each record that passes, by its key."""
        return {row.passing.record_id: row.office for row in self.rows if row.office is not None}


@dataclass(frozen=True)
class RoleRow:
    """An appointment of the old office, and where it goes on; ``office`` None: it ends."""

    appointment: Appointment
    office: Office | None
    problem: Problem | None = None

    @property
    def problems(self) -> list[Problem]:
        return [self.problem] if self.problem else []


@dataclass(frozen=True)
class Reckoning:
    """What a handover would do, whole."""

    parts: Sequence[Part]
    roles: Sequence[RoleRow]
    hindrances: Sequence[Hindrance]
    problems: Sequence[Problem] = field(default=())

    @property
    def all_problems(self) -> list[Problem]:
        """Everything that stands in the way, in the order in which the page shows it."""
        rows = [row.problem for part in self.parts for row in part.refused]
        people = [row.problem for row in self.roles]
        found = [one.problem for one in self.hindrances] + rows + people
        return [*self.problems, *(problem for problem in found if problem is not None)]

    @property
    def is_clear(self) -> bool:
        return not self.all_problems


def reckon(handover: Handover) -> Reckoning:
    """Return what a handover would do now. Some queries for each kind of record."""
    lands = _lands(handover)
    chosen = {
        (one.kind, one.record_id): one.office for one in handover.choices.select_related("office")
    }
    parts = [_part(name, mover, handover, lands, chosen) for name, mover in movers()]
    return Reckoning(
        parts=[part for part in parts if part.rows],
        roles=_roles(handover),
        hindrances=hindrances(handover.office),
        problems=_problems_of_offices(handover),
    )


def record_named(handover: Handover, kind: str, record_id: int) -> Passing | None:
    """Return a record of a kind that would pass; None where there is none."""
    mover = dict(movers()).get(kind)
    found = mover.passing(handover.office) if mover is not None else []
    return next((one for one in found if one.record_id == record_id), None)


def successors(handover: Handover) -> list[Office]:
    """Return who takes over, each once: of the rest first, then by place."""
    shares = handover.shares.select_related("office__territory").order_by("unit__path")
    offices = [handover.rest_office, *(share.office for share in shares)]
    return list({office.pk: office for office in offices}.values())


def totals_of(office_ids: Sequence[int]) -> list[Total]:
    """Return the figures of some offices together that a handover among them must not change."""
    return [total for _name, mover in movers() for total in mover.totals(office_ids)]


def _lands(handover: Handover) -> list[tuple[str, Office]]:
    """Return the paths of the shares with those of the units they were made of."""
    shares = handover.shares.select_related("unit", "office")
    return [(path, share.office) for share in shares for path in territory_paths(share.unit.path)]


def _part(
    name: str,
    mover: Mover,
    handover: Handover,
    lands: Sequence[tuple[str, Office]],
    chosen: Mapping[tuple[str, int], Office],
) -> Part:
    rows = []
    for passing in mover.passing(handover.office):
        if office := chosen.get((name, passing.record_id)):
            rows.append(Row(passing, office, is_chosen=True))
        else:
            rows.append(_row(passing, handover, lands))
    unfit = mover.unfit(
        {row.passing.record_id: row.office for row in rows if row.office is not None}
    )
    rows = [
        Row(row.passing, None, unfit[row.passing.record_id])
        if row.passing.record_id in unfit
        else row
        for row in rows
    ]
    return Part(name, mover.label, mover, rows)


def _row(passing: Passing, handover: Handover, lands: Sequence[tuple[str, Office]]) -> Row:
    """Return who takes a record by its places: exactly one successor, or nobody."""
    told = {"title": passing.title}
    if not passing.paths:
        return Row(passing, handover.rest_office)
    found: dict[int, Office] = {}
    for place in passing.paths:
        nearest = max((len(path) for path, _office in lands if place.startswith(path)), default=0)
        offices = {
            office.pk: office
            for path, office in lands
            if place.startswith(path) and len(path) == nearest
        }
        if not offices:
            return Row(passing, None, Problem("handover.place_of_nobody", told))
        found |= offices
    if len(found) > 1:
        told |= {"offices": ", ".join(sorted(office.name for office in found.values()))}
        return Row(passing, None, Problem("handover.between_successors", told))
    return Row(passing, next(iter(found.values())))


def _roles(handover: Handover) -> list[RoleRow]:
    passed = {one.appointment_id: one.office for one in handover.roles.select_related("office")}
    appointments = open_appointments(handover)
    return [
        RoleRow(one, passed.get(one.pk), _problem_of_role(handover, one, passed.get(one.pk)))
        for one in appointments
    ]


def open_appointments(handover: Handover) -> list[Appointment]:
    """Return who is appointed in the old office up to the handover or beyond."""
    last_day = handover.effective_on - timedelta(days=1)
    rows = handover.office.appointments.select_related("person").order_by("role", "pk")
    return list(rows.exclude(valid_to__lt=last_day).exclude(valid_from__gt=last_day))


def _problem_of_role(
    handover: Handover, appointment: Appointment, office: Office | None
) -> Problem | None:
    if office is None:
        return None
    role = Role(appointment.role)
    first_day = handover.effective_on
    problems = check_appointment(appointment.person, office, role, valid_from=first_day)
    return problems[0] if problems else None


def _problems_of_offices(handover: Handover) -> list[Problem]:
    """Return why an office does not end then, or a successor is not there, does not fit."""
    old, first_day = handover.office, handover.effective_on
    takers = successors(handover)
    problems = [problem for office in takers for problem in check_office_there(office, first_day)]
    if old.valid_to is None:
        problems += check_ending(old, first_day - timedelta(days=1), takers)
    elif old.valid_to >= first_day:
        told = {"office": old.name, "ended_on": old.valid_to.isoformat()}
        problems.append(Problem("handover.office_not_over", told))
    return list(dict.fromkeys(problems))
