"""Draw up the contract of an approved đề án."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.checks import problems_of_contract
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.permissions import require_may_draft
from khuyencong.programme.contracts.services.locking import (
    lock_contract,
    require_state,
    require_version,
)
from khuyencong.programme.contracts.services.shares import write_shares
from khuyencong.programme.contracts.services.terms import write_terms
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.contracts.values import ContractValues, ItemValues
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import lock_proposal
from khuyencong.programme.proposals.states import PROPOSAL_WORKFLOW, Action


@transaction.atomic
def prepare_contract(proposal_id: int, values: ContractValues, *, by: Actor, on: date) -> Contract:
    """Draft the contract of an approved đề án, with its conditions of payment from the rules.

    ``queries.contract_from_decision`` gives the values to start from. No money moves.
    """
    proposal = lock_proposal(proposal_id)
    PROPOSAL_WORKFLOW.step(Action.SIGN_CONTRACT, state=proposal.state)
    require_may_draft(by, proposal)
    if present := Contract.objects.filter(proposal=proposal).first():
        raise OutOfStep(Problem("contract.drafted_already", {"number": present.number}))
    require(problems_of_contract(proposal, values, on=on))
    contract = Contract(proposal=proposal)
    _write(contract, values, by=by, on=on)
    _trace(contract, "contract.drafted", values, by=by)
    return contract


@transaction.atomic
def change_contract(
    contract_id: int, values: ContractValues, *, version: int, by: Actor, on: date
) -> Contract:
    """Change a draft. Who changes it last has drafted it, and will not sign it."""
    contract = lock_contract(contract_id)
    require_state(contract, [ContractState.DRAFT])
    require_may_draft(by, contract.proposal)
    require_version(contract, version)
    require(problems_of_contract(contract.proposal, values, on=on, contract_id=contract.pk))
    contract.version += 1
    _write(contract, values, by=by, on=on)
    _trace(contract, "contract.changed", values, by=by)
    return contract


def _write(contract: Contract, values: ContractValues, *, by: Actor, on: date) -> None:
    for name in (
        "number",
        "party_a_representative",
        "party_b_name",
        "party_b_representative",
        "party_b_account",
        "party_b_bank",
    ):
        setattr(contract, name, tidy(getattr(values, name)))
    contract.office_id = values.office_id
    contract.amount_vnd, contract.cost_vnd = values.amount_vnd, values.cost_vnd
    contract.starts_on, contract.ends_on = values.starts_on, values.ends_on
    assert by.user_id is not None, "a person drafts"
    contract.prepared_by_id = by.user_id
    contract.prepared_on = on
    contract.save()
    _write_items(contract, values.items)
    write_shares(contract, values.shares)
    ruling = ruling_of(contract.proposal, on=on, contracted_on=on, granted_vnd=contract.amount_vnd)
    write_terms(contract, ruling)


def _write_items(contract: Contract, items: tuple[ItemValues, ...]) -> None:
    """Write items in place, so that a choice of supplier already recorded keeps its item."""
    estimate: dict[int, CostItem] = contract.proposal.cost_items.in_bulk()
    contract.items.exclude(cost_item_id__in=[item.cost_item_id for item in items]).delete()
    for item in items:
        estimated = estimate[item.cost_item_id]
        ContractItem.objects.update_or_create(
            contract=contract,
            cost_item=estimated,
            defaults={
                "beneficiary_id": estimated.beneficiary_id,
                "name": estimated.name,
                "quantity": item.quantity,
                "unit": estimated.unit,
                "cost_vnd": item.cost_vnd,
                "support_vnd": item.support_vnd,
            },
        )


def _trace(contract: Contract, action: str, values: ContractValues, *, by: Actor) -> None:
    proposal: Proposal = contract.proposal
    record(
        action,
        proposal.reference,
        by=by,
        after={
            "contract": contract.reference,
            "number": contract.number,
            "amount_vnd": contract.amount_vnd,
            "approved_vnd": proposal.approved_vnd,
            "lines": {str(pk): amount_vnd for pk, amount_vnd in values.shares.items()},
        },
    )
