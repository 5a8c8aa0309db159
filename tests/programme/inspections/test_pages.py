"""The pages of inspections: the journey of a visit, who sees what, and steady query counts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.inspections.checklists import items_for
from khuyencong.programme.inspections.models import Finding, InspectionPlan, Visit
from tests.builders.acceptance import inspector
from tests.builders.appraisals import build_line_with, clerk, committee_leader, signed_in
from tests.builders.contracts import build_started, implementer
from tests.builders.establishments import build_applicant
from tests.builders.inspections import (
    build_finding,
    build_finished,
    build_photo,
    build_plan,
    build_visit,
    choose,
)
from tests.builders.proposals import build_dryer

TODAY = date(2021, 7, 26)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _open(client, name, *arguments, **query):
    return client.get(reverse(f"inspections:{name}", args=arguments), query)


def _send(client, answers, name, *arguments):
    return client.post(reverse(f"inspections:{name}", args=arguments), answers)


def _minutes(contract, **changes):
    answers = {f"answer_{one.code}": "yes" for one in items_for(contract.proposal.activity)}
    told = {
        "visited_on": "20/07/2021",
        "place": "Thôn Ka Lu",
        "is_announced": "on",
        "members": "Người kiểm tra",
        "representative": "Hồ Thị Mừng",
        "planned": "",
        "follows": "",
        "percent": "80",
        "conclusion": "Đạt",
    }
    return answers | told | changes


def test_from_the_plan_to_a_closed_finding(client):
    contract = build_started()
    signed_in(client, inspector())
    answer = _send(client, {"year": "2021"}, "plans")
    plan = InspectionPlan.objects.get()
    assert answer.url == reverse("inspections:plan", args=[plan.pk])
    assert "Chọn vào kế hoạch" in _open(client, "risks").text
    _send(client, {"version": "1", "month": "7"}, "choose", plan.pk, contract.pk)
    signed_in(client, committee_leader())
    assert "Duyệt kế hoạch kiểm tra" in _open(client, "plan", plan.pk).text
    _send(client, {"version": "2"}, "approve", plan.pk)
    signed_in(client, inspector())
    row = plan.rows.get()
    assert contract.proposal.code in _open(client, "list").text

    future = _send(client, _minutes(contract, visited_on="27/07/2021"), "record", contract.pk)
    assert future.status_code == 422
    assert "ở sau hôm nay" in future.text
    answer = _send(client, _minutes(contract, planned=str(row.pk)), "record", contract.pk)

    visit = Visit.objects.get()
    assert answer.url == reverse("inspections:visit", args=[visit.pk])
    assert (visit.planned_visit, visit.percent) == (row, 80)
    _send(client, {"photos": build_photo()}, "photos", visit.pk)
    assert "ảnh không ghi nơi chụp" in _open(client, "visit", visit.pk).text
    found = {
        "severity": "serious",
        "text": "Thiếu che chắn",
        "action": "Lắp che chắn",
        "owner": str(implementer(contract).user_id),
        "due_on": "26/07/2021",
        "holds_payment": "on",
    }
    _send(client, found, "add_finding", visit.pk)
    finding = Finding.objects.get()
    assert _send(client, {"version": "1"}, "finish", visit.pk).status_code == 302
    assert "01/2021/BB-KT" in _open(client, "minutes", visit.pk).text
    empty = _send(client, {"version": "1", "proof": ""}, "close_finding", finding.pk)
    assert empty.status_code == 422
    assert "Ghi bằng chứng" in empty.text
    _send(client, {"version": "1", "proof": "Đã lắp"}, "close_finding", finding.pk)
    finding.refresh_from_db()
    assert not finding.is_open
    assert "Đã lắp" in _open(client, "visit", visit.pk).text


def test_minutes_that_are_not_finished_are_gone_on_with(client):
    contract = build_started()
    visit = build_visit(contract)
    signed_in(client, inspector())
    assert 'value="60"' in _open(client, "edit", visit.pk).text

    stale = _send(client, _minutes(contract, version="9"), "edit", visit.pk)
    assert stale.status_code == 409
    _send(client, _minutes(contract, version="1"), "edit", visit.pk)

    visit.refresh_from_db()
    assert visit.percent == 80


def test_a_contract_is_taken_out_of_the_plan(client):
    plan = build_plan(build_started())
    signed_in(client, inspector())

    _send(client, {"version": str(plan.version)}, "drop", plan.pk, plan.rows.get().pk)

    assert not plan.rows.exists()


def test_a_mistaken_finding_is_taken_out(client):
    finding = build_finding(build_visit(build_started()))
    signed_in(client, inspector())

    assert "ghi nhầm" in _open(client, "visit", finding.visit_id).text
    _send(client, {}, "drop_finding", finding.pk)

    assert not Finding.objects.exists()


def test_the_establishment_reads_its_minutes_and_no_plan(client):
    contract = build_started()
    draft, finished = build_visit(contract), build_finished(contract)
    plan = build_plan(contract, approved=True)
    signed_in(client, implementer(contract))

    assert _open(client, "visit", finished.pk).status_code == 200
    assert _open(client, "visit", draft.pk).status_code == 404
    for name, arguments in (("plan", [plan.pk]), ("risks", [])):
        assert _open(client, name, *arguments).status_code == 404
    assert "Lập kế hoạch kiểm tra" not in _open(client, "plans").text
    assert _open(client, "list").status_code == 200
    assert _open(client, "record", contract.pk).status_code == 403


def test_strangers_find_nothing(client):
    visit = build_finished(build_started())
    finding_visit = build_visit(visit.contract)
    finding = build_finding(finding_visit)
    other, _person = build_dryer(9)
    signed_in(client, build_applicant(other, username="co-so-9"))

    for name in ("visit", "minutes", "photos", "edit"):
        assert _open(client, name, visit.pk).status_code == 404
    assert _open(client, "close_finding", finding.pk).status_code == 404


@pytest.mark.parametrize("person", [inspector, committee_leader, clerk])
def test_every_page_opens_for_staff(client, person):
    contract = build_started()
    visit = build_visit(contract)
    build_finding(visit)
    plan = build_plan(contract)
    signed_in(client, person())

    for name, arguments in (
        ("list", []),
        ("plans", []),
        ("plan", [plan.pk]),
        ("risks", []),
        ("visit", [visit.pk]),
        ("minutes", [visit.pk]),
        ("findings", []),
    ):
        assert _open(client, name, *arguments).status_code == 200, name
    for show in ("overdue", "mine", "closed"):
        assert _open(client, "findings", show=show).status_code == 200


def test_lists_ask_as_often_for_many_rows_as_for_one(client):
    line = build_line_with(2_000_000_000)
    contracts = [build_started(number, line=line) for number in (1, 2)]
    plan = build_plan(contracts[0])
    build_finding(build_visit(contracts[0]))
    signed_in(client, inspector())
    pages = [("list", []), ("findings", []), ("risks", []), ("plan", [plan.pk])]

    def counts():
        found = []
        for name, arguments in pages:
            with CaptureQueriesContext(connection) as queries:
                assert _open(client, name, *arguments).status_code == 200
            found.append(len(queries))
        return found

    counts()
    few = counts()
    for contract in contracts * 3:
        build_finding(build_visit(contract))
    choose(plan, contracts[1])

    assert counts() == few
