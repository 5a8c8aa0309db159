"""Suspend, resume, terminate a contract."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.budgets.services import advance
from khuyencong.programme.contracts.models import Interruption
from khuyencong.programme.contracts.queries import open_advance_vnd
from khuyencong.programme.contracts.services import (
    resume_contract,
    suspend_contract,
    terminate_contract,
)
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    ASKED_VND,
    build_line_with,
    clerk,
    committee_leader,
)
from tests.builders.contracts import (
    CHANGED_ON,
    build_contract,
    build_signed,
    build_started,
    build_suspended,
)

PAPER = {"reason": "Cơ sở ngừng sản xuất", "decision_number": "61/QĐ-UBND"}


def _by(**changes):
    return {**PAPER, "by": committee_leader(), "on": CHANGED_ON} | changes


def _states(contract):
    contract.refresh_from_db()
    contract.proposal.refresh_from_db()
    return contract.state, contract.proposal.state


def test_a_suspended_contract_keeps_its_money_and_goes_on_when_resumed():
    contract = build_started()

    suspend_contract(contract.pk, **_by())
    assert _states(contract) == (ContractState.SUSPENDED, State.SUSPENDED)
    assert total_held(contract.proposal.reference).committed_vnd == ASKED_VND

    resume_contract(contract.pk, **_by(on=date(2021, 7, 1)))
    assert _states(contract) == (ContractState.SIGNED, State.IN_PROGRESS)
    assert [one.kind for one in contract.interruptions.all()] == ["suspend", "resume"]


def test_work_that_was_stopped_before_it_began_has_begun_when_it_resumes():
    contract = build_signed()
    suspend_contract(contract.pk, **_by())

    resume_contract(contract.pk, **_by(on=date(2021, 7, 1)))

    contract.refresh_from_db()
    assert contract.started_on == date(2021, 7, 1)


def test_a_termination_gives_back_what_is_not_paid_out_and_lists_the_open_advance():
    plan_line, line = build_line_with(1_000_000_000)
    contract = build_started(line=(plan_line, line))
    advance({line.pk: 140_000_000}, reference=contract.proposal.reference, by=clerk())

    interruption = terminate_contract(contract.pk, **_by())

    assert _states(contract) == (ContractState.TERMINATED, State.TERMINATED)
    assert interruption.released_vnd == 60_000_000
    assert interruption.open_advance_vnd == 140_000_000
    assert open_advance_vnd(contract.proposal) == 140_000_000
    balance = LineBalance.objects.get(line=line)
    assert (balance.available_vnd, balance.committed_vnd) == (860_000_000, 0)
    assert balance.advanced_vnd == 140_000_000


@pytest.mark.parametrize("build", [build_signed, build_started, build_suspended])
def test_a_contract_may_be_terminated_from_each_state_in_which_it_binds(build):
    contract = build()

    terminate_contract(contract.pk, **_by(on=date(2021, 7, 1)))

    assert _states(contract) == (ContractState.TERMINATED, State.TERMINATED)
    assert total_held(contract.proposal.reference).given_vnd == 0


@pytest.mark.parametrize("interrupt", [suspend_contract, resume_contract, terminate_contract])
def test_a_draft_is_not_interrupted(interrupt):
    contract = build_contract()

    with pytest.raises(OutOfStep):
        interrupt(contract.pk, **_by())

    assert _states(contract) == (ContractState.DRAFT, State.APPROVED)
    assert not Interruption.objects.exists()


@pytest.mark.parametrize("interrupt", [suspend_contract, terminate_contract])
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "contract.reason_needed"),
        ({"decision_number": ""}, "contract.decision_number_needed"),
        ({"on": date(2021, 5, 3)}, "contract.dated_too_early"),
    ],
)
def test_an_interruption_has_a_reason_a_paper_and_a_sensible_day(interrupt, change, code):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        interrupt(contract.pk, **_by(**change))

    assert [problem.code for problem in refusal.value.problems] == [code]
    assert _states(contract) == (ContractState.SIGNED, State.IN_PROGRESS)
    assert total_held(contract.proposal.reference).committed_vnd == ASKED_VND


@pytest.mark.parametrize("interrupt", [suspend_contract, terminate_contract])
def test_a_clerk_does_not_interrupt(interrupt):
    contract = build_started()

    with pytest.raises(NotPermitted):
        interrupt(contract.pk, **_by(by=clerk()))

    assert _states(contract) == (ContractState.SIGNED, State.IN_PROGRESS)
