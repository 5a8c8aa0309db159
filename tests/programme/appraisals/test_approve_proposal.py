"""Draft the decision on a đề án and sign it."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.models import Decision, DecisionNumber, DecisionShare
from khuyencong.programme.appraisals.queries import financing_at, signed_decision
from khuyencong.programme.appraisals.services import (
    approve_proposal,
    drop_draft,
    prepare_decision,
)
from khuyencong.programme.appraisals.states import DecisionState
from khuyencong.programme.appraisals.values import DecisionValues
from khuyencong.programme.budgets.models import BudgetMove, LineBalance
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.budgets.services import reserve
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.proposals.models import FrozenRuling, Proposal
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    ASKED_VND,
    DECIDED_ON,
    REGISTERED_ON,
    build_appraised,
    build_approved,
    build_budget_line,
    build_line_with,
    build_registered,
    clerk,
    committee_leader,
    draft_for,
    head_of_office,
)
from tests.builders.offices import build_member, build_office

NUMBER = "45/QĐ-UBND"


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _approve(proposal, *, by=None, on=DECIDED_ON, number=NUMBER):
    return approve_proposal(proposal.pk, number=number, by=by or committee_leader(), on=on)


def _assert_nothing_happened(proposal, line):
    proposal.refresh_from_db()
    assert proposal.state == State.REGISTERED
    assert proposal.approved_vnd is None
    assert LineBalance.objects.get(line=line).reserved_vnd == 0
    assert not Decision.objects.filter(state=DecisionState.SIGNED).exists()
    assert not DecisionNumber.objects.exists()
    assert not FrozenRuling.objects.filter(occasion="approval").exists()
    assert not AuditEntry.objects.filter(action="proposal.approve").exists()


def test_an_approval_sets_the_money_aside_and_keeps_the_ruling():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    decision = _approve(proposal)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.approved_vnd) == (State.APPROVED, ASKED_VND)
    assert proposal.decided_on == DECIDED_ON
    assert (decision.number, decision.issued_on) == (NUMBER, DECIDED_ON)
    assert decision.office_id == committee_leader().office_id
    assert decision.ruling.occasion == "approval"
    balance = LineBalance.objects.get(line=line)
    assert (balance.available_vnd, balance.reserved_vnd) == (800_000_000, ASKED_VND)
    assert total_held(proposal.reference).reserved_vnd == ASKED_VND
    entry = AuditEntry.objects.get(action="proposal.approve")
    assert entry.after["approved_vnd"] == ASKED_VND
    assert entry.after["counterpart_growth_vnd"] == 0


def test_less_than_asked_makes_the_counterpart_grow():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line, 150_000_000)

    _approve(proposal)

    financing = financing_at(proposal, 150_000_000)
    assert financing.counterpart_growth_vnd == 50_000_000
    assert financing.counterpart_vnd == 250_000_000
    assert financing.support_vnd + financing.counterpart_vnd == financing.cost_vnd
    entry = AuditEntry.objects.get(action="proposal.approve")
    assert entry.after["counterpart_growth_vnd"] == 50_000_000


def test_an_approval_may_draw_on_several_sources():
    plan_line, line = build_line_with(120_000_000)
    other = build_budget_line(500_000_000, plan_line=plan_line)
    proposal = build_registered(plan_line=plan_line)
    prepare_decision(
        proposal.pk,
        DecisionValues(ASKED_VND, {line.pk: 120_000_000, other.pk: 80_000_000}),
        by=clerk(),
        on=REGISTERED_ON,
    )

    _approve(proposal)

    assert LineBalance.objects.get(line=line).reserved_vnd == 120_000_000
    assert LineBalance.objects.get(line=other).reserved_vnd == 80_000_000


def test_there_is_no_approval_without_a_draft():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)

    with pytest.raises(Refused) as refusal:
        _approve(proposal)

    assert _codes(refusal) == ["decision.no_draft"]
    _assert_nothing_happened(proposal, line)


def test_who_drafted_it_does_not_sign_it_in_any_role():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line, by=build_member(Role.CLERK, build_office(), username="hai vai"))
    signer = replace(
        committee_leader(), user_id=build_member(Role.CLERK, username="hai vai").user_id
    )

    with pytest.raises(NotPermitted) as refusal:
        _approve(proposal, by=signer)

    assert _codes(refusal) == ["decision.drafted_by_signer"]
    _assert_nothing_happened(proposal, line)


def test_who_wrote_the_dossier_does_not_sign_it():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)
    Proposal.objects.filter(pk=proposal.pk).update(made_by_id=committee_leader().user_id)

    with pytest.raises(NotPermitted) as refusal:
        _approve(proposal)

    assert _codes(refusal) == ["decision.signer_wrote_the_dossier"]
    _assert_nothing_happened(proposal, line)


def test_the_appraising_office_does_not_decide():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    with pytest.raises(NotPermitted) as refusal:
        _approve(proposal, by=head_of_office())

    assert _codes(refusal) == ["proposal.step_not_yours"]
    _assert_nothing_happened(proposal, line)


def test_a_line_that_was_spent_meanwhile_refuses_and_changes_nothing():
    plan_line, line = build_line_with(250_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)
    reserve({line.pk: 100_000_000}, reference="proposal:0", by=clerk())

    with pytest.raises(Refused) as refusal:
        _approve(proposal)

    [problem] = refusal.value.problems
    assert problem.code == "decision.line_short"
    assert problem.parameters["missing_vnd"] == 50_000_000
    assert total_held(proposal.reference).given_vnd == 0
    proposal.refresh_from_db()
    assert proposal.state == State.REGISTERED


def test_a_number_is_given_once_a_year():
    lines = build_line_with(1_000_000_000)
    build_approved(1, line=lines)
    proposal = build_registered(2, plan_line=lines[0])
    draft_for(proposal, lines[1])

    with pytest.raises(Refused) as refusal:
        _approve(proposal, number="101/QĐ-UBND")

    assert _codes(refusal) == ["decision.number_taken"]
    proposal.refresh_from_db()
    assert proposal.state == State.REGISTERED
    assert DecisionNumber.objects.count() == 1


def test_a_decision_has_a_number():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    with pytest.raises(Refused) as refusal:
        _approve(proposal, number="")

    assert _codes(refusal) == ["decision.number_needed"]
    _assert_nothing_happened(proposal, line)


def test_a_decision_is_not_dated_before_the_registration():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    with pytest.raises(Refused) as refusal:
        _approve(proposal, on=date(2021, 3, 28))

    assert _codes(refusal) == ["decision.dated_too_early"]
    _assert_nothing_happened(proposal, line)


def test_an_approved_proposal_is_not_approved_again():
    proposal = build_approved()

    with pytest.raises(OutOfStep):
        _approve(proposal, number="99/QĐ-UBND")

    assert BudgetMove.objects.filter(reference=proposal.reference).count() == 1


def test_before_the_registration_there_is_no_draft():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_appraised(plan_line=plan_line)

    with pytest.raises(OutOfStep):
        draft_for(proposal, line)

    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("amount_vnd", "code"),
    [
        (ASKED_VND + 1, "decision.above_recommended"),
        (ASKED_VND + 1, "appraisal.above_asked"),
        (0, "appraisal.amount_needed"),
    ],
)
def test_a_draft_is_judged_like_the_approval(amount_vnd, code):
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)

    with pytest.raises(Refused) as refusal:
        draft_for(proposal, line, amount_vnd)

    assert code in _codes(refusal)
    assert not Decision.objects.exists()


def test_shares_make_the_amount():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)

    with pytest.raises(Refused) as refusal:
        prepare_decision(
            proposal.pk,
            DecisionValues(ASKED_VND, {line.pk: ASKED_VND - 1}),
            by=clerk(),
            on=REGISTERED_ON,
        )

    [problem] = refusal.value.problems
    assert problem.code == "decision.shares_do_not_add_up"
    assert problem.parameters["difference_vnd"] == 1
    assert not Decision.objects.exists()


def test_a_share_is_positive():
    plan_line, line = build_line_with(1_000_000_000)
    other = build_budget_line(1_000_000, plan_line=plan_line)
    proposal = build_registered(plan_line=plan_line)

    with pytest.raises(Refused) as refusal:
        prepare_decision(
            proposal.pk,
            DecisionValues(ASKED_VND, {line.pk: ASKED_VND + 1, other.pk: -1}),
            by=clerk(),
            on=REGISTERED_ON,
        )

    assert _codes(refusal) == ["decision.share_not_positive"]
    assert not Decision.objects.exists()


def _next_year_line(plan_line):
    return build_budget_line(ASKED_VND, plan_line=plan_line, year=2022)


def _national_line(plan_line):
    return build_budget_line(ASKED_VND, plan_line=plan_line, source=Source.NATIONAL)


@pytest.mark.parametrize("strange_line", [_next_year_line, _national_line])
def test_money_of_another_year_or_scheme_is_refused(strange_line):
    plan_line, _line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    line = strange_line(plan_line)

    with pytest.raises(Refused) as refusal:
        draft_for(proposal, line)

    assert _codes(refusal) == ["decision.line_not_for_this"]
    assert not DecisionShare.objects.exists()


def test_the_line_of_another_plan_line_is_refused():
    _plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered()

    with pytest.raises(Refused) as refusal:
        draft_for(proposal, line)

    assert _codes(refusal) == ["decision.line_not_for_this"]
    assert not DecisionShare.objects.exists()


def test_a_new_draft_replaces_the_old_one():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    draft_for(proposal, line, 150_000_000)

    assert Decision.objects.get().amount_vnd == 150_000_000
    assert DecisionShare.objects.get().amount_vnd == 150_000_000


def test_a_leader_does_not_draft():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)

    with pytest.raises(NotPermitted) as refusal:
        draft_for(proposal, line, by=committee_leader())

    assert _codes(refusal) == ["decision.drafting_not_yours"]
    assert not Decision.objects.exists()


def test_a_dropped_draft_stays_and_can_no_longer_be_signed():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    drop_draft(proposal.pk, reason="Sai dòng kinh phí", by=clerk())

    assert Decision.objects.get().state == DecisionState.DROPPED
    with pytest.raises(Refused) as refusal:
        _approve(proposal)
    assert _codes(refusal) == ["decision.no_draft"]


def test_dropping_a_draft_needs_a_reason():
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)

    with pytest.raises(Refused) as refusal:
        drop_draft(proposal.pk, reason=" ", by=clerk())

    assert _codes(refusal) == ["decision.reason_needed"]
    assert Decision.objects.get().state == DecisionState.DRAFT


def test_the_signed_decision_is_found_with_its_shares():
    proposal = build_approved()

    decision = signed_decision(proposal)

    assert decision.amount_vnd == ASKED_VND
    assert [share.amount_vnd for share in decision.shares.all()] == [ASKED_VND]
