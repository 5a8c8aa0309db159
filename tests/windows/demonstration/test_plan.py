"""The plan of 2021 as the source tells it, and its invented money."""

from datetime import date

import pytest

from khuyencong.programme.budgets.models import Allotment, Fund, Transfer
from khuyencong.programme.budgets.queries import stages_by_purpose
from khuyencong.programme.budgets.states import PaperState, Source
from khuyencong.programme.plans.models import Plan
from khuyencong.windows.demonstration.money import DISTRICT_VND, PASSED_ON_VND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

QUANTITIES = {
    "startup_training": (30, "học viên"),
    "machinery": (5, "cơ sở"),
    "consulting": (1, "cơ sở"),
    "shared_booth": (1, "gian hàng"),
    "fair_booth_home": (1, "cơ sở"),
    "product_vote": (1, "đợt"),
    "relocation": (5, "cơ sở"),
}
NAMED_WITHOUT_QUANTITY = {"staff_training", "media", "policy_guidance", "inspection", "study_tour"}


def plan() -> Plan:
    return Plan.objects.get(number="202/UBND-KH")


def test_it_is_the_plan_of_the_district_issued_on_its_day():
    one = plan()
    assert (one.year, one.issued_on, one.approved_on) == (2021, *[date(2020, 11, 2)] * 2)
    assert one.office.name == "Ủy ban nhân dân huyện Đakrông"
    assert {"38/2020/NQ-HĐND", "38/2014/NQ-HĐND"} <= {row["document"] for row in one.legal_basis}


def test_its_seven_quantities_are_those_of_the_source():
    told = {
        line.activity: (line.quantity, line.unit)
        for line in plan().lines.filter(quantity__isnull=False)
    }
    assert told == QUANTITIES


def test_what_the_source_names_without_a_quantity_has_none():
    lines = plan().lines.filter(quantity__isnull=True)
    assert set(lines.values_list("activity", flat=True)) == NAMED_WITHOUT_QUANTITY


def test_it_was_issued_without_money_and_financed_when_the_year_began():
    issued, financed = plan().versions.order_by("number")
    assert {line["funding"].get("district") for line in issued.content["lines"]} == {None}
    assert financed.decided_on == date(2021, 1, 14)
    assert all(
        line["funding"].get("district") or line["funding"].get("provincial")
        for line in financed.content["lines"]
    )


def test_who_wrote_it_did_not_approve_it():
    one = plan()
    assert one.approved_by_id not in (one.made_by_id, one.submitted_by_id)


def test_its_lines_hold_what_the_funds_were_given():
    references = [line.reference for line in plan().lines.all()]
    stages = stages_by_purpose(references)
    assert set(stages) == set(references)
    assigned_vnd = sum(one.given_vnd for one in stages.values())
    assert DISTRICT_VND + PASSED_ON_VND - assigned_vnd == 8_000_000  # left unassigned


def test_counterpart_capital_is_in_no_fund():
    assert not Fund.objects.filter(source=Source.COUNTERPART).exists()
    assert plan().lines.filter(funding__source=Source.COUNTERPART).exists()


def test_every_money_paper_is_marked_as_invented_and_confirmed_by_another_person():
    papers = [*Allotment.objects.all(), *Transfer.objects.all()]
    assert len(papers) == 6
    for paper in papers:
        assert "(giả định)" in paper.decision_number
        assert paper.state == PaperState.CONFIRMED
        assert paper.answered_by_id != paper.made_by_id
