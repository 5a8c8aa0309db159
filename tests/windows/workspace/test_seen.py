"""What was seen on site stands beside what was reported, and what came of it after acceptance."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from khuyencong.windows.workspace.seen import seen_beside_told
from tests.builders.acceptance import build_accepted, build_reported, inspector
from tests.builders.appraisals import clerk, signed_in
from tests.builders.contracts import build_started, implementer
from tests.builders.inspections import build_finding, build_finished, build_visit
from tests.builders.outcomes import build_followed

pytestmark = pytest.mark.django_db

TODAY = date(2021, 8, 16)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def test_each_visit_stands_beside_the_last_report_before_it():
    contract = build_started()
    before = build_visit(contract, visited_on=date(2021, 5, 20), percent=10)
    report = build_reported(contract)
    after = build_visit(contract, visited_on=date(2021, 6, 25), percent=60)

    rows = seen_beside_told(inspector(), contract, [report])

    assert [(row.visit, row.report, row.difference) for row in rows] == [
        (after, report, -15),
        (before, None, None),
    ]
    assert seen_beside_told(implementer(contract), contract, [report]) == []


def test_the_page_of_a_proposal_shows_visits_with_open_findings_and_periods(client):
    contract = build_started()
    build_finding(build_visit(contract))
    build_accepted(contract=contract)
    build_finished(contract, visited_on=date(2021, 7, 23), percent=100)
    build_followed(contract)
    signed_in(client, clerk())

    page = client.get(reverse("workspace:proposal", args=[contract.proposal_id])).text

    assert "Kiểm tra tại chỗ bên cạnh số tự báo cáo" in page
    assert "Số máy không khớp hợp đồng" in page
    assert "24 tháng sau nghiệm thu" in page
