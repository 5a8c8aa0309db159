"""Reads of consulting: lists, one consultancy, the ranking of candidates, works of a đề án."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from khuyencong.activities.consulting.models import Assignment, Version
from khuyencong.activities.consulting.priorities import Candidate, Ranked, ranked
from khuyencong.activities.consulting.states import Answer
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.proposals.cases import Moment, cases_of, cost_lines
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import UNDECIDED_STATES, State


def list_rows(
    assignments: QuerySet[Assignment], *, stage: str = "", text: str = ""
) -> QuerySet[Assignment]:
    """Return consultancies with what a list row shows. One query."""
    rows = assignments.select_related("proposal", "contract_item__beneficiary__establishment")
    if stage:
        rows = rows.filter(stage=stage)
    if text:
        rows = rows.filter(product__icontains=text) | rows.filter(proposal__code__icontains=text)
    return rows


def versions_of(assignment: Assignment) -> list[Version]:
    """Return the versions, the last first, each with its files. Two queries."""
    files = Prefetch("files")
    return list(
        assignment.versions.select_related("answered_by").prefetch_related(
            files, "files__attachment"
        )
    )


def last_version(assignment: Assignment) -> Version | None:
    """Return the last version; None while none was shown."""
    return assignment.versions.order_by("-number").first()


def accepted_version(assignment: Assignment) -> Version | None:
    """Return the version that the establishment accepted, if it did."""
    return assignment.versions.filter(answer=Answer.ACCEPT).first()


def ranking_of(actor_sees: QuerySet[Proposal], line: PlanLine, *, on: date) -> list[Ranked]:
    """Return the undecided đề án under a line of the plan in the order of priority, with reasons.

    Some twelve queries for each candidate: a line has a handful.
    """
    waiting = UNDECIDED_STATES - {State.DRAFT}
    found = actor_sees.filter(plan_line=line, state__in=waiting).select_related("unit", "office")
    return ranked(_candidate(proposal, on=on) for proposal in found)


def _candidate(proposal: Proposal, *, on: date) -> Candidate:
    lines = cost_lines(proposal.cost_items.all())
    cases = cases_of(proposal, lines, Moment(on=on))
    return Candidate(proposal.pk, proposal.code, proposal.submitted_on, tuple(cases))
