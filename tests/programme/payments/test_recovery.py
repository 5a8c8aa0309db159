"""Take money back."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.services import terminate_contract
from khuyencong.programme.payments.models import Recovery
from khuyencong.programme.payments.queries import payment_parts
from khuyencong.programme.payments.services import recover
from khuyencong.programme.payments.states import PaymentKind
from tests.builders.acceptance import build_accepted
from tests.builders.appraisals import build_line_with, clerk, committee_leader
from tests.builders.payments import (
    accountant,
    build_advanced,
    build_fully_paid,
    build_paid,
    build_settled,
    build_started_on_two_lines,
    recovery_values,
)

RETURNED_ON = date(2021, 7, 30)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _recover(contract, amount_vnd, *, by=None, on=RETURNED_ON, **changes):
    values = recovery_values(amount_vnd, **changes)
    return recover(contract.pk, values, by=by or accountant(), on=on)


def _held(contract):
    held = total_held(contract.proposal.reference)
    return held.committed_vnd, held.advanced_vnd, held.paid_vnd


def test_an_advance_that_was_not_used_goes_back_into_the_commitment():
    contract = build_advanced()

    _recover(contract, 40_000_000)

    assert _held(contract) == (100_000_000, 100_000_000, 0)


def test_a_payment_that_was_wrong_comes_back_and_may_be_paid_again():
    contract = build_fully_paid()
    _recover(contract, 10_000_000, kind=PaymentKind.PAYMENT.value)
    assert _held(contract) == (10_000_000, 0, 190_000_000)

    build_paid(contract, 10_000_000, invoice="", treasury_number="UNC-10")

    assert _held(contract) == (0, 0, 200_000_000)


def test_what_a_terminated_contract_returns_goes_on_to_its_line():
    lines = build_line_with(1_000_000_000)
    contract = build_advanced(line=lines)
    terminate_contract(
        contract.pk,
        reason="Cơ sở ngừng sản xuất",
        decision_number="61/QĐ",
        by=committee_leader(),
        on=date(2021, 7, 1),
    )
    assert payment_parts(contract.proposal).to_return_vnd == 140_000_000

    recovery = _recover(contract, 140_000_000)

    assert recovery.released_vnd == 140_000_000
    balance = LineBalance.objects.get(line=lines[1])
    assert (balance.available_vnd, balance.advanced_vnd) == (1_000_000_000, 0)
    assert payment_parts(contract.proposal).to_return_vnd == 0


def test_a_recovery_is_spread_over_the_lines_that_paid():
    contract, line, other = build_started_on_two_lines()
    build_paid(contract, 100_000_000, PaymentKind.ADVANCE)

    recovery = _recover(contract, 40_000_000)

    assert {share.budget_line_id: share.amount_vnd for share in recovery.shares.all()} == {
        line.pk: 30_000_000,
        other.pk: 10_000_000,
    }


@pytest.mark.parametrize(
    ("amount_vnd", "change", "code"),
    [
        (0, {}, "payments.recovery_amount_needed"),
        (140_000_001, {}, "payments.recovery_above_advance"),
        (1, {"kind": "payment"}, "payments.recovery_above_payment"),
        (1, {"reason": " "}, "payments.reason_needed"),
        (1, {"document_number": ""}, "payments.document_needed"),
        (1, {"document_on": date(2021, 7, 31)}, "payments.document_of_a_later_day"),
    ],
)
def test_no_more_comes_back_than_went_out_and_by_a_document(amount_vnd, change, code):
    contract = build_advanced()

    with pytest.raises(Refused) as refusal:
        _recover(contract, amount_vnd, **change)

    assert _codes(refusal) == [code]
    assert _held(contract) == (60_000_000, 140_000_000, 0)
    assert not Recovery.objects.exists()


def test_one_document_is_recorded_once():
    contract = build_advanced()
    _recover(contract, 10_000_000)

    with pytest.raises(Refused) as refusal:
        _recover(contract, 10_000_000)

    assert _codes(refusal) == ["payments.recovery_twice"]
    assert _held(contract) == (70_000_000, 130_000_000, 0)


def test_a_settled_contract_returns_nothing():
    contract = build_settled()

    with pytest.raises(Refused) as refusal:
        _recover(contract, 1, kind="payment", on=date(2021, 8, 10))

    assert "payments.recovers_only_before_settlement" in _codes(refusal)
    assert not Recovery.objects.exists()


def test_a_clerk_records_no_recovery():
    contract = build_advanced()

    with pytest.raises(NotPermitted):
        _recover(contract, 1, by=clerk())

    assert not Recovery.objects.exists()


def test_the_part_of_an_advance_without_accepted_work_is_named():
    contract = build_accepted(contract=build_advanced(), cost_vnd=200_000_000)

    assert payment_parts(contract.proposal).to_return_vnd == 40_000_000
