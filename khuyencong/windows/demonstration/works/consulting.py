"""The design of the demonstration: terms, offers, versions and the establishment's answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.activities.consulting.models import Assignment, Version
from khuyencong.activities.consulting.services import (
    add_offer,
    answer_version,
    choose_offer,
    record_trademark,
    report_work,
    set_terms,
    show_version,
)
from khuyencong.activities.consulting.states import Answer
from khuyencong.activities.consulting.values import OfferValues, TermsValues, TrademarkValues
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of
from khuyencong.windows.demonstration.works.pictures import picture

Projects = Mapping[str, Project]
Told = Mapping[str, Any]


def begin(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    item = contract_of(project).items.all()[told["item"] - 1]
    values = TermsValues(told["subject"], told["product"], told["terms"], told["due_on"])
    set_terms(item.pk, values, by=person_acting(project.applicant, on=on), on=on)


def hire(projects: Projects, told: Told, on: date) -> None:
    """Enter the offers and take the first."""
    project = projects[told["of"]]
    by = person_acting(project.applicant, on=on)
    offers = [
        add_offer(_assignment(project).pk, OfferValues(who, amount_vnd, plan, day), by=by, on=on)
        for who, amount_vnd, plan, day in told["offers"]
    ]
    choose_offer(offers[0].pk, reason=told["because"], by=by)


def show(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    uploads = [picture(f"mau-{number}", told["text"]) for number in range(1, 3)]
    by = person_acting(project.applicant, on=on)
    show_version(_assignment(project).pk, told["text"], uploads, by=by, on=on)


def answer(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    version = Version.objects.get(assignment=_assignment(project), answer=Answer.WAITING)
    by = person_acting(project.applicant, on=on)
    answer_version(version.pk, Answer(told["answer"]), told.get("text", ""), by=by, on=on)


def report(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    work = _assignment(project)
    report_work(
        work.pk,
        cost_vnd=work.contract_item.cost_vnd,
        vouchers=told["vouchers"],
        version=work.version,
        by=person_acting(project.applicant, on=on),
        on=on,
    )


def file_mark(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    values = TrademarkValues(told["mark"], told["number"], on)
    by = person_acting(project.applicant, on=on)
    record_trademark(_assignment(project).pk, values, by=by, on=on)


def _assignment(project: Project) -> Assignment:
    assignments = Assignment.objects.select_related("contract_item")
    return assignments.get(proposal_id=project.proposal_id)


STEPS = {
    "design_begun": begin,
    "design_hired": hire,
    "design_shown": show,
    "design_answered": answer,
    "design_reported": report,
    "mark_filed": file_mark,
}
