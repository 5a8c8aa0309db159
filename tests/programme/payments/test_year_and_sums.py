"""Close a year; check that payments and ledger agree."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.budgets.models import BudgetLine, LineBalance, YearClosing
from khuyencong.programme.budgets.services import Decision, advance, propose_closing
from khuyencong.programme.budgets.states import ClosingManner, PaperState
from khuyencong.programme.payments.integrity import payment_faults
from khuyencong.programme.payments.models import Invoice, Payment, Settlement
from khuyencong.programme.payments.services import close_year
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import build_started
from tests.builders.payments import (
    accountant,
    build_advanced,
    build_approved_payment,
    build_draft_payment,
    build_settled,
)

CLOSED_ON = date(2021, 12, 31)
DECISION = Decision("900/QĐ-UBND", CLOSED_ON, "Ủy ban nhân dân huyện Đakrông")


def _closing():
    fund = BudgetLine.objects.select_related("fund").first().fund
    return propose_closing(fund.pk, ClosingManner.RETURN, DECISION, by=accountant())


def test_a_year_closes_when_every_account_is_settled():
    build_settled()

    closing = close_year(_closing().pk, by=committee_leader(), on=CLOSED_ON)

    assert closing.state == PaperState.CONFIRMED
    assert not LineBalance.objects.filter(is_open=True).exists()


@pytest.mark.parametrize("build", [build_draft_payment, build_approved_payment])
def test_a_year_does_not_close_while_a_payment_is_open_and_names_it(build):
    contract = build_started()
    payment = build(contract, 140_000_000, PaymentKind.ADVANCE)
    closing = _closing()

    with pytest.raises(Refused) as refusal:
        close_year(closing.pk, by=committee_leader(), on=CLOSED_ON)

    [problem] = refusal.value.problems
    assert problem.code == "payments.open_at_year_end"
    assert problem.parameters["code"] == contract.proposal.code
    assert problem.parameters["amount_vnd"] == payment.amount_vnd
    assert YearClosing.objects.get().state == PaperState.PROPOSED
    assert LineBalance.objects.filter(is_open=True).exists()


def test_an_accountant_does_not_close_a_year():
    build_started()
    closing = _closing()

    with pytest.raises(NotPermitted):
        close_year(closing.pk, by=accountant(), on=CLOSED_ON)

    assert LineBalance.objects.filter(is_open=True).exists()


def test_a_whole_road_leaves_no_fault():
    build_settled()

    assert list(payment_faults()) == []


def test_money_that_no_payment_stands_behind_is_found():
    contract = build_started()
    share = contract.shares.get()
    advance({share.budget_line_id: 5}, reference=contract.proposal.reference, by=accountant())

    [finding] = payment_faults()

    assert finding.where == contract.proposal.reference
    assert "5 advanced" in finding.what


def test_a_payment_that_the_ledger_does_not_know_is_found():
    contract = build_started()
    payment = build_approved_payment(contract, 100, PaymentKind.ADVANCE)
    Payment.objects.filter(pk=payment.pk).update(
        state=PaymentState.PAID,
        treasury_number="1",
        treasury_on=CLOSED_ON,
        recorded_by=payment.prepared_by_id,
    )

    [finding] = payment_faults()

    assert finding.where == contract.proposal.reference
    assert "come to 100 and 0" in finding.what


def test_shares_that_do_not_make_their_payment_are_found():
    contract = build_advanced()
    contract.payments.update(amount_vnd=1)

    assert [one.what for one in payment_faults()] == ["differs from what its shares come to"]


def test_a_voucher_of_a_dead_payment_that_counts_is_found():
    contract = build_settled()
    Invoice.objects.update(payment=contract.payments.get(kind="advance"))
    contract.payments.filter(kind="advance").update(
        state=PaymentState.CANCELLED,
        treasury_number="",
        ended_on=CLOSED_ON,
        ended_by=accountant().user_id,
        answer="Sửa tay",
    )

    assert any("counts, its payment not" in one.what for one in payment_faults())


def test_a_settlement_out_of_balance_is_found():
    build_settled()
    Settlement.objects.update(released_vnd=1)

    [finding] = payment_faults()

    assert "do not make the contract's 200000000" in finding.what
