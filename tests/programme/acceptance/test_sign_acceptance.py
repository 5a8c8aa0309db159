"""Sign minutes; the last ones fix the final support."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.integrity import acceptance_faults
from khuyencong.programme.acceptance.models import Acceptance, AcceptedItem
from khuyencong.programme.acceptance.queries import (
    acceptance_of,
    accepted_cost_vnd,
    final_support_vnd,
    progress_for_rules,
)
from khuyencong.programme.acceptance.services import change_acceptance, sign_acceptance
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.acceptance.values import LineValues
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.services import propose_amendment, suspend_contract
from khuyencong.programme.contracts.states import AmendmentKind
from khuyencong.programme.contracts.values import ChangeValues
from khuyencong.programme.proposals.models import CostItem, FrozenRuling, Proposal
from khuyencong.programme.proposals.states import State
from tests.builders.acceptance import (
    ACCEPTED_ON,
    HELD_ON,
    acceptance_values,
    build_accepted,
    build_minutes,
    build_two_machines,
    inspector,
    lines_of,
    only_line,
    sign,
)
from tests.builders.appraisals import (
    ASKED_VND,
    appraiser,
    clerk,
    committee_leader,
    head_of_office,
)
from tests.builders.contracts import build_started, implementer


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _assert_unsigned(acceptance):
    acceptance.refresh_from_db()
    assert acceptance.state == AcceptanceState.DRAFT
    assert (acceptance.signed_on, acceptance.final_support_vnd) == (None, None)
    proposal = Proposal.objects.get(contract__acceptances=acceptance)
    assert proposal.state in (State.IN_PROGRESS, State.SUSPENDED)
    assert total_held(proposal.reference).committed_vnd == ASKED_VND
    assert not FrozenRuling.objects.filter(occasion="acceptance").exists()
    assert not AuditEntry.objects.filter(action="proposal.accept").exists()
    assert final_support_vnd(acceptance.contract_id) is None
    assert accepted_cost_vnd(acceptance.contract_id) == 0


def test_minutes_that_accept_everything_are_the_last_and_accept_the_proposal():
    contract = build_started()
    acceptance = build_minutes(contract)
    assert not acceptance.is_final

    sign(acceptance)

    acceptance.refresh_from_db()
    assert (acceptance.state, acceptance.is_final) == (AcceptanceState.SIGNED, True)
    assert (acceptance.final_support_vnd, acceptance.signed_on) == (ASKED_VND, ACCEPTED_ON)
    assert acceptance.ruling.occasion == "acceptance"
    assert acceptance.ruling.limit_vnd == ASKED_VND
    contract.proposal.refresh_from_db()
    assert (contract.proposal.state, contract.proposal.state_since) == (
        State.ACCEPTED,
        ACCEPTED_ON,
    )
    assert acceptance_of(contract.pk) == acceptance
    assert final_support_vnd(contract.pk) == ASKED_VND
    assert accepted_cost_vnd(contract.pk) == 400_000_000
    assert progress_for_rules(contract.pk).accepted is True
    entry = AuditEntry.objects.get(action="proposal.accept")
    assert (entry.after["final_support_vnd"], entry.after["left_vnd"]) == (ASKED_VND, 0)
    assert list(acceptance_faults()) == []


def test_a_lower_cost_lowers_the_support_to_what_the_rule_allows_and_moves_no_money():
    contract = build_accepted(cost_vnd=360_000_000)

    assert final_support_vnd(contract.pk) == 180_000_000
    assert acceptance_of(contract.pk).ruling.limit_vnd == 180_000_000
    held = total_held(contract.proposal.reference)
    assert (held.committed_vnd, held.paid_vnd) == (ASKED_VND, 0)
    entry = AuditEntry.objects.get(action="proposal.accept")
    assert (entry.after["rule_limit_vnd"], entry.after["left_vnd"]) == (180_000_000, 20_000_000)


def test_half_of_an_odd_cost_rounds_down():
    contract = build_accepted(cost_vnd=359_999_999)

    assert final_support_vnd(contract.pk) == 179_999_999


def test_a_higher_cost_never_gives_more_than_the_contract():
    contract = build_accepted(cost_vnd=500_000_000)

    assert final_support_vnd(contract.pk) == ASKED_VND
    assert accepted_cost_vnd(contract.pk) == 400_000_000


def test_what_the_rule_allows_beyond_the_contract_stays_with_the_contract():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(support_vnd=150_000_000)
    Contract.objects.filter(pk=contract.pk).update(amount_vnd=150_000_000)

    sign(build_minutes(contract))

    acceptance = acceptance_of(contract.pk)
    assert acceptance.final_support_vnd == 150_000_000
    assert acceptance.ruling.limit_vnd == 200_000_000


def test_an_item_that_never_came_brings_none_of_its_support():
    contract = build_two_machines()
    lines = lines_of(contract, LineValues(1, 200_000_000), LineValues(0, 0, "Không mua"))

    sign(build_minutes(contract, lines=lines, is_final=True))

    acceptance = acceptance_of(contract.pk)
    assert acceptance.final_support_vnd == 100_000_000
    assert acceptance.ruling.limit_vnd == 100_000_000


def test_fewer_of_an_item_bring_their_part_of_its_support():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(quantity=4)
    lines = only_line(contract, 3, 400_000_000, "Một máy không đạt")

    sign(build_minutes(contract, lines=lines, is_final=True))

    assert final_support_vnd(contract.pk) == 150_000_000


def test_parts_add_up_and_only_the_last_fixes_the_support():
    contract = build_two_machines()
    first = lines_of(contract, LineValues(1, 190_000_000), LineValues(0, 0))
    sign(build_minutes(contract, lines=first))
    contract.proposal.refresh_from_db()
    assert contract.proposal.state == State.IN_PROGRESS
    assert final_support_vnd(contract.pk) is None
    assert accepted_cost_vnd(contract.pk) == 190_000_000
    assert AuditEntry.objects.get(action="acceptance.signed").after["cost_vnd"] == 190_000_000

    second = lines_of(contract, LineValues(0, 0), LineValues(1, 200_000_000))
    last = sign(build_minutes(contract, minutes_number="002/BB-NT", lines=second))

    assert last.is_final
    assert final_support_vnd(contract.pk) == 195_000_000
    assert accepted_cost_vnd(contract.pk) == 390_000_000
    assert acceptance_of(contract.pk) == last
    assert list(acceptance_faults()) == []


def test_the_last_minutes_may_only_close_what_was_accepted_before():
    contract = build_two_machines()
    first = lines_of(contract, LineValues(1, 200_000_000), LineValues(0, 0))
    sign(build_minutes(contract, lines=first))
    nothing_more = lines_of(contract, LineValues(0, 0), LineValues(0, 0, "Không mua"))

    sign(build_minutes(contract, minutes_number="002/BB-NT", lines=nothing_more, is_final=True))

    assert final_support_vnd(contract.pk) == 100_000_000


@pytest.mark.parametrize("who", [appraiser, clerk])
def test_who_the_route_does_not_name_does_not_sign(who):
    acceptance = build_minutes(build_started())

    with pytest.raises(NotPermitted) as refusal:
        sign(acceptance, by=who())

    assert _codes(refusal) == ["proposal.step_not_yours"]
    _assert_unsigned(acceptance)


def test_an_inspector_may_take_the_step_by_the_route_but_minutes_want_a_leader():
    acceptance = build_minutes(build_started())

    with pytest.raises(NotPermitted) as refusal:
        sign(acceptance, by=inspector("khác"))

    assert _codes(refusal) == ["acceptance.signed_by_a_leader"]
    _assert_unsigned(acceptance)


def test_the_implementer_does_not_sign():
    contract = build_started()
    acceptance = build_minutes(contract)

    with pytest.raises(NotPermitted) as refusal:
        sign(acceptance, by=implementer(contract))

    assert _codes(refusal) == ["proposal.step_not_yours"]
    _assert_unsigned(acceptance)


def test_who_drafted_does_not_sign_in_another_role():
    contract = build_started()
    acceptance = build_minutes(contract)
    two_roles = inspector("chủ tịch")
    change_acceptance(
        acceptance.pk, acceptance_values(contract), version=1, by=two_roles, on=HELD_ON
    )

    with pytest.raises(NotPermitted) as refusal:
        sign(acceptance, by=committee_leader("chủ tịch"))

    assert _codes(refusal) == ["acceptance.drafted_by_signer"]
    _assert_unsigned(acceptance)


def test_the_leader_of_the_economic_office_may_sign_too():
    contract = build_started()

    sign(build_minutes(contract), by=head_of_office())

    assert final_support_vnd(contract.pk) == ASKED_VND


def test_minutes_are_signed_once():
    acceptance = build_minutes(build_started())
    sign(acceptance)

    with pytest.raises(OutOfStep):
        sign(acceptance)

    assert AuditEntry.objects.filter(action="proposal.accept").count() == 1


def test_partial_minutes_are_signed_once():
    contract = build_two_machines()
    partial = lines_of(contract, LineValues(1, 190_000_000), LineValues(0, 0))
    acceptance = sign(build_minutes(contract, lines=partial))

    with pytest.raises(OutOfStep) as refusal:
        sign(acceptance)

    assert _codes(refusal) == ["acceptance.signed_already"]
    assert accepted_cost_vnd(contract.pk) == 190_000_000


def test_suspended_work_is_not_accepted():
    contract = build_started()
    acceptance = build_minutes(contract)
    suspend_contract(
        contract.pk,
        reason="Chờ kết luận",
        decision_number="60/UBND",
        by=committee_leader(),
        on=HELD_ON,
    )

    with pytest.raises(OutOfStep):
        sign(acceptance)

    _assert_unsigned(acceptance)


def test_a_change_that_waits_is_decided_on_first():
    contract = build_started()
    acceptance = build_minutes(contract)
    propose_amendment(
        contract.pk,
        AmendmentKind.TIME_WITHIN_YEAR,
        ChangeValues(ends_on=date(2021, 12, 15)),
        reason="Máy về muộn",
        by=clerk(),
        on=HELD_ON,
    )

    with pytest.raises(OutOfStep) as refusal:
        sign(acceptance)

    assert _codes(refusal) == ["acceptance.change_waits"]
    _assert_unsigned(acceptance)


@pytest.mark.parametrize("on", [date(2021, 5, 3), date(2021, 7, 18)])
def test_minutes_are_not_signed_before_they_were_held(on):
    acceptance = build_minutes(build_started())

    with pytest.raises(Refused) as refusal:
        sign(acceptance, on=on)

    assert "acceptance.held_out_of_time" in _codes(refusal)
    _assert_unsigned(acceptance)


def test_a_contract_that_shrank_since_the_draft_is_noticed():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(quantity=2)
    acceptance = build_minutes(contract, lines=only_line(contract, 2, 400_000_000))
    ContractItem.objects.filter(contract=contract).update(quantity=1)

    with pytest.raises(Refused) as refusal:
        sign(acceptance)

    assert _codes(refusal) == ["acceptance.accepted_beyond_contract"]
    _assert_unsigned(acceptance)


def test_a_cost_that_a_change_lowered_since_the_draft_counts_as_it_is_now():
    contract = build_started()
    acceptance = build_minutes(contract)
    ContractItem.objects.filter(contract=contract).update(cost_vnd=300_000_000)

    sign_acceptance(acceptance.pk, by=committee_leader(), on=ACCEPTED_ON)

    assert AcceptedItem.objects.get().accepted_cost_vnd == 300_000_000
    assert final_support_vnd(contract.pk) == 150_000_000


def test_what_turned_out_not_to_be_eligible_is_not_accepted():
    contract = build_started()
    acceptance = build_minutes(contract)
    CostItem.objects.filter(proposal=contract.proposal).update(condition="used")

    with pytest.raises(Refused) as refusal:
        sign(acceptance)

    assert set(_codes(refusal)) == {"proposal.not_eligible"}
    _assert_unsigned(acceptance)


def _found():
    return [finding.where for finding in acceptance_faults()]


def test_the_check_finds_more_accepted_than_the_contract_has():
    contract = build_accepted()
    item = contract.items.get()
    assert _found() == []

    ContractItem.objects.filter(pk=item.pk).update(cost_vnd=399_999_999)

    assert _found() == [f"contract_item:{item.pk}"]


def test_the_check_finds_support_above_the_contract_or_the_rule():
    contract = build_accepted()
    acceptance = acceptance_of(contract.pk)

    Contract.objects.filter(pk=contract.pk).update(amount_vnd=199_999_999)
    assert _found() == [acceptance.reference]

    Contract.objects.filter(pk=contract.pk).update(amount_vnd=ASKED_VND)
    FrozenRuling.objects.filter(pk=acceptance.ruling_id).update(limit_vnd=199_999_999)
    assert _found() == [acceptance.reference]


def test_the_check_finds_a_road_unlike_its_minutes():
    contract = build_accepted()
    acceptance = acceptance_of(contract.pk)

    Proposal.objects.filter(pk=contract.proposal_id).update(state=State.IN_PROGRESS)
    assert _found() == [acceptance.reference]

    Proposal.objects.filter(pk=contract.proposal_id).update(state=State.ACCEPTED)
    Acceptance.objects.filter(pk=acceptance.pk).update(
        is_final=False, final_support_vnd=None, ruling=None
    )
    assert _found() == [contract.reference]
