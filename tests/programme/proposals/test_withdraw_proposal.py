"""Withdraw a đề án before its contract: with a reason, and its money goes back."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.proposals.models import StepTaken
from khuyencong.programme.proposals.services import withdraw_proposal
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import ASKED_VND, build_approved, build_line_with
from tests.builders.contracts import build_signed, implementer
from tests.builders.offices import build_member
from tests.builders.proposals import applicant_of, build_draft, build_submitted
from tests.programme.proposals.people import neighbour, stranger
from tests.programme.proposals.unchanged import refused

DAY = date(2021, 4, 15)


def _withdraw(proposal, *, by=None, reason="Không còn nhu cầu"):
    by = by or applicant_of(proposal)
    return withdraw_proposal(proposal.pk, reason=reason, by=by, on=DAY)


@pytest.mark.parametrize("build", [build_draft, build_submitted])
def test_an_applicant_withdraws_with_a_reason(build):
    proposal = build()

    withdrawn = _withdraw(proposal, reason="  Không còn   nhu cầu ")

    assert (withdrawn.state, withdrawn.state_since) == (State.WITHDRAWN, DAY)
    assert StepTaken.objects.get(action="withdraw").note == "Không còn nhu cầu"
    entry = AuditEntry.objects.get(action="proposal.withdraw")
    assert (entry.reason, entry.after["released_vnd"]) == ("Không còn nhu cầu", 0)


def test_what_was_set_aside_for_it_is_available_again():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_approved(line=(plan_line, line))
    assert LineBalance.objects.get(line=line).reserved_vnd == ASKED_VND

    _withdraw(proposal)

    balance = LineBalance.objects.get(line=line)
    assert (balance.available_vnd, balance.reserved_vnd) == (1_000_000_000, 0)
    entry = AuditEntry.objects.get(action="proposal.withdraw")
    assert entry.after["released_vnd"] == ASKED_VND


def test_without_a_reason_nothing_is_withdrawn_and_no_money_moves():
    proposal = build_approved()
    by = applicant_of(proposal)

    with refused() as codes:
        _withdraw(proposal, by=by, reason=" ")

    assert codes == ["proposal.reason_needed"]


def test_nobody_else_withdraws_it():
    proposal = build_submitted()

    for actor in (stranger(), build_member(Role.LEADER), build_member(Role.CLERK, neighbour())):
        with refused(NotPermitted):
            _withdraw(proposal, by=actor)


def test_after_the_contract_it_is_terminated_not_withdrawn():
    contract = build_signed()
    by = implementer(contract)

    with refused(OutOfStep):
        _withdraw(contract.proposal, by=by)


def test_it_is_withdrawn_once():
    proposal = _withdraw(build_submitted())
    by = applicant_of(proposal)

    with refused(OutOfStep):
        _withdraw(proposal, by=by)
