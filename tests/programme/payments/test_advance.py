"""Ask for an advance, approve it, record what the Treasury paid."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.queries import held_by_reference, total_held
from khuyencong.programme.contracts.models import PaymentTerm
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.services import (
    change_payment,
    prepare_payment,
    record_treasury,
)
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from khuyencong.programme.proposals.models import Proposal
from tests.builders.acceptance import build_accepted, build_seen
from tests.builders.appraisals import clerk, head_of_office
from tests.builders.contracts import (
    build_contract,
    build_started,
    build_suspended,
)
from tests.builders.offices import build_department, build_member
from tests.builders.payments import (
    ADVANCED_ON,
    accountant,
    build_approved_payment,
    build_draft_payment,
    build_paid,
    build_started_on_two_lines,
    payment_values,
)

ADVANCE = PaymentKind.ADVANCE


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _ask(contract, amount_vnd=140_000_000, *, by=None, on=ADVANCED_ON, **changes):
    values = payment_values(amount_vnd, **changes)
    return prepare_payment(contract.pk, ADVANCE, values, by=by or accountant(), on=on)


def _held(contract):
    held = total_held(contract.proposal.reference)
    return held.committed_vnd, held.advanced_vnd, held.paid_vnd


def test_an_advance_moves_the_ledger_when_the_treasury_has_paid_and_not_before():
    contract = build_started()

    payment = build_approved_payment(contract, 140_000_000, ADVANCE)
    assert _held(contract) == (200_000_000, 0, 0)

    record_treasury(
        payment.pk,
        treasury_number="UNC 01",
        treasury_on=ADVANCED_ON,
        by=accountant(),
        on=ADVANCED_ON,
    )
    assert _held(contract) == (60_000_000, 140_000_000, 0)
    payment.refresh_from_db()
    assert (payment.state, payment.treasury_number) == (PaymentState.PAID, "UNC 01")
    actions = AuditEntry.objects.filter(action__startswith="payment.").values_list("action")
    assert ("payment.recorded",) in list(actions)


def test_an_advance_above_the_term_is_refused_with_its_figures():
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        _ask(contract, 140_000_001)

    [problem] = refusal.value.problems
    assert problem.code == "payments.above_advance_term"
    assert problem.parameters["left_vnd"] == 140_000_000
    assert problem.source.startswith("Thông tư 28/2018")
    assert not Payment.objects.exists()


def test_a_second_advance_counts_the_first():
    contract = build_started()
    build_paid(contract, 100_000_000, ADVANCE)

    with pytest.raises(Refused) as refusal:
        _ask(contract, 40_000_001)

    assert _codes(refusal) == ["payments.above_advance_term"]
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("who", ["clerk", "head", "other accountant"])
def test_only_an_accountant_of_the_place_prepares(who):
    contract = build_started()
    actor = {
        "clerk": clerk,
        "head": head_of_office,
        "other accountant": lambda: build_member(Role.ACCOUNTANT, build_department()),
    }[who]()

    with pytest.raises(NotPermitted) as refusal:
        _ask(contract, by=actor)

    assert _codes(refusal) == ["payments.accountant_needed"]
    assert not Payment.objects.exists()


def _national_contract():
    contract = build_started()
    Proposal.objects.filter(pk=contract.proposal_id).update(scheme="national")
    return contract


@pytest.mark.parametrize(
    ("seen_vnd", "code"),
    [(None, "payments.advance_unknown"), (280_000_000, "payments.advance_condition")],
)
def test_a_national_advance_for_a_machine_waits_for_the_work_that_its_rule_asks_for(seen_vnd, code):
    contract = _national_contract()
    if seen_vnd:
        build_seen(contract, percent=70, value_vnd=seen_vnd)

    with pytest.raises(Refused) as refusal:
        _ask(contract)

    [problem] = refusal.value.problems
    assert problem.code == code
    assert problem.source.startswith("Thông tư 36/2013/TT-BCT, Điều 13 khoản 2 điểm d")
    assert not Payment.objects.exists()


def test_a_national_advance_for_a_machine_is_given_above_70_percent_of_the_investment():
    contract = _national_contract()
    build_seen(contract, percent=71, value_vnd=284_000_000)

    assert _ask(contract).amount_vnd == 140_000_000


def test_there_is_no_advance_where_the_contract_has_no_term_for_it():
    contract = build_started()
    PaymentTerm.objects.filter(contract=contract, kind="advance").delete()

    with pytest.raises(Refused) as refusal:
        _ask(contract)

    assert _codes(refusal) == ["payments.no_advance_term"]
    assert not Payment.objects.exists()


def test_after_acceptance_money_is_paid_and_no_more_advanced():
    contract = build_accepted()

    with pytest.raises(Refused) as refusal:
        _ask(contract, on=date(2021, 7, 26))

    assert _codes(refusal) == ["payments.accepted_so_pay"]
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (build_contract, "payments.contract_not_signed"),
        (build_suspended, "payments.contract_suspended"),
    ],
)
def test_nothing_is_paid_under_a_contract_that_is_not_in_force(build, code):
    contract = build()

    with pytest.raises(Refused) as refusal:
        _ask(contract)

    assert code in _codes(refusal)
    assert not Payment.objects.exists()


def test_a_request_says_at_once_everything_that_it_misses():
    contract = build_started()
    empty = {"payee_name": " ", "payee_account": "", "payee_bank": "", "budget_code": ""}

    with pytest.raises(Refused) as refusal:
        _ask(contract, 0, sub_item="77", **empty)

    assert _codes(refusal) == [
        "payments.payee_needed",
        "payments.account_needed",
        "payments.bank_needed",
        "payments.budget_code_needed",
        "payments.sub_item_wrong",
        "payments.amount_needed",
    ]
    assert not Payment.objects.exists()


def test_an_advance_is_spread_over_the_lines_of_the_contract():
    contract, line, other = build_started_on_two_lines()

    build_paid(contract, 100_000_001, ADVANCE)

    rows = held_by_reference(contract.proposal.reference)
    advanced = {row.line_id: row.stages.advanced_vnd for row in rows}
    assert advanced == {line.pk: 75_000_001, other.pk: 25_000_000}


def test_a_person_may_say_from_which_line_it_is_paid():
    contract, line, other = build_started_on_two_lines()

    build_paid(contract, 60_000_000, ADVANCE, shares={line.pk: 10_000_000, other.pk: 50_000_000})

    rows = held_by_reference(contract.proposal.reference)
    assert {row.line_id: row.stages.advanced_vnd for row in rows} == {
        line.pk: 10_000_000,
        other.pk: 50_000_000,
    }


def test_shares_make_the_amount_and_stay_within_their_lines():
    contract, line, other = build_started_on_two_lines()

    with pytest.raises(Refused) as refusal:
        _ask(contract, 70_000_000, shares={line.pk: 10_000_000, other.pk: 50_000_001})

    assert _codes(refusal) == ["payments.shares_do_not_add_up", "payments.share_above_line"]
    assert not Payment.objects.exists()


def test_a_draft_is_changed_by_who_saw_its_last_version():
    contract = build_started()
    payment = build_draft_payment(contract, 100_000_000, ADVANCE)
    change_payment(
        payment.pk, payment_values(90_000_000), version=1, by=accountant(), on=ADVANCED_ON
    )

    with pytest.raises(OutOfStep) as refusal:
        change_payment(
            payment.pk, payment_values(80_000_000), version=1, by=accountant(), on=ADVANCED_ON
        )

    assert _codes(refusal) == ["payments.changed_meanwhile"]
    payment.refresh_from_db()
    assert payment.amount_vnd == 90_000_000
    assert payment.shares.get().amount_vnd == 90_000_000


def test_what_is_approved_is_changed_no_more():
    contract = build_started()
    payment = build_approved_payment(contract, 100_000_000, ADVANCE)

    with pytest.raises(OutOfStep) as refusal:
        change_payment(
            payment.pk, payment_values(1), version=payment.version, by=accountant(), on=ADVANCED_ON
        )

    assert _codes(refusal) == ["payments.not_a_draft"]
    payment.refresh_from_db()
    assert payment.amount_vnd == 100_000_000
