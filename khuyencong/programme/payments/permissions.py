"""Who may prepare, approve and record payments, and see them."""

from django.db.models import QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.permissions import (
    kept_offices,
    may_confirm,
    visible_funds,
)
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.payments.models import Payment, Settlement, TreasuryStatement
from khuyencong.programme.payments.states import PaymentState
from khuyencong.registers.offices.models import Office


def keeping_refusal(actor: Actor, office: Office) -> Problem | None:
    """Return why an actor may not keep the payments of an office; None when they may.

    Its accountant does, and that of a division for the People's Committee of the same territory.
    """
    if office in kept_offices(actor):
        return None
    return Problem("payments.accountant_needed", {"office": office.name})


def require_keeper(actor: Actor, office: Office) -> None:
    """Refuse who may not keep the payments of an office."""
    if problem := keeping_refusal(actor, office):
        raise NotPermitted(problem)


def approving_refusal(actor: Actor, payment: Payment) -> Problem | None:
    """Return why an actor may not approve a payment; None when they may.

    A leader of party A does, or of the People's Committee above it; never who prepared the
    payment, one of its vouchers or one of its papers, in whatever role they act now.
    """
    office = payment.contract.office
    if not may_confirm(actor, office):
        return Problem("payments.leader_needed", {"office": office.name})
    makers = {
        payment.prepared_by_id,
        *(invoice.added_by_id for invoice in payment.invoices.all()),
        *(paper.added_by_id for paper in payment.papers.all()),
    }
    if any(actor.is_person(maker) for maker in makers):
        return Problem("payments.prepared_by_approver")
    return None


def require_approver(actor: Actor, payment: Payment) -> None:
    """Refuse who may not approve a payment."""
    if problem := approving_refusal(actor, payment):
        raise NotPermitted(problem)


def settling_refusal(actor: Actor, settlement: Settlement) -> Problem | None:
    """Return why an actor may not close an account that was prepared; None when they may."""
    office = settlement.contract.office
    if actor.role is not Role.LEADER:
        return Problem("payments.leader_needed", {"office": office.name})
    makers = {
        settlement.prepared_by_id,
        *(paper.added_by_id for paper in settlement.papers.all()),
    }
    if any(actor.is_person(maker) for maker in makers):
        return Problem("payments.settlement_prepared_by_approver")
    return None


def require_settler(actor: Actor, settlement: Settlement) -> None:
    """Refuse who may not close an account. Whose step it is, the route says besides."""
    if problem := settling_refusal(actor, settlement):
        raise NotPermitted(problem)


def visible_payments(actor: Actor) -> QuerySet[Payment]:
    """Return the payments of the contracts that an actor may see. Drafts are the offices' own."""
    payments = Payment.objects.filter(contract__in=visible_contracts(actor).order_by().values("pk"))
    if actor.role is Role.APPLICANT:
        return payments.exclude(state=PaymentState.DRAFT)
    return payments


def approvable_contracts(actor: Actor) -> QuerySet[Contract]:
    """Return the contracts whose payments an actor may approve, as far as office and role go."""
    if actor.role is not Role.LEADER:
        return Contract.objects.none()
    offices = Office.objects.filter(pk__in=visible_contracts(actor).values("office"))
    mine = [
        office.pk for office in offices.select_related("territory") if may_confirm(actor, office)
    ]
    return Contract.objects.filter(office__in=mine)


def visible_statements(actor: Actor) -> QuerySet[TreasuryStatement]:
    """Return the Treasury's statements of the offices whose funds an actor sees."""
    return TreasuryStatement.objects.filter(office__in=visible_funds(actor).values("office"))
