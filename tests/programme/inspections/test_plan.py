"""The yearly plan: drawn up by one person, approved by another, then never changed."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.inspections.models import InspectionPlan, PlannedVisit
from khuyencong.programme.inspections.permissions import visible_plans
from khuyencong.programme.inspections.services import approve_plan, drop_contract, start_plan
from khuyencong.programme.inspections.waiting import calendar_entries, waiting
from tests.builders.acceptance import inspector
from tests.builders.appraisals import build_line_with, committee_leader
from tests.builders.contracts import build_contract, build_started, implementer
from tests.builders.inspections import PLANNED_ON, build_plan, build_visit, choose
from tests.builders.offices import build_member, build_office

JUNE = (date(2021, 6, 1), date(2021, 6, 30))


def _approve(plan, *, by=None, version=None):
    plan.refresh_from_db()
    return approve_plan(
        plan.pk, version=version or plan.version, by=by or committee_leader(), on=PLANNED_ON
    )


def _code(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_chosen_contract_keeps_its_risk_as_it_stood():
    contract = build_started()
    plan = build_plan()

    row = choose(plan, contract, reason="Máy đắt tiền")

    assert row.month == date(2021, 6, 1)
    assert row.score_hundredths == sum(one["points"] * one["weight"] for one in row.arithmetic)
    assert row.score_hundredths > 0
    entry = AuditEntry.objects.get(action="inspection_plan.chosen")
    assert (entry.reason, entry.after["month"]) == ("Máy đắt tiền", "2021-06")


def test_an_office_has_one_plan_a_year():
    build_plan()

    with pytest.raises(OutOfStep) as refusal:
        build_plan()

    assert _code(refusal) == ["inspections.planned_already"]
    assert InspectionPlan.objects.count() == 1


@pytest.mark.parametrize("role", [Role.LEADER, Role.ACCOUNTANT])
def test_only_inspectors_and_clerks_of_the_office_plan(role):
    with pytest.raises(NotPermitted):
        start_plan(build_office().pk, 2021, by=build_member(role), on=PLANNED_ON)

    assert not InspectionPlan.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"month": 13}, "inspections.month_needed"),
        ({"planned_on": date(2021, 7, 1)}, "inspections.day_out_of_month"),
    ],
)
def test_a_month_that_makes_no_sense_is_refused(change, code):
    contract, plan = build_started(), build_plan()

    with pytest.raises(Refused) as refusal:
        choose(plan, contract, **change)

    assert _code(refusal) == [code]
    assert not PlannedVisit.objects.exists()


def test_a_contract_is_chosen_once_and_only_when_it_binds():
    line = build_line_with(1_000_000_000)
    contract, plan = build_started(1, line=line), build_plan()
    draft = build_contract(2, line=line)
    choose(plan, contract)

    for unfit, code in (
        (contract, "inspections.chosen_already"),
        (draft, "inspections.contract_not_under_way"),
    ):
        with pytest.raises(Refused) as refusal:
            choose(plan, unfit)
        assert _code(refusal) == [code]
    assert PlannedVisit.objects.get().contract == contract


def test_a_stale_tab_is_refused_and_changes_nothing():
    contract = build_started()
    plan = build_plan(contract)
    row = plan.rows.get()

    with pytest.raises(OutOfStep) as refusal:
        drop_contract(plan.pk, row.pk, version=plan.version - 1, by=inspector())

    assert _code(refusal) == ["inspections.plan_changed_meanwhile"]
    assert plan.rows.exists()
    drop_contract(plan.pk, row.pk, version=plan.version, by=inspector())
    assert not plan.rows.exists()


def test_who_drew_the_plan_up_does_not_approve_it_in_whatever_role():
    contract = build_started()
    plan = build_plan(contract)
    maker = build_member(Role.LEADER, build_office(), username="người kiểm tra")

    with pytest.raises(NotPermitted) as refusal:
        _approve(plan, by=maker)

    assert _code(refusal) == ["inspections.plan_made_by_approver"]
    plan.refresh_from_db()
    assert plan.is_draft


def test_an_empty_plan_is_not_approved():
    plan = build_plan()

    with pytest.raises(Refused) as refusal:
        _approve(plan)

    assert _code(refusal) == ["inspections.plan_empty"]


def test_an_approved_plan_never_changes():
    contract = build_started()
    plan = build_plan(contract, approved=True)

    with pytest.raises(OutOfStep) as refusal:
        drop_contract(plan.pk, plan.rows.get().pk, version=plan.version, by=inspector())

    assert _code(refusal) == ["inspections.plan_approved_already"]
    assert plan.rows.exists()


def test_what_waits_follows_the_plan():
    contract = build_started()
    plan = build_plan(contract)
    leader = committee_leader()
    assert waiting(leader, on=PLANNED_ON).plans == [plan]
    assert waiting(inspector(), on=PLANNED_ON).visits == []

    _approve(plan)

    row = plan.rows.get()
    assert waiting(leader, on=PLANNED_ON).plans == []
    assert waiting(inspector(), on=PLANNED_ON).visits == [row]
    assert waiting(inspector(), on=date(2021, 5, 31)).visits == []
    visit = build_visit(contract, planned_visit_id=row.pk)
    after = waiting(inspector(), on=PLANNED_ON)
    assert (after.visits, after.drafts) == ([], [visit])


def test_the_calendar_shows_planned_visits_to_staff_and_never_to_the_establishment():
    contract = build_started()
    plan = build_plan()
    choose(plan, contract, planned_on=date(2021, 6, 15))
    _approve(plan)

    [entry] = calendar_entries(inspector(), *JUNE)

    assert (entry.day, entry.url) == (date(2021, 6, 15), f"/kiem-tra/ke-hoach/{plan.pk}/")
    assert calendar_entries(implementer(contract), *JUNE) == []
    assert not visible_plans(implementer(contract)).exists()
