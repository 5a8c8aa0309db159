"""Sign a contract."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.services import (
    complete_contract,
    prepare_contract,
    sign_contract,
    start_work,
)
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.models import FrozenRuling
from khuyencong.programme.proposals.services import withdraw_proposal
from khuyencong.programme.proposals.states import State
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.appraisals import (
    ASKED_VND,
    build_approved,
    build_line_with,
    clerk,
    committee_leader,
    head_of_office,
)
from tests.builders.contracts import (
    PREPARED_ON,
    SIGNED_ON,
    STARTED_ON,
    build_contract,
    build_signed,
    contract_values,
    implementer,
    with_support,
)
from tests.builders.offices import build_member, build_office


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _assert_unsigned(contract):
    contract.refresh_from_db()
    assert contract.state == ContractState.DRAFT
    assert contract.signed_on is None
    contract.proposal.refresh_from_db()
    assert contract.proposal.state == State.APPROVED
    held = total_held(contract.proposal.reference)
    assert (held.reserved_vnd, held.committed_vnd) == (ASKED_VND, 0)
    assert not FrozenRuling.objects.filter(occasion="contract").exists()
    assert not AuditEntry.objects.filter(action="proposal.sign_contract").exists()


def test_signing_commits_the_money_and_keeps_the_ruling_that_governs_advances():
    contract = build_contract()

    sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)

    contract.refresh_from_db()
    assert (contract.state, contract.signed_on) == (ContractState.SIGNED, SIGNED_ON)
    assert contract.ruling.occasion == "contract"
    assert contract.party_a_representative == committee_leader().name
    contract.proposal.refresh_from_db()
    assert contract.proposal.state == State.CONTRACTED
    held = total_held(contract.proposal.reference)
    assert (held.reserved_vnd, held.committed_vnd) == (0, ASKED_VND)


def test_a_contract_for_less_gives_the_rest_back_to_the_line():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_approved(line=(plan_line, line))
    values = with_support(contract_values(proposal), 150_000_000, 300_000_000)
    contract = prepare_contract(proposal.pk, values, by=clerk(), on=PREPARED_ON)

    sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)

    balance = LineBalance.objects.get(line=line)
    assert (balance.available_vnd, balance.reserved_vnd) == (850_000_000, 0)
    assert balance.committed_vnd == 150_000_000
    entry = AuditEntry.objects.get(action="proposal.sign_contract")
    assert entry.after["released_vnd"] == 50_000_000


def test_who_drafted_it_does_not_sign_it_in_any_role():
    contract = build_contract()
    signer = replace(committee_leader(), user_id=clerk().user_id)

    with pytest.raises(NotPermitted) as refusal:
        sign_contract(contract.pk, by=signer, on=SIGNED_ON)

    assert _codes(refusal) == ["contract.drafted_by_signer"]
    _assert_unsigned(contract)


def test_the_leader_of_another_office_does_not_sign():
    contract = build_contract()

    with pytest.raises(NotPermitted) as refusal:
        sign_contract(contract.pk, by=head_of_office(), on=SIGNED_ON)

    assert _codes(refusal) == ["proposal.step_not_yours"]
    _assert_unsigned(contract)


def test_only_party_a_signs():
    contract = build_contract()
    twin = build_office("DKR-UBND-2", OfficeKind.PEOPLES_COMMITTEE)

    with pytest.raises(NotPermitted) as refusal:
        sign_contract(contract.pk, by=build_member(Role.LEADER, twin), on=SIGNED_ON)

    assert _codes(refusal) == ["contract.signer_is_not_party_a"]
    _assert_unsigned(contract)


def test_a_contract_is_not_dated_before_the_decision():
    contract = build_contract()

    with pytest.raises(Refused) as refusal:
        sign_contract(contract.pk, by=committee_leader(), on=date(2021, 4, 11))

    assert _codes(refusal) == ["contract.dated_too_early"]
    _assert_unsigned(contract)


def test_a_contract_is_signed_once():
    contract = build_signed()

    with pytest.raises(OutOfStep):
        sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)

    assert total_held(contract.proposal.reference).committed_vnd == ASKED_VND


def test_a_proposal_that_was_withdrawn_meanwhile_is_not_signed():
    contract = build_contract()
    withdraw_proposal(
        contract.proposal_id, reason="Đổi hướng", by=implementer(contract), on=SIGNED_ON
    )

    with pytest.raises(OutOfStep):
        sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)

    contract.refresh_from_db()
    assert contract.state == ContractState.DRAFT
    assert total_held(contract.proposal.reference).given_vnd == 0


def test_work_begins_after_signing():
    contract = build_signed()

    start_work(contract.pk, by=implementer(contract), on=STARTED_ON)

    contract.refresh_from_db()
    assert contract.started_on == STARTED_ON
    contract.proposal.refresh_from_db()
    assert contract.proposal.state == State.IN_PROGRESS


def test_work_does_not_begin_before_signing():
    contract = build_contract()

    with pytest.raises(OutOfStep):
        start_work(contract.pk, by=implementer(contract), on=STARTED_ON)

    contract.refresh_from_db()
    assert contract.started_on is None


def test_work_is_not_dated_before_the_contract():
    contract = build_signed()

    with pytest.raises(Refused) as refusal:
        start_work(contract.pk, by=implementer(contract), on=date(2021, 4, 25))

    assert _codes(refusal) == ["contract.dated_too_early"]
    contract.refresh_from_db()
    assert contract.started_on is None


def test_a_settled_contract_is_complete():
    contract = build_signed()

    complete_contract(contract.pk, by=clerk(), on=date(2021, 12, 20))

    contract.refresh_from_db()
    assert contract.state == ContractState.COMPLETED


def test_a_draft_is_not_completed():
    contract = build_contract()

    with pytest.raises(OutOfStep):
        complete_contract(contract.pk, by=clerk(), on=date(2021, 12, 20))

    _assert_unsigned(contract)
