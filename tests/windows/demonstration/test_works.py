"""Work and money under the contracts of the demonstration, with two accounts closed."""

from datetime import date

import pytest

from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import Acceptance, Delivery, ProgressReport
from khuyencong.programme.acceptance.queries import reports_awaiting_inspection
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.budgets.queries import total_held, year_totals
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import (
    Invoice,
    Payment,
    Recovery,
    Settlement,
    TreasuryStatement,
)
from khuyencong.programme.payments.reconciliation import reconciliation_of
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from khuyencong.programme.proposals.models import StepTaken
from khuyencong.programme.proposals.states import Action, State
from khuyencong.registers.establishments.tax_codes import tax_code_fault
from khuyencong.windows.demonstration.acting import person_acting
from tests.windows.demonstration.test_projects import proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

DRYER, DESIGN, SAW = "máy sấy cà phê", "mẫu, nhãn hiệu sản phẩm thổ cẩm", "máy cắt nhôm"
FIRST_DAY = date(2022, 10, 3)


def contract(title: str) -> Contract:
    return Contract.objects.get(proposal=proposal(title))


@pytest.mark.parametrize("title", [DRYER, DESIGN])
def test_a_settled_one_has_its_whole_road_behind_it(title):
    settled = proposal(title)
    assert settled.state == State.SETTLED
    taken = list(StepTaken.objects.filter(proposal=settled).order_by("pk"))
    assert [step.action for step in taken] == [
        Action.SUBMIT,
        Action.START_BASE_APPRAISAL,
        Action.REGISTER,
        Action.APPROVE,
        Action.SIGN_CONTRACT,
        Action.START_WORK,
        Action.ACCEPT,
        Action.SETTLE,
    ]


@pytest.mark.parametrize("title", [DRYER, DESIGN])
def test_a_settled_one_was_advanced_then_paid_by_documents_of_the_treasury(title):
    paid = list(Payment.objects.filter(contract=contract(title)).order_by("sequence"))
    assert [one.kind for one in paid] == [PaymentKind.ADVANCE, PaymentKind.PAYMENT]
    assert all(one.state == PaymentState.PAID for one in paid)
    assert paid[1].cleared_vnd == paid[0].amount_vnd
    assert all("(giả định)" in one.treasury_number and one.sub_item for one in paid)


@pytest.mark.parametrize("title", [DRYER, DESIGN])
def test_the_account_of_a_settled_one_is_closed_and_nothing_is_left_open(title):
    settlement = Settlement.objects.get(contract=contract(title))
    assert settlement.contract.state == ContractState.COMPLETED
    assert settlement.paid_vnd == settlement.contract.amount_vnd
    assert settlement.papers.count() == 4
    assert settlement.approved_by_id != settlement.prepared_by_id
    held = total_held(settlement.contract.proposal.reference)
    assert held.given_vnd == held.settled_vnd == settlement.paid_vnd


@pytest.mark.parametrize("title", [DRYER, DESIGN, SAW])
def test_progress_was_reported_each_month_and_seen_by_another_person(title):
    reports = list(ProgressReport.objects.filter(contract=contract(title)).order_by("month"))
    assert [one.month.month for one in reports] == [3, 4, 5]
    assert all(one.seen_by_id not in (None, one.reported_by_id) for one in reports)


def test_an_inspector_saw_less_than_was_reported_and_said_why():
    april = ProgressReport.objects.get(contract=contract(DRYER), month=date(2021, 4, 1))
    assert april.seen_percent < april.self_percent
    assert april.seen_note


def test_a_late_report_says_why_and_the_latest_waits_for_the_inspector():
    late = ProgressReport.objects.get(contract=contract("khởi sự"))
    assert (late.reported_on.month, late.month.month) == (5, 4)
    assert "chậm" in late.difficulties
    inspector = person_acting("demo-trung-tam-kiem-tra", on=FIRST_DAY)
    [waiting] = reports_awaiting_inspection(visible_contracts(inspector))
    assert waiting.contract == contract("tinh dầu")


def test_who_signed_minutes_did_not_draft_them():
    minutes = list(Acceptance.objects.all())
    assert len(minutes) == 15
    assert all(one.signed_by_id not in (None, one.prepared_by_id) for one in minutes)


def test_every_delivery_tells_by_what_it_is_known():
    deliveries = list(Delivery.objects.all())
    assert deliveries
    assert all(one.evidence for one in deliveries)


def test_a_saw_that_cost_less_is_supported_less():
    saw = contract(SAW)
    final = Acceptance.objects.get(contract=saw)
    assert saw.proposal.state == State.SETTLED
    assert (saw.amount_vnd, final.final_support_vnd) == (25_000_000, 24_750_000)


def test_a_payment_waits_for_its_approval_and_one_for_the_treasury():
    draft = Payment.objects.get(state=PaymentState.DRAFT)
    assert draft.contract == contract("lò nướng")
    approved = Payment.objects.get(state=PaymentState.APPROVED)
    assert (approved.contract, approved.kind) == (contract("tinh dầu"), PaymentKind.ADVANCE)


def test_a_refused_request_was_followed_by_a_smaller_one():
    refused, approved, _rest = Payment.objects.filter(contract=contract("CNC")).order_by("sequence")
    assert refused.state == PaymentState.REFUSED
    assert approved.amount_vnd < refused.amount_vnd


def test_the_advance_of_a_terminated_contract_came_back():
    back = Recovery.objects.get()
    assert back.contract.state == ContractState.TERMINATED
    assert back.released_vnd == back.amount_vnd
    assert total_held(back.contract.proposal.reference).given_vnd == 0


def test_nobody_approved_what_they_prepared():
    for one in Payment.objects.exclude(state=PaymentState.DRAFT):
        decider = one.approved_by_id or one.ended_by_id
        assert decider not in (None, one.prepared_by_id)


def test_every_invoice_is_of_an_invented_seller_with_a_right_tax_code():
    invoices = list(Invoice.objects.all())
    assert invoices
    for invoice in invoices:
        assert "(giả định)" in invoice.seller_name
        assert tax_code_fault(invoice.seller_tax_code) is None


def test_one_statement_agrees_and_the_next_has_a_day_that_differs():
    april, may = TreasuryStatement.objects.order_by("month")
    assert reconciliation_of(april).is_clean
    compared = reconciliation_of(may)
    [difference] = compared.only_theirs
    [(ours, unlike)] = difference.near
    assert unlike == "day"
    assert [one.code for one in compared.only_ours] == [ours.code]


def test_the_districts_money_stands_in_every_stage():
    accountant = person_acting("demo-ke-toan", on=FIRST_DAY)
    now, before = (year_totals(visible_funds(accountant), year) for year in (2022, 2021))
    assert min(now.available_vnd, now.reserved_vnd, now.committed_vnd, now.paid_vnd) > 0
    assert before.settled_vnd > 250_000_000


def test_the_trace_tells_the_dryers_money_in_order():
    trace = AuditEntry.objects.filter(subject=proposal(DRYER).reference).order_by("pk")
    actions = [action for action in trace.values_list("action", flat=True) if "pay" in action]
    wanted = ["payment.prepared", "payment.approved", "payment.recorded"]
    assert [action for action in actions if action in wanted] == wanted * 2
