"""Approve, refuse and cancel payments: who does, what it holds."""

from dataclasses import replace

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.payments.services import (
    approve_payment,
    cancel_payment,
    record_treasury,
    refuse_payment,
)
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from tests.builders.appraisals import clerk, committee_leader, head_of_office
from tests.builders.contracts import (
    SIGNED_ON,
    build_started,
)
from tests.builders.payments import (
    ADVANCED_ON,
    accountant,
    build_approved_payment,
    build_draft_payment,
    build_paid,
    build_whole_draft,
    give_papers,
)

ADVANCE = PaymentKind.ADVANCE


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _held(contract):
    held = total_held(contract.proposal.reference)
    return held.committed_vnd, held.advanced_vnd, held.paid_vnd


def test_who_prepared_does_not_approve_in_any_role():
    contract = build_started()
    payment = build_whole_draft(contract, 50_000_000, ADVANCE)
    same_person = replace(committee_leader(), user_id=accountant().user_id)

    with pytest.raises(NotPermitted) as refusal:
        approve_payment(payment.pk, by=same_person, on=ADVANCED_ON)

    assert _codes(refusal) == ["payments.prepared_by_approver"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


def test_who_added_a_paper_does_not_approve_either():
    contract = build_started()
    payment = build_draft_payment(contract, 50_000_000, ADVANCE)
    other = accountant("kế toán hai")
    give_papers(payment, by=other)
    same_person = replace(committee_leader(), user_id=other.user_id)

    with pytest.raises(NotPermitted) as refusal:
        approve_payment(payment.pk, by=same_person, on=ADVANCED_ON)

    assert _codes(refusal) == ["payments.prepared_by_approver"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


def test_a_leader_of_another_office_does_not_approve():
    contract = build_started()
    payment = build_whole_draft(contract, 50_000_000, ADVANCE)

    with pytest.raises(NotPermitted) as refusal:
        approve_payment(payment.pk, by=head_of_office(), on=ADVANCED_ON)

    assert _codes(refusal) == ["payments.leader_needed"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


def test_an_approval_names_every_paper_that_is_missing():
    contract = build_started()
    payment = build_draft_payment(contract, 50_000_000, ADVANCE)

    with pytest.raises(Refused) as refusal:
        approve_payment(payment.pk, by=committee_leader(), on=ADVANCED_ON)

    assert _codes(refusal) == ["payments.paper_missing", "payments.paper_missing"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


def test_two_drafts_may_wait_but_only_one_approval_finds_room():
    contract = build_started()
    first = build_whole_draft(contract, 100_000_000, ADVANCE)
    second = build_whole_draft(contract, 100_000_000, ADVANCE)
    approve_payment(first.pk, by=committee_leader(), on=ADVANCED_ON)

    with pytest.raises(Refused) as refusal:
        approve_payment(second.pk, by=committee_leader(), on=ADVANCED_ON)

    [problem] = refusal.value.problems
    assert problem.code == "payments.above_advance_term"
    assert problem.parameters["waiting_vnd"] == 100_000_000
    second.refresh_from_db()
    assert (second.state, second.approved_by) == (PaymentState.DRAFT, None)
    assert _held(contract) == (200_000_000, 0, 0)


def test_a_cancelled_approval_gives_its_room_back():
    contract = build_started()
    first = build_approved_payment(contract, 140_000_000, ADVANCE)
    cancel_payment(first.pk, reason="Sai tài khoản", by=accountant(), on=ADVANCED_ON)

    second = build_approved_payment(contract, 140_000_000, ADVANCE)

    assert second.state == PaymentState.APPROVED
    first.refresh_from_db()
    assert (first.state, first.answer) == (PaymentState.CANCELLED, "Sai tài khoản")


def test_a_refusal_has_a_reason_and_leaves_the_money_alone():
    contract = build_started()
    payment = build_whole_draft(contract, 100_000_000, ADVANCE)

    with pytest.raises(Refused) as refusal:
        refuse_payment(payment.pk, reason=" ", by=committee_leader(), on=ADVANCED_ON)
    assert _codes(refusal) == ["payments.reason_needed"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT

    refuse_payment(payment.pk, reason="Chưa cần", by=committee_leader(), on=ADVANCED_ON)
    payment.refresh_from_db()
    assert (payment.state, payment.answer) == (PaymentState.REFUSED, "Chưa cần")
    assert _held(contract) == (200_000_000, 0, 0)


def test_a_clerk_does_not_cancel():
    contract = build_started()
    payment = build_whole_draft(contract, 100_000_000, ADVANCE)

    with pytest.raises(NotPermitted):
        cancel_payment(payment.pk, reason="Thử", by=clerk(), on=ADVANCED_ON)

    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


def test_an_approval_is_not_dated_before_the_request():
    contract = build_started()
    payment = build_whole_draft(contract, 100_000_000, ADVANCE)

    with pytest.raises(Refused) as refusal:
        approve_payment(payment.pk, by=committee_leader(), on=SIGNED_ON)

    assert _codes(refusal) == ["payments.dated_too_early"]
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


@pytest.mark.parametrize("step", ["approve", "refuse", "cancel", "record"])
def test_a_paid_payment_takes_no_further_step(step):
    contract = build_started()
    payment = build_paid(contract, 100_000_000, ADVANCE)
    take = {
        "approve": lambda: approve_payment(payment.pk, by=committee_leader(), on=ADVANCED_ON),
        "refuse": lambda: refuse_payment(
            payment.pk, reason="Thôi", by=committee_leader(), on=ADVANCED_ON
        ),
        "cancel": lambda: cancel_payment(
            payment.pk, reason="Thôi", by=accountant(), on=ADVANCED_ON
        ),
        "record": lambda: record_treasury(
            payment.pk,
            treasury_number="UNC-02",
            treasury_on=ADVANCED_ON,
            by=accountant(),
            on=ADVANCED_ON,
        ),
    }[step]

    with pytest.raises(OutOfStep):
        take()

    assert _held(contract) == (100_000_000, 100_000_000, 0)
    payment.refresh_from_db()
    assert payment.state == PaymentState.PAID
