"""Submit, return, approve: the money of a plan is assigned whole or not at all."""

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.models import BudgetLine, BudgetMove, LineBalance
from khuyencong.programme.budgets.services import unassigned_line
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import Plan, PlanVersion
from khuyencong.programme.plans.services import FundingDraft, approve_plan, return_plan
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import build_committee, build_fund, leader
from tests.builders.offices import build_member, build_office
from tests.builders.plans import (
    ISSUED_ON,
    MACHINERY,
    NUMBER,
    TRAINING,
    add_line,
    approve,
    build_draft,
    build_plan_line,
    clerk,
    from_fund,
    submit,
)
from tests.builders.territories import build_quang_tri, build_unit

pytestmark = pytest.mark.django_db


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_approval_assigns_the_money_of_every_line_and_keeps_a_version():
    provincial, district = build_fund(100), build_fund(60, source=Source.DISTRICT)
    plan = build_draft()
    line = add_line(
        plan.pk, MACHINERY, [from_fund(provincial, 80), from_fund(district, 60)], by=clerk()
    )
    add_line(plan.pk, TRAINING, [from_fund(provincial, 20)], by=clerk())
    submit(plan)

    approved = approve(plan)

    assert (approved.state, approved.number, approved.version) == ("approved", NUMBER, 1)
    given = {
        (row.fund_id, row.reference): row.balance.available_vnd
        for row in BudgetLine.objects.filter(kind="plan_line").select_related("balance")
    }
    assert given[provincial.pk, line.reference] == 80
    assert given[district.pk, line.reference] == 60
    assert sorted(given.values()) == [20, 60, 80]
    assert unassigned_line(provincial).balance.available_vnd == 0
    [version] = PlanVersion.objects.all()
    assert [entry["funding"] for entry in version.content["lines"]] == [
        {"district": 60, "provincial": 80},
        {"provincial": 20},
    ]
    assert AuditEntry.objects.filter(action="plan.approved", subject=plan.reference).count() == 1


def test_a_fund_that_is_short_refuses_the_whole_plan_and_nothing_is_assigned():
    provincial, district = build_fund(100), build_fund(60, source=Source.DISTRICT)
    plan = build_draft()
    add_line(plan.pk, MACHINERY, [from_fund(provincial, 80), from_fund(district, 61)], by=clerk())
    add_line(plan.pk, TRAINING, [from_fund(provincial, 21)], by=clerk())
    submit(plan)
    moves = BudgetMove.objects.count()

    with pytest.raises(Refused) as refusal:
        approve(plan)

    assert _codes(refusal) == ["plan.fund_short", "plan.fund_short"]
    assert [problem.parameters["missing_vnd"] for problem in refusal.value.problems] == [1, 1]
    plan.refresh_from_db()
    assert plan.state == "submitted"
    assert BudgetMove.objects.count() == moves
    assert not BudgetLine.objects.filter(kind="plan_line").exists()
    assert not PlanVersion.objects.exists()


def test_public_money_without_a_fund_is_refused_and_expected_money_is_not():
    plan = build_draft()
    add_line(
        plan.pk,
        MACHINERY,
        [
            FundingDraft(Source.PROVINCIAL, 100),
            FundingDraft(Source.COUNTERPART, 500),
            FundingDraft(Source.OTHER, 50),
        ],
        by=clerk(),
    )
    submit(plan)

    with pytest.raises(Refused) as refusal:
        approve(plan)

    assert _codes(refusal) == ["plan.funding_without_fund"]
    assert refusal.value.problems[0].parameters["amount_vnd"] == 100


def test_neither_maker_nor_submitter_approves():
    line = build_plan_line()
    submit(line.plan)
    for maker in ("made_by_id", "submitted_by_id"):
        Plan.objects.update(made_by_id=None, submitted_by_id=None)
        Plan.objects.update(**{maker: leader().user_id})

        with pytest.raises(NotPermitted) as refusal:
            approve(line.plan)

        assert _codes(refusal) == ["offices.maker_is_not_approver"]
    line.plan.refresh_from_db()
    assert line.plan.state == "submitted"


def test_only_the_leader_of_a_committee_over_the_place_approves():
    line = build_plan_line()
    submit(line.plan)
    hoa = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    elsewhere = build_office("HH-UBND", OfficeKind.PEOPLES_COMMITTEE, territory=hoa)
    for stranger in (
        build_member(Role.LEADER),
        build_member(Role.LEADER, elsewhere),
        build_member(Role.ACCOUNTANT, build_committee()),
    ):
        with pytest.raises(NotPermitted) as refusal:
            approve_plan(
                line.plan_id, number=NUMBER, issued_on=ISSUED_ON, by=stranger, on=ISSUED_ON
            )
        assert _codes(refusal) == ["plan.approver_needed"]
    assert not LineBalance.objects.filter(line__kind="plan_line").exists()


def test_an_empty_plan_is_not_submitted():
    plan = build_draft()
    Plan.objects.update(legal_basis=[])

    with pytest.raises(Refused) as refusal:
        submit(plan)

    assert _codes(refusal) == ["plan.without_basis", "plan.without_lines"]
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_draft_is_not_approved():
    line = build_plan_line()
    with pytest.raises(OutOfStep):
        approve(line.plan)


def test_a_number_is_needed_and_belongs_to_one_plan_of_a_year():
    first = build_plan_line().plan
    submit(first)
    with pytest.raises(Refused) as refusal:
        approve(first, number="  ")
    assert _codes(refusal) == ["plan.without_number"]
    approve(first)
    second = build_plan_line(fund=build_fund(100, source=Source.DISTRICT)).plan
    submit(second)

    with pytest.raises(Refused) as refusal:
        approve(second)

    assert _codes(refusal) == ["plan.number_taken"]


def test_a_plan_is_returned_with_a_reason_and_may_be_written_again():
    plan = build_plan_line().plan
    submit(plan)
    with pytest.raises(Refused) as refusal:
        return_plan(plan.pk, reason=" ", by=leader())
    assert _codes(refusal) == ["plan.reason_needed"]

    returned = return_plan(plan.pk, reason="Thiếu hội chợ", by=leader())

    assert (returned.state, returned.return_reason) == ("draft", "Thiếu hội chợ")
    add_line(plan.pk, TRAINING, by=clerk())
