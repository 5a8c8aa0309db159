"""What is on its way to the Treasury holds its contract: no money leaves it by another door."""

from datetime import date

import pytest

from khuyencong.engines.refusals import OutOfStep
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.services import (
    approve_amendment,
    carry_contract_over,
    propose_amendment,
    terminate_contract,
)
from khuyencong.programme.contracts.states import AmendmentKind, ContractState
from khuyencong.programme.payments.integrity import payment_faults
from khuyencong.programme.payments.services import cancel_payment, record_treasury
from khuyencong.programme.payments.states import PaymentKind
from tests.builders.appraisals import build_budget_line, build_line_with, clerk, committee_leader
from tests.builders.contracts import build_started
from tests.builders.payments import ADVANCED_ON, accountant, build_approved_payment
from tests.programme.contracts.changing import money

LATER = date(2021, 7, 5)


def _terminate(contract):
    return terminate_contract(
        contract.pk,
        reason="Cơ sở ngừng sản xuất",
        decision_number="61/QĐ",
        by=committee_leader(),
        on=LATER,
    )


def _waiting(**proposal):
    contract = build_started(**proposal)
    return contract, build_approved_payment(contract, 140_000_000, PaymentKind.ADVANCE)


def _assert_refused(refusal, contract):
    [problem] = refusal.value.problems
    assert (problem.code, problem.parameters) == (
        "contract.payment_waits",
        {"waiting_vnd": 140_000_000},
    )
    contract.refresh_from_db()
    assert contract.state == ContractState.SIGNED
    assert total_held(contract.proposal.reference).committed_vnd == 200_000_000


def test_a_contract_is_not_terminated_while_the_treasury_may_have_paid():
    contract, payment = _waiting()

    with pytest.raises(OutOfStep) as refusal:
        _terminate(contract)
    _assert_refused(refusal, contract)

    record_treasury(
        payment.pk, treasury_number="UNC-9", treasury_on=ADVANCED_ON, by=accountant(), on=LATER
    )
    assert _terminate(contract).open_advance_vnd == 140_000_000
    assert list(payment_faults()) == []


def test_a_cancelled_payment_holds_nothing_back():
    contract, payment = _waiting()
    cancel_payment(payment.pk, reason="Sai tài khoản", by=accountant(), on=LATER)

    assert _terminate(contract).released_vnd == 200_000_000


def test_a_change_for_less_waits_for_the_treasury():
    contract, _payment = _waiting()
    change = propose_amendment(
        contract.pk,
        AmendmentKind.LESS_MONEY,
        money(contract, 150_000_000, 300_000_000),
        reason="Giảm khối lượng",
        by=clerk(),
        on=LATER,
    )

    with pytest.raises(OutOfStep) as refusal:
        approve_amendment(change.pk, number="62/QĐ", by=committee_leader(), on=LATER)

    _assert_refused(refusal, contract)


def test_money_is_not_carried_into_the_next_year_while_the_treasury_may_have_paid():
    plan_line, line = build_line_with(1_000_000_000)
    contract, _payment = _waiting(line=(plan_line, line))
    type(contract).objects.filter(pk=contract.pk).update(ends_on=date(2022, 3, 31))
    next_year = build_budget_line(1_000, plan_line=plan_line, year=2022)

    with pytest.raises(OutOfStep) as refusal:
        carry_contract_over(
            contract.pk,
            {line.pk: next_year.pk},
            decision_number="63/QĐ",
            by=accountant(),
            on=LATER,
        )

    _assert_refused(refusal, contract)
