"""Say what is wanted, gather offers, take one."""

from datetime import date

from django.db import transaction

from khuyencong.activities.consulting.checks import (
    check_reason,
    problems_of_offer,
    problems_of_terms,
    require_stage,
)
from khuyencong.activities.consulting.models import Assignment, Offer
from khuyencong.activities.consulting.permissions import require_may_keep
from khuyencong.activities.consulting.services.locking import lock_assignment, require_version
from khuyencong.activities.consulting.states import Stage
from khuyencong.activities.consulting.values import OfferValues, TermsValues
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services.standing import require_in_progress
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def set_terms(contract_item_id: int, values: TermsValues, *, by: Actor, on: date) -> Assignment:
    """Begin a consultancy under an item of the contract, with what is wanted. One for an item."""
    contract_id = ContractItem.objects.values_list("contract_id", flat=True).get(
        pk=contract_item_id
    )
    contract = lock_contract(contract_id)
    require_may_keep(by, contract.proposal)
    require_in_progress(contract)
    require(problems_of_terms(values))
    known = Assignment.objects.filter(contract_item_id=contract_item_id).first()
    if known is not None:
        told = {"product": known.product}
        raise Refused(Problem("consulting.begun_already", told, field="contract_item"))
    assert by.user_id is not None, "a person begins it"
    assignment = Assignment.objects.create(
        proposal=contract.proposal,
        contract_item_id=contract_item_id,
        subject=values.subject,
        product=tidy(values.product),
        terms=values.terms.strip(),
        due_on=values.due_on,
        made_on=on,
        made_by_id=by.user_id,
    )
    record(
        "consulting.begun",
        contract.proposal.reference,
        by=by,
        after={"assignment": assignment.reference, "product": assignment.product},
    )
    return assignment


@transaction.atomic
def change_terms(assignment_id: int, values: TermsValues, *, version: int, by: Actor) -> Assignment:
    """Correct what is wanted, until a consultant was hired for it."""
    assignment, contract = lock_assignment(assignment_id)
    require_may_keep(by, contract.proposal)
    require_stage(assignment, Stage.TERMS)
    require_version(assignment, version)
    require(problems_of_terms(values))
    before = {"product": assignment.product, "terms": assignment.terms}
    assignment.subject = values.subject
    assignment.product = tidy(values.product)
    assignment.terms = values.terms.strip()
    assignment.due_on = values.due_on
    assignment.version += 1
    assignment.save()
    after = {"product": assignment.product, "terms": assignment.terms}
    record("consulting.changed", contract.proposal.reference, by=by, before=before, after=after)
    return assignment


@transaction.atomic
def add_offer(assignment_id: int, values: OfferValues, *, by: Actor, on: date) -> Offer:
    """Enter what a consultant offers. Refused once one was taken."""
    assignment, contract = lock_assignment(assignment_id)
    require_may_keep(by, contract.proposal)
    require_stage(assignment, Stage.TERMS)
    require(problems_of_offer(values, on=on))
    offer = Offer.objects.create(
        assignment=assignment,
        consultant=tidy(values.consultant),
        tax_code=tidy(values.tax_code),
        amount_vnd=values.amount_vnd,
        plan=values.plan.strip(),
        experience=values.experience.strip(),
        offered_on=values.offered_on,
    )
    record(
        "consulting.offered",
        contract.proposal.reference,
        by=by,
        after={"consultant": offer.consultant, "amount_vnd": offer.amount_vnd},
    )
    return offer


@transaction.atomic
def choose_offer(offer_id: int, *, reason: str, by: Actor) -> Assignment:
    """Hire a consultant, with the reason."""
    assignment_id = Offer.objects.values_list("assignment_id", flat=True).get(pk=offer_id)
    assignment, contract = lock_assignment(assignment_id)
    require_may_keep(by, contract.proposal)
    require_stage(assignment, Stage.TERMS)
    offer = Offer.objects.get(pk=offer_id)
    require(check_reason(offer, reason))
    offer.is_chosen = True
    offer.reason = tidy(reason)
    offer.save(update_fields=["is_chosen", "reason"])
    assignment.stage = Stage.HIRED.value
    assignment.version += 1
    assignment.save(update_fields=["stage", "version"])
    record(
        "consulting.hired",
        contract.proposal.reference,
        by=by,
        after={"consultant": offer.consultant, "amount_vnd": offer.amount_vnd},
        reason=offer.reason,
    )
    return assignment
