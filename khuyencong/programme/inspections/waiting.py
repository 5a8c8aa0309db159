"""What of inspections waits for a person, for their home and the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.inspections.models import Finding, InspectionPlan, PlannedVisit, Visit
from khuyencong.programme.inspections.permissions import (
    CLOSING_ROLES,
    VISITING_ROLES,
    visible_findings,
    visible_plans,
)
from khuyencong.programme.inspections.queries import open_findings, overdue_findings, unvisited
from khuyencong.programme.inspections.states import PlanState, VisitState


@dataclass(frozen=True)
class Waiting:
    """What of inspections waits for a person: rows of each kind, the most pressing first."""

    plans: Sequence[InspectionPlan]
    visits: Sequence[PlannedVisit]
    drafts: Sequence[Visit]
    findings: Sequence[Finding]

    @property
    def is_empty(self) -> bool:
        return not (self.plans or self.visits or self.drafts or self.findings)


@dataclass(frozen=True)
class EverythingWaiting:
    """The same without an end, to be counted or paged."""

    plans: QuerySet[InspectionPlan]
    visits: QuerySet[PlannedVisit]
    drafts: QuerySet[Visit]
    findings: QuerySet[Finding]


def everything_waiting(actor: Actor, *, on: date) -> EverythingWaiting:
    """Return what of inspections waits for an actor. Nothing is read before it is asked for.

    Plans to approve for a leader; visits that are due and minutes not finished for who goes; and
    for everyone what is overdue and theirs to put right or to look after.
    """
    plans = InspectionPlan.objects.none()
    visits, drafts = PlannedVisit.objects.none(), Visit.objects.none()
    if actor.role is Role.LEADER:
        chosen = PlannedVisit.objects.filter(plan=OuterRef("pk"))
        drawn_up = visible_plans(actor).filter(Exists(chosen), state=PlanState.DRAFT)
        plans = drawn_up.select_related("office__territory")
    if actor.role in VISITING_ROLES and actor.office_id is not None:
        own_plans = visible_plans(actor).filter(office_id=actor.office_id)
        visits = unvisited(own_plans).filter(month__lte=on)
        unfinished = Visit.objects.filter(office_id=actor.office_id, state=VisitState.DRAFT)
        drafts = unfinished.select_related("contract__proposal")
    findings = overdue_findings(visible_findings(actor), on=on)
    if actor.role not in CLOSING_ROLES:
        findings = findings.filter(owner_id=actor.user_id)
    return EverythingWaiting(plans, visits, drafts, findings)


def waiting(actor: Actor, *, on: date, at_most: int = 20) -> Waiting:
    """Return the first of what of inspections waits for an actor. At most four queries."""
    found = everything_waiting(actor, on=on)
    return Waiting(
        plans=list(found.plans[:at_most]),
        visits=list(found.visits[:at_most]),
        drafts=list(found.drafts[:at_most]),
        findings=list(found.findings[:at_most]),
    )


def calendar_entries(actor: Actor, first: date, last: date) -> list[CalendarEntry]:
    """Return planned visits on their day, and what has to be put right by a day. Two queries.

    A visit whose day is not fixed stands on the first day of its month. Applicants see no planned
    visits: some are not announced.
    """
    planned = unvisited(visible_plans(actor)).filter(
        month__lte=last, month__gte=first.replace(day=1)
    )
    visits = [
        CalendarEntry(
            day=row.planned_on or row.month,
            title=_("Kiểm tra %(code)s") % {"code": row.contract.proposal.code},
            url=reverse("inspections:plan", args=[row.plan_id]),
            kind=_("Kiểm tra"),
        )
        for row in planned
    ]
    due = open_findings(visible_findings(actor)).filter(due_on__gte=first, due_on__lte=last)
    findings = [
        CalendarEntry(
            day=finding.due_on,
            title=_("Hạn khắc phục %(code)s") % {"code": finding.visit.contract.proposal.code},
            url=reverse("inspections:visit", args=[finding.visit_id]),
            kind=_("Khắc phục"),
        )
        for finding in due
    ]
    return [one for one in visits if first <= one.day <= last] + findings
