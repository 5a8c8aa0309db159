"""Carry a contract's money into the next year."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.budgets.services import advance
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.contracts.services import (
    approve_amendment,
    carry_contract_over,
    propose_amendment,
)
from khuyencong.programme.contracts.states import AmendmentKind
from khuyencong.programme.contracts.values import ChangeValues
from tests.builders.appraisals import (
    ASKED_VND,
    build_budget_line,
    build_line_with,
    clerk,
    committee_leader,
)
from tests.builders.contracts import CHANGED_ON, build_started
from tests.builders.offices import build_member, build_office

CARRIED_ON = date(2021, 12, 28)


def _accountant():
    return build_member(Role.ACCOUNTANT, build_office())


def _carry(contract, lines, *, by=None, decision_number="88/QĐ-UBND"):
    return carry_contract_over(
        contract.pk,
        lines,
        decision_number=decision_number,
        by=by or _accountant(),
        on=CARRIED_ON,
    )


def _contract_into_next_year():
    """Return a contract prolonged into 2022, its line of 2021 and a line of 2022."""
    plan_line, line = build_line_with(1_000_000_000)
    contract = build_started(line=(plan_line, line))
    amendment = propose_amendment(
        contract.pk,
        AmendmentKind.INTO_NEXT_YEAR,
        ChangeValues(ends_on=date(2022, 3, 31)),
        reason="Máy về muộn",
        by=clerk(),
        on=CHANGED_ON,
    )
    approve_amendment(amendment.pk, number="02/PL", by=committee_leader(), on=CHANGED_ON)
    next_line = build_budget_line(1_000, plan_line=plan_line, source=Source.PROVINCIAL, year=2022)
    return contract, line, next_line


def test_what_is_not_paid_out_follows_the_contract_into_the_next_year():
    contract, line, next_line = _contract_into_next_year()
    advance({line.pk: 140_000_000}, reference=contract.proposal.reference, by=clerk())

    _carry(contract, {line.pk: next_line.pk})

    shares = {share.budget_line_id: share.amount_vnd for share in contract.shares.all()}
    assert shares == {line.pk: 140_000_000, next_line.pk: 60_000_000}
    assert LineBalance.objects.get(line=next_line).committed_vnd == 60_000_000
    old = LineBalance.objects.get(line=line)
    assert (old.committed_vnd, old.advanced_vnd) == (0, 140_000_000)
    assert sum(shares.values()) == ASKED_VND


def test_a_contract_that_ends_within_the_year_is_not_carried_over():
    plan_line, line = build_line_with(1_000_000_000)
    contract = build_started(line=(plan_line, line))
    next_line = build_budget_line(1_000, plan_line=plan_line, source=Source.PROVINCIAL, year=2022)

    with pytest.raises(Refused) as refusal:
        _carry(contract, {line.pk: next_line.pk})

    assert [p.code for p in refusal.value.problems] == ["contract.ends_within_the_year"]
    assert LineBalance.objects.get(line=line).committed_vnd == ASKED_VND


def test_only_lines_of_the_contract_are_carried_over_and_by_a_decision():
    contract, line, next_line = _contract_into_next_year()

    with pytest.raises(Refused) as refusal:
        _carry(contract, {next_line.pk: line.pk}, decision_number=" ")
    assert [p.code for p in refusal.value.problems] == [
        "contract.decision_number_needed",
        "contract.not_a_line_of_this",
    ]
    with pytest.raises(Refused) as refusal:
        _carry(contract, {})
    assert [p.code for p in refusal.value.problems] == ["contract.no_line_to_carry"]
    assert LineBalance.objects.get(line=line).committed_vnd == ASKED_VND


def test_a_clerk_does_not_carry_money_over():
    contract, line, next_line = _contract_into_next_year()

    with pytest.raises(NotPermitted) as refusal:
        _carry(contract, {line.pk: next_line.pk}, by=clerk())

    assert [p.code for p in refusal.value.problems] == ["contract.carrying_not_yours"]
    assert LineBalance.objects.get(line=line).committed_vnd == ASKED_VND
