"""Reasons against what is stated about a consultancy. Each looks at one thing."""

from datetime import date

from khuyencong.activities.consulting.models import Assignment, Offer, Trademark
from khuyencong.activities.consulting.states import Stage, Subject
from khuyencong.activities.consulting.values import OfferValues, TermsValues, TrademarkValues
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.engines.text import tidy


def _told(text: str, code: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem(code, field=field)]


def _not_after(day: date | None, on: date, *, field: str) -> list[Problem]:
    if day is None or day <= on:
        return []
    told = {"day_on": day.isoformat(), "today_on": on.isoformat()}
    return [Problem("consulting.day_in_future", told, field=field)]


def problems_of_terms(values: TermsValues) -> list[Problem]:
    """Return everything that is wrong with the terms."""
    problems = [
        *_told(values.product, "consulting.product_needed", field="product"),
        *_told(values.terms, "consulting.terms_needed", field="terms"),
    ]
    if values.subject not in Subject.values:
        problems.append(Problem("consulting.subject_unknown", field="subject"))
    return problems


def problems_of_offer(values: OfferValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with an offer."""
    problems = [
        *_told(values.consultant, "consulting.consultant_needed", field="consultant"),
        *_told(values.plan, "consulting.plan_needed", field="plan"),
        *_not_after(values.offered_on, on, field="offered_on"),
    ]
    if not 0 < values.amount_vnd <= MAXIMUM_VND:
        told = {"amount_vnd": values.amount_vnd}
        problems.append(Problem("consulting.amount_out_of_sense", told, field="amount_vnd"))
    return problems


def check_reason(offer: Offer, reason: str) -> list[Problem]:
    """Who takes an offer says why: price is not the whole of it."""
    return _told(reason, "consulting.reason_needed", field=f"reason_{offer.pk}")


def require_stage(assignment: Assignment, *stages: Stage) -> None:
    """Refuse a consultancy that is elsewhere on its road."""
    if assignment.stage not in stages:
        told = {"product": assignment.product, "stage": assignment.stage}
        raise OutOfStep(Problem("consulting.not_at_this_stage", told))


def problems_of_trademark(
    assignment: Assignment, values: TrademarkValues, *, on: date
) -> list[Problem]:
    """Return everything that is wrong with a registration as it is stated."""
    problems = [
        *_told(values.mark, "consulting.mark_needed", field="mark"),
        *_told(values.filed_number, "consulting.filed_number_needed", field="filed_number"),
        *_not_after(values.filed_on, on, field="filed_on"),
    ]
    for field in ("published_on", "granted_on", "refused_on"):
        day: date | None = getattr(values, field)
        problems.extend(_not_after(day, on, field=field))
        if day is not None and day < values.filed_on:
            told = {"day_on": day.isoformat(), "filed_on": values.filed_on.isoformat()}
            problems.append(Problem("consulting.before_filed", told, field=field))
    if (values.granted_on is None) != (not tidy(values.granted_number)):
        problems.append(Problem("consulting.grant_half_told", field="granted_number"))
    if values.granted_on is not None and values.refused_on is not None:
        problems.append(Problem("consulting.granted_and_refused", field="refused_on"))
    twin = Trademark.objects.filter(filed_number=tidy(values.filed_number))
    known = twin.exclude(assignment=assignment).select_related("assignment__proposal").first()
    if known is not None:
        told_of = {"number": known.filed_number, "code": known.assignment.proposal.code}
        problems.append(Problem("consulting.filed_already", told_of, field="filed_number"))
    return problems
