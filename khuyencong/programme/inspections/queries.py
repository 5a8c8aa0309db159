"""Reads of inspections: what holds a payment, what waits, what the pages show."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from khuyencong.foundation.accounts.models import User
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.models import (
    Finding,
    InspectionPlan,
    PlannedVisit,
    Visit,
    VisitPhoto,
)
from khuyencong.programme.inspections.states import PlanState, VisitState
from khuyencong.programme.proposals.models import Beneficiary
from khuyencong.registers.establishments.models import Representation
from khuyencong.registers.offices.models import Appointment


def holding_findings(contract_id: int) -> list[Finding]:
    """Return the open findings that keep a contract's payments from being approved. One query."""
    return list(
        Finding.objects.filter(
            visit__contract_id=contract_id, holds_payment=True, closed_on__isnull=True
        ).select_related("visit")
    )


def last_visit(contract_id: int) -> Visit | None:
    """Return the last finished visit to the work of a contract; None when nobody went."""
    return Visit.objects.filter(contract_id=contract_id, state=VisitState.FINISHED).first()


def on_site_percent(contract_id: int) -> int | None:
    """Return how much of the work the last finished visit saw; None when nobody went."""
    visit = last_visit(contract_id)
    return visit.percent if visit else None


def visits_with_parts(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """Return visits with everything that their page shows. Five queries."""
    findings = Finding.objects.select_related("owner", "closed_by", "proof_file")
    photos = VisitPhoto.objects.select_related("attachment")
    followed = Visit.objects.order_by("visited_on", "pk")
    return visits.select_related(
        "contract__proposal", "contract__office", "office", "recorded_by", "follows"
    ).prefetch_related(
        "answers",
        Prefetch("findings", findings),
        Prefetch("photos", photos),
        Prefetch("followed_by", followed),
    )


def visits_of(contract: Contract, visits: QuerySet[Visit]) -> list[Visit]:
    """Return some visits to the work of a contract, the latest first, with what was found."""
    rows = visits.filter(contract=contract).prefetch_related("findings")
    return list(rows)


def open_findings(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Return what is not put right yet, the earliest due first, with contract and owner."""
    return (
        findings.filter(closed_on__isnull=True)
        .select_related("visit__contract__proposal", "owner")
        .order_by("due_on", "pk")
    )


def overdue_findings(findings: QuerySet[Finding], *, on: date) -> QuerySet[Finding]:
    """Return what should have been put right before a day."""
    return open_findings(findings).filter(due_on__lt=on)


def possible_owners(contract: Contract, office_id: int, *, on: date) -> QuerySet[User]:
    """Return the people who can be made responsible for putting something right.

    Those appointed on the day in the contract's or the visiting office, and those who act for the
    establishments that carry the đề án out or benefit from it. One query.
    """
    proposal = contract.proposal
    benefiting = Beneficiary.objects.filter(proposal=proposal).values("establishment")
    concerned = Q(establishment=proposal.implementing_establishment_id) | Q(
        establishment__in=benefiting
    )
    in_time = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    appointed = Appointment.objects.filter(in_time, office__in={contract.office_id, office_id})
    acting = Representation.objects.filter(in_time, concerned)
    return User.objects.filter(
        Q(pk__in=appointed.values("person")) | Q(pk__in=acting.values("user"))
    ).order_by("full_name", "pk")


def plan_rows(plan: InspectionPlan) -> list[PlannedVisit]:
    """Return the chosen contracts of a plan by month, with whether each was visited. One query."""
    visited = Visit.objects.filter(planned_visit=OuterRef("pk"))
    rows = plan.rows.select_related("contract__proposal").annotate(is_visited=Exists(visited))
    return list(rows.order_by("month", "-score_hundredths", "pk"))


def draft_plan_of(office_id: int | None, year: int) -> InspectionPlan | None:
    """Return the plan of an office that contracts can still be put into."""
    if office_id is None:
        return None
    return InspectionPlan.objects.filter(
        office_id=office_id, year=year, state=PlanState.DRAFT
    ).first()


def unvisited(plans: QuerySet[InspectionPlan]) -> QuerySet[PlannedVisit]:
    """Return the rows of approved plans that nobody went to yet, the earliest month first."""
    visited = Visit.objects.filter(planned_visit=OuterRef("pk"))
    return (
        PlannedVisit.objects.filter(~Exists(visited), plan__in=plans)
        .filter(plan__state=PlanState.APPROVED)
        .select_related("contract__proposal", "plan")
        .order_by("month", "pk")
    )
