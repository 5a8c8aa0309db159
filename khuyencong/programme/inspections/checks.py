"""Reasons against a plan, a visit, a finding and its closing. Each looks at one thing."""

from collections.abc import Iterable
from datetime import date

from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import BINDING_STATES
from khuyencong.programme.inspections.checklists import items_for
from khuyencong.programme.inspections.models import InspectionPlan, PlannedVisit, Visit
from khuyencong.programme.inspections.queries import possible_owners
from khuyencong.programme.inspections.states import (
    MAY_HOLD_PAYMENT,
    AnswerValue,
    PlanState,
    Severity,
    VisitState,
)
from khuyencong.programme.inspections.values import ChoiceValues, FindingValues, VisitValues

MONTHS = range(1, 13)


def problems_of_choice(
    plan: InspectionPlan, contract: Contract, values: ChoiceValues
) -> list[Problem]:
    """Return everything that is wrong with putting a contract into a plan."""
    problems = []
    about = {"number": contract.number}
    if contract.state not in BINDING_STATES:
        problems.append(Problem("inspections.contract_not_under_way", about))
    if plan.rows.filter(contract=contract).exists():
        problems.append(Problem("inspections.chosen_already", about))
    if values.month not in MONTHS:
        problems.append(Problem("inspections.month_needed", field="month"))
    elif values.planned_on is not None and (
        (values.planned_on.year, values.planned_on.month) != (plan.year, values.month)
    ):
        problems.append(
            Problem(
                "inspections.day_out_of_month",
                {
                    "day_on": values.planned_on.isoformat(),
                    "month": f"{values.month:02}/{plan.year}",
                },
                field="planned_on",
            )
        )
    return problems


def problems_of_visit(
    contract: Contract, values: VisitValues, *, on: date, visit_id: int | None = None
) -> list[Problem]:
    """Return everything that is wrong with the minutes of a visit as they are written."""
    problems = [
        *_check_day(contract, values.visited_on, on=on),
        *_check_told(values.place, "inspections.place_needed", field="place"),
        *_check_told(values.members, "inspections.members_needed", field="members"),
        *_check_told(
            values.representative, "inspections.representative_needed", field="representative"
        ),
        *_check_answers(contract, values),
        *_check_planned(contract, values),
        *_check_follows(contract, values, visit_id=visit_id),
    ]
    if not 0 <= values.percent <= 100:
        problems.append(
            Problem(
                "inspections.percent_out_of_sense", {"percent": values.percent}, field="percent"
            )
        )
    return problems


def _check_day(contract: Contract, visited_on: date, *, on: date) -> list[Problem]:
    """A visit has taken place: not in days to come, and not before there was a contract."""
    if visited_on > on:
        told = {"visited_on": visited_on.isoformat(), "today_on": on.isoformat()}
        return [Problem("inspections.visit_in_the_future", told, field="visited_on")]
    if contract.signed_on is not None and visited_on < contract.signed_on:
        told = {"visited_on": visited_on.isoformat(), "signed_on": contract.signed_on.isoformat()}
        return [Problem("inspections.visit_before_contract", told, field="visited_on")]
    return []


def _check_answers(contract: Contract, values: VisitValues) -> list[Problem]:
    asked = {item.code: item.text for item in items_for(contract.proposal.activity)}
    problems = []
    for code, answer in values.answers.items():
        if code not in asked or answer.value not in AnswerValue.values:
            problems.append(Problem("inspections.answer_unknown", field=f"answer_{code}"))
        elif answer.value == AnswerValue.NO and not tidy(answer.note):
            problems.append(
                Problem(
                    "inspections.no_unexplained", {"question": asked[code]}, field=f"note_{code}"
                )
            )
    return problems


def _check_planned(contract: Contract, values: VisitValues) -> list[Problem]:
    if values.planned_visit_id is None:
        return []
    planned = PlannedVisit.objects.filter(
        pk=values.planned_visit_id, contract=contract, plan__state=PlanState.APPROVED
    )
    return [] if planned.exists() else [Problem("inspections.not_in_an_approved_plan")]


def _check_follows(
    contract: Contract, values: VisitValues, *, visit_id: int | None
) -> list[Problem]:
    """A follow-up goes back to what an earlier, finished visit to the same contract found."""
    if values.follows_id is None:
        return []
    earlier = Visit.objects.filter(
        pk=values.follows_id,
        contract=contract,
        state=VisitState.FINISHED,
        visited_on__lte=values.visited_on,
    )
    if values.follows_id != visit_id and earlier.exists():
        return []
    return [Problem("inspections.follows_nothing", field="visited_on")]


def _check_told(text: str, code: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem(code, field=field)]


def problems_before_finish(visit: Visit) -> list[Problem]:
    """Return everything that keeps minutes from being finished: each question, a conclusion."""
    answered = {answer.code for answer in visit.answers.all()}
    missing = [
        item for item in items_for(visit.contract.proposal.activity) if item.code not in answered
    ]
    problems = [
        Problem("inspections.unanswered", {"question": item.text}, field=f"answer_{item.code}")
        for item in missing
    ]
    return problems + _check_told(
        visit.conclusion, "inspections.conclusion_needed", field="conclusion"
    )


def problems_of_finding(visit: Visit, values: FindingValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with something found."""
    problems = [
        *_check_told(values.text, "inspections.finding_untold", field="text"),
        *_check_told(values.action, "inspections.action_needed", field="action"),
    ]
    if values.severity not in Severity.values:
        problems.append(Problem("inspections.severity_unknown", field="severity"))
    elif values.holds_payment and values.severity not in MAY_HOLD_PAYMENT:
        problems.append(Problem("inspections.minor_holds_nothing", field="holds_payment"))
    if values.due_on < on:
        told = {"due_on": values.due_on.isoformat(), "today_on": on.isoformat()}
        problems.append(Problem("inspections.due_in_the_past", told, field="due_on"))
    owners = possible_owners(visit.contract, visit.office_id, on=on)
    if not owners.filter(pk=values.owner_id).exists():
        problems.append(Problem("inspections.owner_unknown", field="owner"))
    return problems


def problems_of_closing(proof: str, uploads: Iterable[object]) -> list[Problem]:
    """A finding is closed with proof: in words, or a file."""
    if tidy(proof) or list(uploads):
        return []
    return [Problem("inspections.proof_needed", field="proof")]
