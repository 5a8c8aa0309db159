"""Contracts of approved đề án of Đakrông, in each state, with the people who make them."""

from dataclasses import replace
from datetime import date
from typing import Any

from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User
from khuyencong.programme.appraisals.queries import signed_decision
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import contract_from_decision
from khuyencong.programme.contracts.services import (
    prepare_contract,
    sign_contract,
    start_work,
    suspend_contract,
)
from khuyencong.programme.contracts.values import ContractValues
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.proposals.models import Proposal
from tests.builders.appraisals import build_approved, clerk, committee_leader
from tests.builders.establishments import build_applicant
from tests.builders.remembered import remembered

PREPARED_ON = date(2021, 4, 19)
SIGNED_ON = date(2021, 4, 26)
STARTED_ON = date(2021, 5, 4)
CHANGED_ON = date(2021, 6, 14)


def contract_values(proposal: Proposal, **changes: Any) -> ContractValues:
    """Return the contract as the decision would have it, with a number and a representative."""
    decision = signed_decision(proposal)
    assert decision is not None
    values = contract_from_decision(proposal, decision, on=PREPARED_ON)
    told = {"number": f"{proposal.code[-3:]}/HĐ-KC", "party_b_representative": "Hồ Thị Mừng"}
    return replace(values, **(told | changes))


def with_support(values: ContractValues, support_vnd: Vnd, cost_vnd: Vnd) -> ContractValues:
    """Return a contract whose only item and only line come to other amounts."""
    [item] = values.items
    [line] = values.shares
    changed = replace(item, support_vnd=support_vnd, cost_vnd=cost_vnd)
    return replace(values, items=(changed,), shares={line: support_vnd})


@remembered
def build_contract(
    number: int = 1, *, line: tuple[PlanLine, BudgetLine] | None = None, **proposal: Any
) -> Contract:
    """Return the draft of a contract."""
    approved = build_approved(number, line=line, **proposal)
    return prepare_contract(approved.pk, contract_values(approved), by=clerk(), on=PREPARED_ON)


@remembered
def build_signed(
    number: int = 1, *, line: tuple[PlanLine, BudgetLine] | None = None, **proposal: Any
) -> Contract:
    contract = build_contract(number, line=line, **proposal)
    return sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)


@remembered
def build_started(
    number: int = 1, *, line: tuple[PlanLine, BudgetLine] | None = None, **proposal: Any
) -> Contract:
    contract = build_signed(number, line=line, **proposal)
    return start_work(contract.pk, by=clerk(), on=STARTED_ON)


def build_suspended(number: int = 1, **proposal: Any) -> Contract:
    contract = build_started(number, **proposal)
    suspend_contract(
        contract.pk,
        reason="Chờ giao máy",
        decision_number="60/UBND",
        by=committee_leader(),
        on=CHANGED_ON,
    )
    contract.refresh_from_db()
    return contract


def implementer(contract: Contract) -> Actor:
    """Return the person who acts for the establishment that carries the đề án out."""
    establishment = contract.proposal.implementing_establishment
    assert establishment is not None
    user = User.objects.get(pk=contract.proposal.made_by_id)
    return build_applicant(establishment, username=user.username)
