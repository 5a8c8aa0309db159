"""Refuse a đề án."""

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.models import Decision, DecisionNumber
from khuyencong.programme.appraisals.services import refuse_proposal
from khuyencong.programme.appraisals.states import DecisionKind, DecisionState
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    DECIDED_ON,
    build_approved,
    build_line_with,
    build_registered,
    build_submitted,
    committee_leader,
    draft_for,
    head_of_office,
)


def _refuse(proposal, *, reason="Máy cũ, không đạt yêu cầu", number="46/TB-UBND", by=None):
    return refuse_proposal(
        proposal.pk, reason=reason, number=number, by=by or committee_leader(), on=DECIDED_ON
    )


def test_a_refusal_says_why_and_drops_the_draft():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft = draft_for(proposal, line)

    decision = _refuse(proposal)

    proposal.refresh_from_db()
    draft.refresh_from_db()
    assert (proposal.state, proposal.approved_vnd) == (State.REFUSED, None)
    assert (decision.kind, decision.reason) == (DecisionKind.REFUSE, "Máy cũ, không đạt yêu cầu")
    assert draft.state == DecisionState.DROPPED
    assert total_held(proposal.reference).given_vnd == 0
    assert AuditEntry.objects.get(action="proposal.refuse").reason == decision.reason


def test_a_refusal_needs_its_reason():
    proposal = build_submitted()

    with pytest.raises(Refused) as refusal:
        _refuse(proposal, reason="  ")

    assert [p.code for p in refusal.value.problems] == ["decision.reason_needed"]
    proposal.refresh_from_db()
    assert proposal.state == State.SUBMITTED
    assert not Decision.objects.exists()


def test_a_refusal_needs_its_number():
    proposal = build_submitted()

    with pytest.raises(Refused) as refusal:
        _refuse(proposal, number="")

    assert [p.code for p in refusal.value.problems] == ["decision.number_needed"]
    assert not Decision.objects.exists()
    assert not DecisionNumber.objects.exists()


def test_the_appraising_office_does_not_refuse():
    proposal = build_submitted()

    with pytest.raises(NotPermitted):
        _refuse(proposal, by=head_of_office())

    proposal.refresh_from_db()
    assert proposal.state == State.SUBMITTED


def test_what_is_approved_is_no_longer_refused():
    proposal = build_approved()

    with pytest.raises(OutOfStep):
        _refuse(proposal)

    proposal.refresh_from_db()
    assert proposal.state == State.APPROVED
