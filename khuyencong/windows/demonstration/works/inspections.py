"""The inspection plan of the demonstration, its visits, and what they found."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.foundation.accounts.models import User
from khuyencong.programme.inspections.checklists import items_for
from khuyencong.programme.inspections.models import Finding, InspectionPlan
from khuyencong.programme.inspections.services import (
    add_finding,
    approve_plan,
    choose_contract,
    close_finding,
    finish_visit,
    record_visit,
    start_plan,
)
from khuyencong.programme.inspections.values import (
    Answer,
    ChoiceValues,
    FindingValues,
    VisitValues,
)
from khuyencong.registers.offices.models import Office
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_INSPECTOR, _LEADER = "demo-kiem-tra", "demo-truong-phong"


def plan(projects: Projects, told: Told, on: date) -> None:
    """Write the plan of the year; the head of the office approves it."""
    inspector = person_acting(_INSPECTOR, on=on)
    office = Office.objects.get(code="DKR-KT")
    inspections = start_plan(office.pk, on.year, by=inspector, on=on)
    for key, month, reason in told["chosen"]:
        inspections.refresh_from_db()
        choice = ChoiceValues(contract_of(projects[key]).pk, month, reason=reason)
        choose_contract(inspections.pk, choice, version=inspections.version, by=inspector, on=on)
    inspections.refresh_from_db()
    leader = person_acting(_LEADER, on=on)
    approve_plan(inspections.pk, version=inspections.version, by=leader, on=on)


def visit(projects: Projects, told: Told, on: date) -> None:
    """Go to a place, answer the checklist, write down what was wrong."""
    project = projects[told["of"]]
    contract = contract_of(project)
    inspector = person_acting(_INSPECTOR, on=on)
    planned = InspectionPlan.objects.get(year=on.year).rows.filter(contract=contract).first()
    values = VisitValues(
        visited_on=on,
        place=told["place"],
        members=told["members"],
        representative=told["representative"],
        is_announced=True,
        percent=told["percent"],
        conclusion=told["conclusion"],
        answers={item.code: Answer("yes") for item in items_for(contract.proposal.activity)},
        planned_visit_id=planned.pk if planned else None,
    )
    minutes = record_visit(contract.pk, values, by=inspector, on=on)
    for severity, text, action, due_on in told.get("findings", ()):
        owner = User.objects.get(username=project.applicant)
        found = FindingValues(severity, text, action, owner.pk, due_on)
        add_finding(minutes.pk, found, by=inspector, on=on)
    minutes.refresh_from_db()
    finish_visit(minutes.pk, version=minutes.version, by=inspector, on=on)


def close(projects: Projects, told: Told, on: date) -> None:
    finding = Finding.objects.get(visit__contract=contract_of(projects[told["of"]]), closed_on=None)
    by = person_acting(_INSPECTOR, on=on)
    close_finding(finding.pk, proof=told["proof"], version=finding.version, by=by, on=on)


STEPS = {
    "inspections_planned": plan,
    "inspected": visit,
    "finding_closed": close,
}
