"""The page of plan progress: who sees it, one plan and several, narrowed, with its formula."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.plans.models import Plan, PlanLine
from tests.builders.acceptance import build_accepted, inspector
from tests.builders.appraisals import clerk, committee_leader, signed_in
from tests.builders.contracts import build_started, implementer
from tests.builders.plans import build_approved_line

pytestmark = pytest.mark.django_db

ADDRESS = reverse("workspace:plan_progress")


@pytest.fixture(autouse=True)
def _in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 6, 1))


def second_plan(of: PlanLine) -> Plan:
    """Store another approved plan of the same office and year, with a late line."""
    plan = Plan.objects.get(pk=of.plan_id)
    plan.pk, plan.number, plan.title = None, "203/KH", "Kế hoạch thứ hai"
    plan.save()
    PlanLine.objects.create(
        plan=plan,
        number="1",
        position=1,
        activity="machinery",
        title="Dòng chậm",
        unit="cơ sở",
        quantity=2,
        ends_on=date(2021, 5, 1),
    )
    return plan


def test_the_only_plan_of_the_year_is_shown_with_its_lines_and_the_formula(client: Client):
    contract = build_accepted()
    PlanLine.objects.filter(pk=contract.proposal.plan_line_id).update(quantity=1)

    page = signed_in(client, clerk()).get(ADDRESS).text

    assert "<strong>1/1</strong>" in page
    assert "Dự báo = 12 + 8 + 10 × 24 ÷ 30 = 28" in page


@pytest.mark.parametrize("who", [clerk, committee_leader, inspector])
def test_staff_see_it(client: Client, who):
    build_approved_line()

    assert signed_in(client, who()).get(ADDRESS).status_code == 200


def test_an_applicant_does_not(client: Client):
    contract = build_started()

    assert signed_in(client, implementer(contract)).get(ADDRESS).status_code == 404


def test_several_plans_are_shown_with_sums_that_lead_to_their_lines(client: Client):
    plan = second_plan(build_approved_line())
    signed_in(client, clerk())
    of_plan = f"{ADDRESS}?year=2021&plan={plan.pk}"

    every = client.get(ADDRESS).text
    one = client.get(of_plan).text

    assert f"{ADDRESS}?year=2021&amp;plan={plan.pk}" in every
    assert "Dòng chậm" in one
    assert "hết thời gian của dòng ngày 01/05/2021" in one


def test_lines_are_narrowed_to_those_that_are_late(client: Client):
    plan = second_plan(build_approved_line())
    PlanLine.objects.create(
        plan=plan, number="2", position=2, activity="media", title="Dòng tuyên truyền"
    )
    signed_in(client, clerk())

    page = client.get(ADDRESS, {"plan": plan.pk, "only": "late"})

    assert [row.line.title for row in page.context["lines"]] == ["Dòng chậm"]


def test_a_plan_that_one_may_not_see_is_not_found(client: Client):
    build_approved_line()

    assert signed_in(client, clerk()).get(ADDRESS, {"plan": 999}).status_code == 404


def test_a_year_without_plans_says_so(client: Client):
    build_approved_line()

    page = signed_in(client, clerk()).get(ADDRESS, {"year": 2019})

    assert "Chưa có kế hoạch nào của năm 2019 được phê duyệt." in page.text
