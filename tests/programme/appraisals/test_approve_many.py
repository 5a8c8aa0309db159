"""Approve many đề án by one decision."""

import pytest

from khuyencong.engines.refusals import Refused
from khuyencong.programme.appraisals.models import Decision, DecisionNumber
from khuyencong.programme.appraisals.services import DecisionListRefused, approve_many
from khuyencong.programme.appraisals.states import DecisionState
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    DECIDED_ON,
    build_line_with,
    build_registered,
    committee_leader,
    draft_for,
)

NUMBER = "77/QĐ-UBND"


def _approve(*proposals, number=NUMBER):
    return approve_many(
        [one.pk for one in proposals], number=number, by=committee_leader(), on=DECIDED_ON
    )


def test_one_decision_approves_several():
    plan_line, line = build_line_with(1_000_000_000)
    first, second = (build_registered(n, plan_line=plan_line) for n in (1, 2))
    draft_for(first, line)
    draft_for(second, line, 100_000_000)

    decisions = _approve(first, second)

    assert {one.number for one in decisions} == {NUMBER}
    assert set(Proposal.objects.values_list("state", flat=True)) == {State.APPROVED}
    assert LineBalance.objects.get(line=line).reserved_vnd == 300_000_000
    assert DecisionNumber.objects.get().number == NUMBER


def test_the_list_is_whole_or_not_at_all_and_says_which_row_is_wrong():
    plan_line, line = build_line_with(1_000_000_000)
    good, bad = (build_registered(n, plan_line=plan_line) for n in (1, 2))
    draft_for(good, line)

    with pytest.raises(DecisionListRefused) as refusal:
        _approve(good, bad)

    assert {key: [p.code for p in problems] for key, problems in refusal.value.rows.items()} == {
        bad.pk: ["decision.no_draft"]
    }
    assert set(Proposal.objects.values_list("state", flat=True)) == {State.REGISTERED}
    assert LineBalance.objects.get(line=line).reserved_vnd == 0
    assert not Decision.objects.filter(state=DecisionState.SIGNED).exists()
    assert not DecisionNumber.objects.exists()


def test_two_that_fit_the_line_alone_but_not_together_are_refused():
    plan_line, line = build_line_with(350_000_000)
    first, second = (build_registered(n, plan_line=plan_line) for n in (1, 2))
    draft_for(first, line)
    draft_for(second, line)

    with pytest.raises(DecisionListRefused) as refusal:
        _approve(first, second)

    [problem] = refusal.value.rows[second.pk]
    assert problem.code == "decision.line_short"
    assert problem.parameters["available_vnd"] == 150_000_000
    assert LineBalance.objects.get(line=line).reserved_vnd == 0


def test_a_number_given_before_is_refused():
    plan_line, line = build_line_with(1_000_000_000)
    first, second = (build_registered(n, plan_line=plan_line) for n in (1, 2))
    draft_for(first, line)
    draft_for(second, line)
    _approve(first)

    with pytest.raises(Refused) as refusal:
        _approve(second)

    assert [p.code for p in refusal.value.problems] == ["decision.number_taken"]
    second.refresh_from_db()
    assert second.state == State.REGISTERED


def test_an_empty_list_is_refused():
    with pytest.raises(Refused) as refusal:
        _approve()

    assert [p.code for p in refusal.value.problems] == ["decision.list_is_empty"]
