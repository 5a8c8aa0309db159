"""Reasons against what is stated about a handover. Each looks at one thing."""

from datetime import date

from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.registers.offices.handover import movers
from khuyencong.registers.offices.models import Office
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.planning import successors
from khuyencong.windows.handover.values import HandoverValues


def check_values(values: HandoverValues, office: Office) -> list[Problem]:
    """A handover has a paper, and is to another office."""
    problems = [
        Problem("handover.untold", field=name)
        for name in ("number", "issuer")
        if not tidy(getattr(values, name))
    ]
    if values.effective_on <= office.valid_from:
        told = {"office": office.name, "begins_on": office.valid_from.isoformat()}
        problems.append(Problem("handover.before_it_began", told, field="effective_on"))
    if values.rest_office_id == office.pk:
        problems.append(Problem("handover.to_itself", field="rest_office"))
    return problems


def check_taker(handover: Handover, office: Office) -> list[Problem]:
    """What is chosen for one record or person goes to one of the successors of the decision."""
    if office.pk in {one.pk for one in successors(handover)}:
        return []
    return [Problem("handover.not_a_successor", {"office": office.name}, field="office")]


def check_kind(kind: str) -> list[Problem]:
    """A choice names a kind of record that passes at all."""
    return [] if kind in dict(movers()) else [Problem("handover.kind_unknown", {"kind": kind})]


def check_day(handover: Handover, on: date) -> list[Problem]:
    """Nothing passes before the day of the decision."""
    if on >= handover.effective_on:
        return []
    return [Problem("handover.too_early", {"effective_on": handover.effective_on.isoformat()})]
