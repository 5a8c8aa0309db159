"""Who may draft a contract, propose a change to it, decide on one, record a supplier."""

from django.db.models import QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.appraisals.queries import approving_office_id
from khuyencong.programme.contracts.approvers import Decider, approver_of, unfit
from khuyencong.programme.contracts.models import Amendment, Contract
from khuyencong.programme.contracts.states import AmendmentKind, ContractState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import may_see, visible_proposals
from khuyencong.registers.offices.permissions import reach_of

DRAFTING_ROLES = (Role.CLERK, Role.APPRAISER, Role.ACCOUNTANT)


def drafting_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not write the contract of a đề án; None when they may.

    Clerks, appraisers and accountants of the offices that keep it in their territory.
    """
    if actor.role in DRAFTING_ROLES and may_see(actor, proposal):
        return None
    return Problem("contract.drafting_not_yours")


def require_may_draft(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not write the contract of a đề án."""
    if problem := drafting_refusal(actor, proposal):
        raise NotPermitted(problem)


def proposing_refusal(actor: Actor, contract: Contract) -> Problem | None:
    """Return why an actor may not propose a change; None when they may.

    The implementing establishment asks for changes to its own contract; the offices' staff write
    for who asks on paper.
    """
    if actor.role is Role.APPLICANT:
        implementer_id = contract.proposal.implementing_establishment_id
        if implementer_id is not None and actor.establishment_id == implementer_id:
            return None
        return Problem("contract.proposing_not_yours")
    if drafting_refusal(actor, contract.proposal) is None:
        return None
    return Problem("contract.proposing_not_yours")


def require_may_propose(actor: Actor, contract: Contract) -> None:
    """Refuse who may not propose a change to a contract."""
    if problem := proposing_refusal(actor, contract):
        raise NotPermitted(problem)


def deciding_refusal(actor: Actor, amendment: Amendment) -> Problem | None:
    """Return why an actor may not decide on a change; None when they may: the rule's leader."""
    contract = amendment.contract
    proposal = contract.proposal
    rule = approver_of(
        AmendmentKind(amendment.kind), scheme=proposal.scheme, is_group=proposal.is_group
    )
    if actor.is_person(amendment.proposed_by_id):
        return Problem("contract.change_proposed_by_decider")
    if actor.role is not Role.LEADER:
        return unfit(rule)
    match rule.decider:
        case Decider.PARTY_A:
            fits = actor.office_id == contract.office_id
        case Decider.APPROVING_OFFICE:
            reach = reach_of(actor)
            fits = (
                reach is not None
                and reach.stands_for(approving_office_id(proposal))
                and reach.covers(proposal.unit_path)
            )
        case Decider.OFFICE_KIND:
            reach = reach_of(actor)
            fits = (
                reach is not None
                and reach.office_kind == rule.office_kind
                and reach.covers(proposal.unit_path)
            )
    return None if fits else unfit(rule)


def require_may_decide(actor: Actor, amendment: Amendment) -> None:
    """Refuse who may not decide on a change to a contract."""
    if problem := deciding_refusal(actor, amendment):
        raise NotPermitted(problem)


def require_not_the_drafter(actor: Actor, contract: Contract) -> None:
    """Refuse as signer who wrote the contract, in whatever role they act now."""
    if actor.is_person(contract.prepared_by_id):
        raise NotPermitted(Problem("contract.drafted_by_signer"))


def visible_contracts(actor: Actor) -> QuerySet[Contract]:
    """Return the contracts of the đề án that an actor may see. Drafts are the offices' own."""
    contracts = Contract.objects.filter(proposal__in=visible_proposals(actor))
    if actor.role is Role.APPLICANT:
        return contracts.exclude(state=ContractState.DRAFT)
    return contracts
