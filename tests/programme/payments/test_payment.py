"""Pay for accepted work: what it may be, what proves it, what it clears."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from khuyencong.engines.refusals import OutOfStep, Refused
from khuyencong.programme.budgets.queries import held_by_reference, total_held
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import suspend_contract
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import Invoice, Payment
from khuyencong.programme.payments.services import (
    add_invoice,
    add_payment_paper,
    approve_payment,
    cancel_payment,
    drop_invoice,
    drop_payment_paper,
    prepare_payment,
    record_treasury,
    refuse_payment,
)
from khuyencong.programme.payments.states import PaymentKind, PaymentState, VoucherKind
from tests.builders.acceptance import build_accepted
from tests.builders.appraisals import build_line_with, committee_leader
from tests.builders.contracts import build_started
from tests.builders.files import build_upload
from tests.builders.payments import (
    ADVANCED_ON,
    PAID_ON,
    accountant,
    build_advanced,
    build_approved_payment,
    build_draft_payment,
    build_paid,
    build_started_on_two_lines,
    build_whole_draft,
    give_papers,
    invoice_values,
    payment_values,
)

PAYMENT = PaymentKind.PAYMENT


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _ask(contract, amount_vnd):
    values = payment_values(amount_vnd)
    return prepare_payment(contract.pk, PAYMENT, values, by=accountant(), on=PAID_ON)


def _record(payment, *, number="UNC-09", day=PAID_ON, on=PAID_ON):
    return record_treasury(
        payment.pk, treasury_number=number, treasury_on=day, by=accountant(), on=on
    )


def _held(contract):
    held = total_held(contract.proposal.reference)
    return held.committed_vnd, held.advanced_vnd, held.paid_vnd


def test_the_first_payment_after_acceptance_clears_the_advance():
    contract = build_accepted(contract=build_advanced())

    payment = build_paid(contract, 60_000_000)

    assert payment.cleared_vnd == 140_000_000
    assert _held(contract) == (0, 0, 200_000_000)


def test_a_payment_of_nothing_clears_an_advance_that_was_enough():
    contract = build_accepted(contract=build_advanced(), cost_vnd=280_000_000)

    payment = build_paid(contract, 0)

    assert (payment.amount_vnd, payment.cleared_vnd) == (0, 140_000_000)
    assert _held(contract) == (60_000_000, 0, 140_000_000)


def test_an_advance_beyond_the_accepted_work_is_cleared_only_as_far_as_the_work_goes():
    contract = build_accepted(contract=build_advanced(), cost_vnd=200_000_000)

    payment = build_paid(contract, 0)

    assert payment.cleared_vnd == 100_000_000
    assert _held(contract) == (60_000_000, 40_000_000, 100_000_000)


def test_a_payment_of_nothing_without_an_advance_is_refused():
    contract = build_accepted()

    with pytest.raises(Refused) as refusal:
        _ask(contract, 0)

    assert _codes(refusal) == ["payments.amount_needed"]
    assert not Payment.objects.exists()


def test_nothing_is_paid_before_the_acceptance():
    contract = build_advanced()

    with pytest.raises(Refused) as refusal:
        _ask(contract, 60_000_000)

    assert _codes(refusal) == ["payments.not_accepted"]
    assert contract.payments.count() == 1


def test_advance_and_payments_together_stay_within_the_final_support():
    contract = build_accepted(contract=build_advanced(), cost_vnd=300_000_000)

    with pytest.raises(Refused) as refusal:
        _ask(contract, 10_000_001)

    [problem] = refusal.value.problems
    assert problem.code == "payments.above_final_support"
    assert problem.parameters["final_vnd"] == 150_000_000
    assert problem.parameters["left_vnd"] == 10_000_000
    assert contract.payments.count() == 1


def test_more_than_is_committed_is_refused_with_every_bound_that_it_breaks():
    contract = build_accepted(contract=build_advanced())

    with pytest.raises(Refused) as refusal:
        _ask(contract, 60_000_001)

    assert _codes(refusal) == [
        "payments.above_payment_term",
        "payments.above_final_support",
        "payments.above_commitment",
    ]
    assert contract.payments.count() == 1


def test_two_payments_that_each_fit_are_not_both_approved():
    contract = build_accepted()
    first = build_whole_draft(contract, 150_000_000)
    second = build_whole_draft(contract, 150_000_000, invoice="9")
    approve_payment(first.pk, by=committee_leader(), on=PAID_ON)

    with pytest.raises(Refused) as refusal:
        approve_payment(second.pk, by=committee_leader(), on=PAID_ON)

    assert "payments.above_final_support" in _codes(refusal)
    second.refresh_from_db()
    assert second.state == PaymentState.DRAFT
    assert _held(contract) == (200_000_000, 0, 0)


def test_one_of_two_lines_is_not_promised_twice():
    contract, _line, other = build_started_on_two_lines()
    build_accepted(contract=contract)
    first = build_whole_draft(contract, 50_000_000, shares={other.pk: 50_000_000})
    second = build_whole_draft(contract, 50_000_000, shares={other.pk: 50_000_000}, invoice="9")
    approve_payment(first.pk, by=committee_leader(), on=PAID_ON)

    with pytest.raises(Refused) as refusal:
        approve_payment(second.pk, by=committee_leader(), on=PAID_ON)

    assert _codes(refusal) == ["payments.share_above_line"]
    second.refresh_from_db()
    assert second.state == PaymentState.DRAFT


def test_payment_and_cleared_advance_are_spread_over_the_lines():
    contract, line, other = build_started_on_two_lines()
    build_paid(contract, 100_000_000, PaymentKind.ADVANCE)
    build_accepted(contract=contract)

    payment = build_paid(contract, 100_000_000)

    rows = held_by_reference(contract.proposal.reference)
    assert {row.line_id: row.stages.paid_vnd for row in rows} == {
        line.pk: 150_000_000,
        other.pk: 50_000_000,
    }
    assert {share.budget_line_id: share.cleared_vnd for share in payment.shares.all()} == {
        line.pk: 75_000_000,
        other.pk: 25_000_000,
    }


def test_vouchers_prove_the_accepted_cost_not_only_the_support():
    contract = build_accepted()
    payment = build_draft_payment(contract, 200_000_000)
    give_papers(payment)
    values = invoice_values(amount_vnd=399_999_999)
    add_invoice(payment.pk, values, by=accountant(), on=PAID_ON)

    with pytest.raises(Refused) as refusal:
        approve_payment(payment.pk, by=committee_leader(), on=PAID_ON)

    [problem] = refusal.value.problems
    assert problem.code == "payments.cost_not_proven"
    assert problem.parameters["missing_vnd"] == 1
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


@pytest.mark.parametrize(
    "written", [{"number": "123"}, {"number": "00 00123"}, {"series": "aa/21e"}]
)
def test_an_invoice_counts_once_in_whatever_de_an_however_it_is_written(written):
    lines = build_line_with(1_000_000_000)
    first = build_accepted(1, line=lines)
    second = build_accepted(2, line=lines)
    payment = build_draft_payment(first, 200_000_000)
    add_invoice(payment.pk, invoice_values("0000123"), by=accountant(), on=PAID_ON)
    other = build_draft_payment(second, 200_000_000)

    with pytest.raises(Refused) as refusal:
        add_invoice(
            other.pk,
            invoice_values(**({"number": "0000123"} | written)),
            by=accountant(),
            on=PAID_ON,
        )

    [problem] = refusal.value.problems
    assert problem.code == "payments.voucher_counted_already"
    assert problem.parameters["code"] == first.proposal.code
    assert Invoice.objects.count() == 1


def test_the_database_itself_holds_an_invoice_to_once():
    contract = build_accepted()
    payment = build_draft_payment(contract, 200_000_000)
    invoice = add_invoice(payment.pk, invoice_values(), by=accountant(), on=PAID_ON)
    invoice.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        invoice.save()

    assert Invoice.objects.count() == 1


@pytest.mark.parametrize("way", ["refused", "cancelled", "dropped"])
def test_an_invoice_of_a_payment_that_comes_to_nothing_may_be_used_again(way):
    contract = build_accepted()
    payment = build_whole_draft(contract, 100_000_000)
    invoice = payment.invoices.get()
    end = {
        "refused": lambda: refuse_payment(
            payment.pk, reason="Sai", by=committee_leader(), on=PAID_ON
        ),
        "cancelled": lambda: cancel_payment(payment.pk, reason="Sai", by=accountant(), on=PAID_ON),
        "dropped": lambda: drop_invoice(invoice.pk, by=accountant()),
    }[way]
    end()

    again = build_draft_payment(contract, 100_000_000)
    values = invoice_values(invoice.number)

    assert add_invoice(again.pk, values, by=accountant(), on=PAID_ON).counts


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": " "}, "payments.voucher_number_needed"),
        ({"seller_name": ""}, "payments.seller_needed"),
        ({"amount_vnd": 0}, "payments.voucher_amount_needed"),
        ({"issued_on": date(2021, 7, 27)}, "payments.voucher_of_a_later_day"),
        ({"seller_tax_code": ""}, "payments.tax_code_needed"),
        ({"seller_tax_code": "3200000012"}, "payments.tax_code_wrong"),
        ({"item_id": 0}, "payments.item_of_another"),
    ],
)
def test_a_voucher_is_whole(change, code):
    payment = build_draft_payment(build_accepted(), 200_000_000)

    with pytest.raises(Refused) as refusal:
        add_invoice(payment.pk, invoice_values(**change), by=accountant(), on=PAID_ON)

    assert _codes(refusal) == [code]
    assert not Invoice.objects.exists()


def test_a_signed_list_needs_no_seller_s_code_and_counts_once_in_its_payment():
    payment = build_draft_payment(build_accepted(), 200_000_000)
    values = invoice_values(
        "DS-01", kind=VoucherKind.SIGNED_LIST.value, seller_tax_code="", series=""
    )
    add_invoice(payment.pk, values, by=accountant(), on=PAID_ON)

    with pytest.raises(Refused) as refusal:
        add_invoice(payment.pk, values, by=accountant(), on=PAID_ON)

    assert _codes(refusal) == ["payments.voucher_counted_already"]
    assert Invoice.objects.count() == 1


def test_a_paper_is_a_file_or_a_number_and_leaves_its_trace_when_dropped():
    payment = build_draft_payment(build_accepted(), 200_000_000)
    with pytest.raises(Refused) as refusal:
        add_payment_paper(payment.pk, "result_report", by=accountant(), on=PAID_ON)
    assert _codes(refusal) == ["payments.paper_empty"]
    assert not payment.papers.exists()

    paper = add_payment_paper(
        payment.pk, "result_report", upload=build_upload(), by=accountant(), on=PAID_ON
    )
    drop_payment_paper(paper.pk, by=accountant())

    paper.refresh_from_db()
    assert paper.removed_at is not None
    with pytest.raises(Refused) as refusal:
        approve_payment(payment.pk, by=committee_leader(), on=PAID_ON)
    named = [one.parameters.get("paper") for one in refusal.value.problems]
    assert "Báo cáo tổng hợp kết quả thực hiện đề án" in named


def test_nothing_is_added_to_what_is_approved():
    payment = build_approved_payment(build_accepted(), 200_000_000)

    with pytest.raises(OutOfStep):
        add_invoice(payment.pk, invoice_values("77"), by=accountant(), on=PAID_ON)
    with pytest.raises(OutOfStep):
        add_payment_paper(payment.pk, "contract", number="1", by=accountant(), on=PAID_ON)
    with pytest.raises(OutOfStep):
        drop_invoice(payment.invoices.get().pk, by=accountant())

    assert payment.invoices.filter(counts=True).count() == 1


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        (" ", PAID_ON, ["payments.treasury_number_needed"]),
        ("UNC", date(2021, 7, 25), ["payments.treasury_day_wrong"]),
        ("UNC", date(2021, 7, 27), ["payments.treasury_day_wrong"]),
    ],
)
def test_a_document_of_the_treasury_has_a_number_and_a_sensible_day(number, day, codes):
    contract = build_accepted()
    payment = build_approved_payment(contract, 200_000_000)

    with pytest.raises(Refused) as refusal:
        _record(payment, number=number, day=day)

    assert _codes(refusal) == codes
    payment.refresh_from_db()
    assert payment.state == PaymentState.APPROVED
    assert _held(contract) == (200_000_000, 0, 0)


def test_an_advance_that_the_treasury_paid_before_the_suspension_is_still_recorded():
    contract = build_started()
    payment = build_approved_payment(contract, 140_000_000, PaymentKind.ADVANCE)
    suspend_contract(
        contract.pk,
        reason="Chờ giao máy",
        decision_number="60/UBND",
        by=committee_leader(),
        on=date(2021, 7, 1),
    )
    later = date(2021, 7, 5)

    with pytest.raises(Refused) as refusal:
        _record(payment, day=later, on=later)
    assert _codes(refusal) == ["payments.contract_suspended"]
    assert _held(contract) == (200_000_000, 0, 0)

    _record(payment, day=ADVANCED_ON, on=later)
    assert _held(contract) == (60_000_000, 140_000_000, 0)


def test_nothing_is_recorded_once_the_contract_is_terminated():
    contract = build_started()
    payment = build_approved_payment(contract, 140_000_000, PaymentKind.ADVANCE)
    Contract.objects.filter(pk=contract.pk).update(state=ContractState.TERMINATED)

    with pytest.raises(Refused) as refusal:
        _record(payment, day=ADVANCED_ON, on=date(2021, 7, 5))

    assert _codes(refusal) == ["payments.contract_terminated"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.APPROVED
