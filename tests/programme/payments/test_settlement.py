"""Prepare the settlement of a contract and close it."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import Settlement
from khuyencong.programme.payments.queries import settlement_of
from khuyencong.programme.payments.services import (
    add_settlement_paper,
    drop_settlement_paper,
    prepare_settlement,
    recover,
    settle_contract,
)
from khuyencong.programme.payments.settlement_checks import obstacles_to_settlement
from khuyencong.programme.payments.states import SettlementState
from khuyencong.programme.proposals.states import State
from tests.builders.acceptance import build_accepted
from tests.builders.appraisals import build_line_with, clerk, committee_leader
from tests.builders.contracts import build_started
from tests.builders.payments import (
    SETTLED_ON,
    accountant,
    build_advanced,
    build_draft_payment,
    build_fully_paid,
    build_paid,
    build_prepared_settlement,
    build_settled,
    recovery_values,
    settlement_values,
)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _settle(settlement, *, by=None):
    return settle_contract(settlement.pk, by=by or committee_leader(), on=SETTLED_ON)


def _assert_open(settlement):
    settlement.refresh_from_db()
    assert (settlement.state, settlement.settled_on) == (SettlementState.DRAFT, None)
    contract = settlement.contract
    contract.refresh_from_db()
    contract.proposal.refresh_from_db()
    assert contract.state == ContractState.SIGNED
    assert contract.proposal.state == State.ACCEPTED
    assert total_held(contract.proposal.reference).settled_vnd == 0


def test_a_settlement_closes_the_account_the_contract_and_the_de_an():
    contract = build_fully_paid()

    settlement = _settle(build_prepared_settlement(contract))

    assert (settlement.paid_vnd, settlement.released_vnd) == (200_000_000, 0)
    assert settlement.counterpart_vnd == 200_000_000
    contract.refresh_from_db()
    contract.proposal.refresh_from_db()
    assert (contract.state, contract.proposal.state) == (ContractState.COMPLETED, State.SETTLED)
    held = total_held(contract.proposal.reference)
    assert (held.given_vnd, held.settled_vnd) == (200_000_000, 200_000_000)


def test_what_the_work_did_not_cost_goes_back_to_its_line():
    lines = build_line_with(1_000_000_000)
    contract = build_accepted(contract=build_started(line=lines), cost_vnd=300_000_000)
    build_paid(contract, 150_000_000)

    settlement = _settle(build_prepared_settlement(contract))

    assert (settlement.paid_vnd, settlement.released_vnd) == (150_000_000, 50_000_000)
    assert settlement.counterpart_vnd == 150_000_000
    balance = LineBalance.objects.get(line=lines[1])
    assert (balance.available_vnd, balance.settled_vnd) == (850_000_000, 150_000_000)


def test_everything_that_stands_in_the_way_is_told_at_once():
    contract = build_accepted(contract=build_advanced())
    build_draft_payment(contract, 60_000_000)
    settlement = prepare_settlement(
        contract.pk, settlement_values(), by=accountant(), on=SETTLED_ON
    )

    with pytest.raises(Refused) as refusal:
        _settle(settlement)

    assert _codes(refusal) == [
        "payments.support_unpaid",
        "payments.advance_open",
        "payments.payment_open",
        "payments.cost_not_proven",
        *["payments.paper_missing"] * 4,
    ]
    _assert_open(settlement)


def test_before_the_acceptance_the_page_says_so_among_the_rest():
    contract = build_started()

    found = [one.code for one in obstacles_to_settlement(contract, None, on=SETTLED_ON)]

    assert found[0] == "payments.not_accepted"
    assert found[-1] == "payments.settlement_not_prepared"


def test_money_paid_above_the_final_support_is_recovered_first():
    contract = build_accepted(contract=build_advanced(), cost_vnd=200_000_000)
    build_paid(contract, 0)
    settlement = build_prepared_settlement(contract)
    with pytest.raises(Refused) as refusal:
        _settle(settlement)
    assert _codes(refusal) == ["payments.advance_open"]
    _assert_open(settlement)

    recover(contract.pk, recovery_values(40_000_000), by=accountant(), on=SETTLED_ON)

    settled = _settle(settlement)
    assert (settled.paid_vnd, settled.released_vnd) == (100_000_000, 100_000_000)


def test_a_settlement_is_prepared_after_the_acceptance():
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        prepare_settlement(contract.pk, settlement_values(), by=accountant(), on=SETTLED_ON)

    assert _codes(refusal) == ["payments.not_accepted"]
    assert settlement_of(contract.pk) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": " "}, "payments.settlement_number_needed"),
        ({"liquidation_number": ""}, "payments.liquidation_needed"),
        ({"liquidated_on": date(2021, 4, 25)}, "payments.liquidation_day_wrong"),
        ({"liquidated_on": date(2021, 8, 10)}, "payments.liquidation_day_wrong"),
    ],
)
def test_a_settlement_names_its_papers(change, code):
    contract = build_accepted()

    with pytest.raises(Refused) as refusal:
        prepare_settlement(contract.pk, settlement_values(**change), by=accountant(), on=SETTLED_ON)

    assert _codes(refusal) == [code]
    assert not Settlement.objects.exists()


def test_who_prepared_it_does_not_close_it_in_any_role():
    settlement = build_prepared_settlement(build_fully_paid())
    same_person = replace(committee_leader(), user_id=accountant().user_id)

    with pytest.raises(NotPermitted) as refusal:
        _settle(settlement, by=same_person)

    assert _codes(refusal) == ["payments.settlement_prepared_by_approver"]
    _assert_open(settlement)


@pytest.mark.parametrize("who", [clerk, lambda: accountant("kế toán hai")])
def test_only_a_leader_closes_it(who):
    settlement = build_prepared_settlement(build_fully_paid())

    with pytest.raises(NotPermitted):
        _settle(settlement, by=who())

    _assert_open(settlement)


def test_a_settled_account_is_never_opened_again():
    contract = build_settled()
    settlement = settlement_of(contract.pk)

    with pytest.raises(OutOfStep):
        _settle(settlement)
    with pytest.raises(OutOfStep):
        prepare_settlement(contract.pk, settlement_values(), by=accountant(), on=SETTLED_ON)
    with pytest.raises(OutOfStep):
        add_settlement_paper(settlement.pk, "x", number="1", by=accountant(), on=SETTLED_ON)

    assert settlement_of(contract.pk).number == "01/QT-KC"


def test_a_paper_that_was_dropped_is_missing_again():
    settlement = build_prepared_settlement(build_fully_paid())
    paper = settlement.papers.first()
    drop_settlement_paper(paper.pk, by=accountant())

    with pytest.raises(Refused) as refusal:
        _settle(settlement)

    [problem] = refusal.value.problems
    assert problem.parameters["paper"] == paper.requirement
    _assert_open(settlement)
