"""Who may report progress, confirm it, deliver, draft minutes and sign them; who sees minutes."""

from datetime import date

from django.db.models import QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance.models import Acceptance, ProgressReport
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.proposals.permissions import may_see, require_may_take, step_refusal
from khuyencong.programme.proposals.states import Action

DRAFTING_ROLES = (Role.INSPECTOR, Role.CLERK)


def reporting_refusal(actor: Actor, contract: Contract) -> Problem | None:
    """Return why an actor may not report work and deliveries; None when they may.

    The establishment that carries the contract out reports its own; a clerk enters for who
    reports on paper.
    """
    if actor.role is Role.APPLICANT:
        implementer_id = contract.proposal.implementing_establishment_id
        if implementer_id is not None and actor.establishment_id == implementer_id:
            return None
    elif actor.role is Role.CLERK and may_see(actor, contract.proposal):
        return None
    return Problem("acceptance.reporting_not_yours")


def require_may_report(actor: Actor, contract: Contract) -> None:
    """Refuse who may not report work and deliveries of a contract."""
    if problem := reporting_refusal(actor, contract):
        raise NotPermitted(problem)


def inspecting_refusal(actor: Actor, report: ProgressReport) -> Problem | None:
    """Return why an actor may not confirm a report; None when they may: an inspector of the place.

    Who reported does not confirm, in whatever role they act now.
    """
    if actor.role is not Role.INSPECTOR or not may_see(actor, report.contract.proposal):
        return Problem("acceptance.inspecting_not_yours")
    if actor.is_person(report.reported_by_id):
        return Problem("acceptance.reported_by_inspector")
    return None


def require_may_inspect(actor: Actor, report: ProgressReport) -> None:
    """Refuse who may not confirm a report."""
    if problem := inspecting_refusal(actor, report):
        raise NotPermitted(problem)


def drafting_refusal(actor: Actor, contract: Contract) -> Problem | None:
    """Return why an actor may not write minutes; None when they may.

    Inspectors and clerks of the offices that keep the đề án in their territory.
    """
    if actor.role in DRAFTING_ROLES and may_see(actor, contract.proposal):
        return None
    return Problem("acceptance.drafting_not_yours")


def require_may_draft(actor: Actor, contract: Contract) -> None:
    """Refuse who may not write minutes of acceptance."""
    if problem := drafting_refusal(actor, contract):
        raise NotPermitted(problem)


def signing_refusal(actor: Actor, acceptance: Acceptance, *, on: date) -> Problem | None:
    """Return why an actor may not sign minutes; None when they may.

    A leader of an office that the route lets accept, who did not draft them. Partial minutes are
    signed by the same people as the last ones.
    """
    if problem := step_refusal(actor, acceptance.contract.proposal, Action.ACCEPT, on=on):
        return problem
    return _not_the_signer(actor, acceptance)


def require_may_sign(actor: Actor, acceptance: Acceptance, *, on: date) -> None:
    """Refuse who may not sign minutes; a đề án that has moved on is answered as such."""
    require_may_take(actor, acceptance.contract.proposal, Action.ACCEPT, on=on)
    if problem := _not_the_signer(actor, acceptance):
        raise NotPermitted(problem)


def _not_the_signer(actor: Actor, acceptance: Acceptance) -> Problem | None:
    if actor.role is not Role.LEADER:
        return Problem("acceptance.signed_by_a_leader", {"role": actor.role.value})
    if actor.is_person(acceptance.prepared_by_id):
        return Problem("acceptance.drafted_by_signer")
    return None


def visible_acceptances(actor: Actor) -> QuerySet[Acceptance]:
    """Return the minutes of the contracts that an actor may see. Drafts are the offices' own."""
    acceptances = Acceptance.objects.filter(contract__in=visible_contracts(actor))
    if actor.role is Role.APPLICANT:
        return acceptances.exclude(state=AcceptanceState.DRAFT)
    return acceptances


def visible_reports(actor: Actor) -> QuerySet[ProgressReport]:
    """Return the reports of the contracts that an actor may see."""
    return ProgressReport.objects.filter(contract__in=visible_contracts(actor))
