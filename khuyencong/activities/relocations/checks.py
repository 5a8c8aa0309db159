"""Reasons against what is stated about relocations. Each looks at one thing."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from khuyencong.activities.relocations.models import Loan, Measurement, Relocation, Step
from khuyencong.activities.relocations.states import STEPS, LoanTerm, Stage
from khuyencong.activities.relocations.support import MonthOfLoan, month_number
from khuyencong.activities.relocations.values import (
    LimitValues,
    LoanValues,
    MeasurementValues,
    RelocationValues,
    StepValues,
)
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy


def problems_of_relocation(values: RelocationValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a relocation as it is recorded."""
    problems = [
        *_check_told(values.decision_number, "relocations.decision_needed", "decision_number"),
        *_check_told(values.decided_by, "relocations.decider_needed", "decided_by"),
        *_check_told(values.pollution, "relocations.pollution_needed", "pollution"),
        *_check_past(values.decided_on, on, field="decided_on"),
    ]
    running = Relocation.objects.filter(establishment_id=values.establishment_id)
    if found := running.exclude(stage=Stage.CLOSED).first():
        told = {"number": found.decision_number}
        problems.append(Problem("relocations.running_already", told, field="establishment"))
    return problems


def _check_told(text: str, code: str, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem(code, field=field)]


def _check_past(day: date, on: date, *, field: str) -> list[Problem]:
    if day <= on:
        return []
    told = {"day_on": day.isoformat(), "today_on": on.isoformat()}
    return [Problem("relocations.day_in_future", told, field=field)]


def problems_of_plan(relocation: Relocation, due: Mapping[Stage, date]) -> list[Problem]:
    """Return what is wrong with a plan: a step without day, or before the one it follows."""
    problems = []
    latest = relocation.decided_on
    for stage in STEPS:
        day = due.get(stage)
        if day is None:
            told = {"step": stage.value}
            problems.append(Problem("relocations.step_unplanned", told, field=stage.value))
            continue
        if day < latest:
            told = {"step": stage.value, "day_on": day.isoformat(), "first_on": latest.isoformat()}
            problems.append(Problem("relocations.plan_out_of_order", told, field=stage.value))
        latest = max(latest, day)
    return problems


def problems_of_step(relocation: Relocation, values: StepValues, *, on: date) -> list[Problem]:
    """Return what is wrong with a step that is said to be reached."""
    problems = [
        *_check_told(values.paper, "relocations.paper_needed", "paper"),
        *_check_past(values.reached_on, on, field="reached_on"),
    ]
    last = Step.objects.filter(relocation=relocation).order_by("-pk").first()
    earliest = last.reached_on if last else relocation.decided_on
    if values.reached_on < earliest:
        told = {"day_on": values.reached_on.isoformat(), "first_on": earliest.isoformat()}
        problems.append(Problem("relocations.step_too_early", told, field="reached_on"))
    return problems


def problems_of_limit(values: LimitValues) -> list[Problem]:
    """Return what is wrong with a limit of a standard."""
    problems = [
        *_check_told(values.parameter, "relocations.parameter_needed", "parameter"),
        *_check_told(values.unit, "relocations.unit_needed", "unit"),
        *_check_told(values.standard, "relocations.standard_needed", "standard"),
        *_check_told(values.source, "relocations.source_needed", "source"),
    ]
    if values.value <= 0:
        problems.append(Problem("relocations.limit_out_of_sense", field="value"))
    return problems


def problems_of_measurement(
    relocation: Relocation, values: MeasurementValues, *, on: date
) -> list[Problem]:
    """Return what is wrong with a measurement: in the future, below zero, said twice."""
    problems = [
        *_check_told(values.laboratory, "relocations.laboratory_needed", "laboratory"),
        *_check_past(values.measured_on, on, field="measured_on"),
    ]
    if values.value < 0:
        problems.append(Problem("relocations.measure_negative", field="value"))
    same = Measurement.objects.filter(
        relocation=relocation, limit_id=values.limit_id, measured_on=values.measured_on
    )
    if same.exists():
        told = {"day_on": values.measured_on.isoformat()}
        problems.append(Problem("relocations.measured_already", told, field="measured_on"))
    return problems


def problems_of_loan(values: LoanValues, *, on: date) -> list[Problem]:
    """Return what is wrong with a loan as it is stated."""
    problems = [
        *_check_told(values.bank, "relocations.bank_needed", "bank"),
        *_check_told(values.number, "relocations.loan_number_needed", "number"),
        *_check_told(values.purpose, "relocations.purpose_needed", "purpose"),
        *_check_past(values.signed_on, on, field="signed_on"),
    ]
    if not 0 < values.amount_vnd <= MAXIMUM_VND:
        problems.append(Problem("relocations.loan_out_of_sense", field="amount_vnd"))
    return problems


def problems_of_statement(loan: Loan, months: Sequence[MonthOfLoan], *, on: date) -> list[Problem]:
    """Return what is wrong with a bank's statement: gaps, a month twice, more than was lent."""
    if not months:
        return [Problem("relocations.statement_empty", field="rows")]
    problems = [
        *_check_months(months),
        *_check_amounts(loan, months),
    ]
    if month_number(months[0].month) < month_number(loan.signed_on):
        told = {"month": _named(months[0].month), "signed_on": loan.signed_on.isoformat()}
        problems.append(Problem("relocations.month_before_loan", told, field="rows"))
    if month_number(months[-1].month) > month_number(on):
        told = {"month": _named(months[-1].month)}
        problems.append(Problem("relocations.month_in_future", told, field="rows"))
    return problems


def _named(month: date) -> str:
    return f"{month:%m/%Y}"


def _check_months(months: Sequence[MonthOfLoan]) -> list[Problem]:
    problems = []
    for before, after in pairwise(months):
        step = month_number(after.month) - month_number(before.month)
        told = {"before": _named(before.month), "after": _named(after.month)}
        if step < 1:
            problems.append(Problem("relocations.months_overlap", told, field="rows"))
        elif step > 1:
            problems.append(Problem("relocations.months_missing", told, field="rows"))
    return problems


def _check_amounts(loan: Loan, months: Sequence[MonthOfLoan]) -> list[Problem]:
    problems = []
    drawn_vnd = balance_vnd = 0
    for month in months:
        parts = (month.drawn_vnd, month.repaid_vnd, month.interest_vnd, month.allowed_vnd or 0)
        if min(parts) < 0 or max(parts) > MAXIMUM_VND:
            told = {"month": _named(month.month)}
            problems.append(Problem("relocations.amount_out_of_sense", told, field="rows"))
        drawn_vnd += month.drawn_vnd
        balance_vnd += month.drawn_vnd - month.repaid_vnd
        if balance_vnd < 0:
            told = {"month": _named(month.month)}
            problems.append(Problem("relocations.repaid_beyond_loan", told, field="rows"))
            break
    if drawn_vnd > loan.amount_vnd:
        told_all = {"drawn_vnd": drawn_vnd, "amount_vnd": loan.amount_vnd}
        problems.append(Problem("relocations.drawn_beyond_loan", told_all, field="rows"))
    return problems


def problems_of_support(relocation: Relocation, loan: Loan | None) -> list[Problem]:
    """Return why the interest is not supported: too early, no loan, or not one the law means."""
    if relocation.stage != Stage.CLEARED:
        return [Problem("relocations.support_too_early", {"stage": relocation.stage})]
    if loan is None:
        return [Problem("relocations.no_loan")]
    problems = []
    if loan.term == LoanTerm.SHORT:
        problems.append(Problem("relocations.loan_too_short"))
    if not loan.is_in_vnd:
        problems.append(Problem("relocations.loan_foreign"))
    return problems
