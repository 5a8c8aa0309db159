"""Machines of the demonstration: bought, installed, tried, measured, shown and visited."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from khuyencong.activities.machinery.models import Machine, Measure
from khuyencong.activities.machinery.services import (
    add_machine,
    add_quote,
    choose_quote,
    follow_up,
    hold_demonstration,
    measure_after,
    measure_before,
    reach_stage,
    report_machine,
)
from khuyencong.activities.machinery.states import Stage
from khuyencong.activities.machinery.values import (
    DemonstrationValues,
    FollowUpValues,
    MachineValues,
    MeasureValues,
    QuoteValues,
    ReportValues,
    StageValues,
)
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of
from khuyencong.windows.demonstration.works.pictures import picture

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_COUNTRY = "Việt Nam"


def order(projects: Projects, told: Told, on: date) -> None:
    """Enter a machine with the prices that suppliers asked, and take one of them."""
    project = projects[told["of"]]
    item = contract_of(project).items.all()[told["item"] - 1]
    by = person_acting(project.applicant, on=on)
    values = MachineValues(
        name=told["name"],
        maker=told["maker"],
        model=told["model"],
        condition="new",
        country=told.get("country", _COUNTRY),
        year_made=told.get("year_made", on.year),
        serial_number=told["serial"],
    )
    machine = add_machine(item.pk, values, by=by, on=on)
    quotes = [
        add_quote(machine.pk, QuoteValues(supplier, amount_vnd, quoted_on), by=by, on=on)
        for supplier, amount_vnd, quoted_on in told["quotes"]
    ]
    choose_quote(quotes[0].pk, reason=told.get("because", ""), by=by)


def measure_first(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    by = person_acting(project.applicant, on=on)
    for indicator, unit, value, how in told["measures"]:
        values = MeasureValues(Decimal(str(value)), on, how)
        measure_before(project.proposal_id, indicator, unit, values, by=by, on=on)


def measure_again(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    by = person_acting(project.applicant, on=on)
    for indicator, value, how in told["measures"]:
        measure = Measure.objects.get(proposal_id=project.proposal_id, indicator=indicator)
        measure_after(measure.pk, MeasureValues(Decimal(str(value)), on, how), by=by, on=on)


def reach(projects: Projects, told: Told, on: date) -> None:
    """Tell that a machine was delivered, installed or tried, with a picture."""
    project = projects[told["of"]]
    machine = _machine(project, told)
    reach_stage(
        machine.pk,
        Stage(told["stage"]),
        StageValues(on, told.get("text", "")),
        version=machine.version,
        by=person_acting(project.applicant, on=on),
        on=on,
        uploads=[picture(told["stage"], machine.serial_number)],
    )


def report(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    machine = _machine(project, told)
    cost_vnd = told.get("cost_vnd", machine.contract_item.cost_vnd)
    values = ReportValues(cost_vnd, told["invoice"], told["keep_until"])
    by = person_acting(project.applicant, on=on)
    report_machine(machine.pk, values, version=machine.version, by=by, on=on)


def show(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    values = DemonstrationValues(
        on, told["place"], told["attendees"], told["establishments"], told["feedback"]
    )
    by = person_acting(project.applicant, on=on)
    hold_demonstration(project.proposal_id, values, by=by, on=on)


def visit(projects: Projects, told: Told, on: date) -> None:
    """Go and see whether a machine is still there and works."""
    project = projects[told["of"]]
    values = FollowUpValues(on, is_there=True, is_working=True, note=told["note"])
    by = person_acting(project.team.inspecting, on=on)
    follow_up(_machine(project, told).pk, values, by=by, on=on)


def _machine(project: Project, told: Told) -> Machine:
    machines = Machine.objects.filter(proposal_id=project.proposal_id)
    return machines.select_related("contract_item").get(name=told["name"])


STEPS = {
    "machine_ordered": order,
    "machine_measured_before": measure_first,
    "machine_reached": reach,
    "machine_reported": report,
    "machine_measured_after": measure_again,
    "machine_shown": show,
    "machine_visited": visit,
}
