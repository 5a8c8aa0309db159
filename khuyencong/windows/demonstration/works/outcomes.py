"""What became of the accepted đề án of the demonstration half a year and a year later."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.programme.outcomes.models import FollowUp, Tracking
from khuyencong.programme.outcomes.services import (
    approve_figures,
    follow_proposal,
    link_objective,
    report_figures,
    set_aims,
)
from khuyencong.programme.outcomes.values import AimValues, FigureValues, ReportValues
from khuyencong.programme.plans.models import Objective
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK, _INSPECTOR = "demo-chuyen-vien", "demo-kiem-tra"


def follow(projects: Projects, told: Told, on: date) -> None:
    """Begin to follow a đề án, by its figures before and what it aims at."""
    by = person_acting(_CLERK, on=on)
    tracking = follow_proposal(projects[told["of"]].proposal_id, by=by, on=on)
    aims = {code: AimValues(*numbers) for code, numbers in told["shares"].items()} | {
        code: AimValues(baseline=before, target=wanted)
        for code, (before, wanted) in told["aims"].items()
    }
    set_aims(tracking.pk, aims, version=tracking.version, by=by)


def tell(projects: Projects, told: Told, on: date) -> None:
    """Enter the figures of a period as the establishment gave them on paper, or by itself."""
    project = projects[told["of"]]
    follow_up = _period(project, told)
    figures = {code: _figure(code, numbers) for code, numbers in told["figures"].items()}
    values = ReportValues(figures, told["note"])
    by = person_acting(project.applicant, on=on)
    report_figures(follow_up.pk, values, version=follow_up.version, by=by, on=on)


def approve(projects: Projects, told: Told, on: date) -> None:
    """Approve the figures after a look at the books."""
    follow_up = _period(projects[told["of"]], told)
    inspector = person_acting(_INSPECTOR, on=on)
    approve_figures(follow_up.pk, version=follow_up.version, by=inspector, on=on)


def link(_projects: Projects, told: Told, on: date) -> None:
    """Tie the plan's objectives to the indicators that answer them."""
    by = person_acting(_CLERK, on=on)
    for words, indicator, months in told["links"]:
        objective = Objective.objects.get(plan__year=2021, indicator__startswith=words)
        link_objective(objective.pk, indicator, months, by=by, on=on)


def _period(project: Project, told: Told) -> FollowUp:
    tracking = Tracking.objects.get(proposal_id=project.proposal_id)
    return tracking.follow_ups.get(months=told["months"])


def _figure(code: str, numbers: list[int]) -> FigureValues:
    """People are told with the women and the people of ethnic minorities among them."""
    value, *more = numbers
    if code == "pollution":
        return FigureValues(value, out_of=more[0])
    women, minority = [*more, None, None][:2] if more else (None, None)
    return FigureValues(value, women=women, ethnic_minority=minority)


STEPS = {
    "outcomes_begun": follow,
    "outcomes_told": tell,
    "outcomes_approved": approve,
    "objectives_linked": link,
}
