"""The pages of outcomes: from acceptance to results, the form behind a link, who sees what."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.outcomes.models import Figure, FollowUp, Tracking
from khuyencong.programme.outcomes.services import give_link, link_objective
from khuyencong.programme.plans.models import Objective
from tests.builders.acceptance import build_accepted, inspector
from tests.builders.appraisals import build_line_with, clerk, committee_leader, signed_in
from tests.builders.contracts import implementer
from tests.builders.establishments import build_applicant
from tests.builders.outcomes import (
    FOLLOWED_ON,
    build_approved_figures,
    build_followed,
    build_with_aims,
    period_of,
    report,
)
from tests.builders.proposals import build_dryer

TODAY = date(2022, 8, 1)

FIGURES = {
    "value_jobs": "8",
    "women_jobs": "5",
    "ethnic_minority_jobs": "6",
    "value_income": "6.000.000",
    "value_output": "900.000.000",
    "value_revenue": "1.200.000.000",
    "value_counterpart": "200.000.000",
    "value_energy": "12000",
    "note": "",
}


@pytest.fixture(autouse=True)
def _the_day_is_a_year_later(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _open(client, name, *arguments, **query):
    return client.get(reverse(f"outcomes:{name}", args=arguments), query)


def _send(client, answers, name, *arguments):
    return client.post(reverse(f"outcomes:{name}", args=arguments), answers)


def test_from_acceptance_to_what_the_money_did(client):
    contract = build_accepted()
    signed_in(client, clerk())
    assert contract.proposal.code in _open(client, "list").text
    _send(client, {}, "follow")
    tracking = Tracking.objects.get()
    aims = {"version": "1", "follow_jobs": "on", "baseline_jobs": "5", "target_jobs": "10"}
    _send(client, aims, "aims", tracking.pk)
    follow_up = period_of(tracking)
    assert follow_up.tracking.aims.get().baseline == 5
    wrong = {"value_jobs": "8", "women_jobs": "9", "note": "", "version": "1"}

    refused = _send(client, wrong, "report", follow_up.pk)
    assert refused.status_code == 422
    assert "số nữ 9 lớn hơn tổng số 8" in refused.text
    _send(client, wrong | {"women_jobs": "5"}, "report", follow_up.pk)
    assert "Bạn là người nhập số liệu này" in _open(client, "period", follow_up.pk).text
    assert _send(client, {"version": "2"}, "approve", follow_up.pk).status_code == 403
    signed_in(client, inspector())
    assert _send(client, {"version": "2"}, "approve", follow_up.pk).status_code == 302

    page = _open(client, "results").text
    assert "Việc làm" in page
    assert "+3" in page
    assert "tốt lên" in page
    assert contract.proposal.code in _open(client, "rows", "jobs", months="12").text


def test_a_phone_without_account_answers_by_the_link(client):
    follow_up = give_link(period_of(build_with_aims()).pk, by=clerk())
    phone = Client(enforce_csrf_checks=False)
    page = _open(phone, "answer", follow_up.token)
    # Other sites never learn the address; "no-referrer" would make browsers hide where the form
    # came from, and Django refuses such a form.
    assert page["Referrer-Policy"] == "same-origin"
    assert "Thu nhập bình quân" in page.text

    nameless = _send(phone, FIGURES | {"reporter_name": ""}, "answer", follow_up.token)
    assert nameless.status_code == 422
    assert not Figure.objects.exists()
    _send(phone, FIGURES | {"reporter_name": "Hồ Thị Mừng"}, "answer", follow_up.token)

    thanks = _open(phone, "answer", follow_up.token).text
    assert "Cảm ơn bạn" in thanks
    assert "1.200.000.000" not in thanks
    signed_in(client, clerk())
    assert "Hồ Thị Mừng" in _open(client, "period", follow_up.pk).text
    assert _open(phone, "answer", "khong-co").status_code == 404


def test_a_link_before_its_time_says_when(client, monkeypatch):
    follow_up = give_link(period_of(build_with_aims(), 24).pk, by=clerk())

    assert "22/07/2023" in _open(Client(), "answer", follow_up.token).text
    answer = _send(Client(), FIGURES | {"reporter_name": "Hồ Thị Mừng"}, "answer", follow_up.token)
    assert answer.status_code == 422


def test_the_clerk_makes_a_link_on_the_page(client):
    follow_up = period_of(build_with_aims())
    signed_in(client, clerk())

    _send(client, {}, "link", follow_up.pk)

    follow_up.refresh_from_db()
    assert f"/ket-qua/tra-loi/{follow_up.token}/" in _open(client, "period", follow_up.pk).text


def test_sending_back_closing_and_opening_ask_for_a_reason(client):
    contract = build_accepted()
    follow_up = report(period_of(build_with_aims(contract)))
    signed_in(client, committee_leader())
    missing = _send(client, {"version": "2", "reason": ""}, "return", follow_up.pk)
    assert missing.status_code == 422
    _send(client, {"version": "2", "reason": "Lệch sổ sách"}, "return", follow_up.pk)
    signed_in(client, implementer(contract))
    assert "Lệch sổ sách" in _open(client, "period", follow_up.pk).text
    signed_in(client, committee_leader())

    stale = _send(client, {"version": "1", "reason": "Không trả lời"}, "close", follow_up.pk)
    assert stale.status_code == 409
    _send(client, {"version": "3", "reason": "Không trả lời"}, "close", follow_up.pk)
    assert "Mở khóa kỳ này" in _open(client, "period", follow_up.pk).text
    _send(client, {"version": "4", "reason": "Nay trả lời"}, "open", follow_up.pk)

    follow_up.refresh_from_db()
    assert follow_up.state == "returned"


def test_an_objective_is_tied_and_shown_with_what_was_measured(client):
    follow_up = build_approved_figures()
    plan = follow_up.tracking.proposal.plan_line.plan
    objective = Objective.objects.create(
        plan=plan, position=90, indicator="Lao động có việc làm", unit="người", target=10
    )
    signed_in(client, clerk())

    _send(client, {"indicator": "jobs", "months": "12"}, "objective", objective.pk)

    page = _open(client, "results", plan=plan.pk).text
    assert "Lao động có việc làm" in page
    assert "đo được" in page


def test_the_establishment_reports_its_own_and_strangers_find_nothing(client):
    contract = build_accepted()
    tracking = build_with_aims(contract)
    follow_up = period_of(tracking)
    signed_in(client, implementer(contract))
    for name, key in (
        ("tracking", tracking.pk),
        ("period", follow_up.pk),
        ("report", follow_up.pk),
    ):
        assert _open(client, name, key).status_code == 200
    assert _open(client, "results").status_code == 404
    assert _open(client, "aims", tracking.pk).status_code == 403
    _send(client, FIGURES | {"version": "1"}, "report", follow_up.pk)
    follow_up.refresh_from_db()
    assert follow_up.way == "applicant"
    signed_in(client, build_applicant(build_dryer(9)[0], username="co-so-9"))

    for name, key in (
        ("tracking", tracking.pk),
        ("period", follow_up.pk),
        ("report", follow_up.pk),
    ):
        assert _open(client, name, key).status_code == 404


@pytest.mark.parametrize("person", [clerk, inspector, committee_leader])
def test_every_page_opens_for_staff(client, person):
    follow_up = build_approved_figures()
    signed_in(client, person())

    for name, arguments in (
        ("list", []),
        ("tracking", [follow_up.tracking_id]),
        ("period", [follow_up.pk]),
        ("results", []),
        ("rows", ["jobs"]),
    ):
        assert _open(client, name, *arguments).status_code == 200, name
    assert _open(client, "rows", "jobs", source="provincial").status_code == 200
    assert _open(client, "rows", "luck").status_code == 404
    assert _open(client, "list", state="approved").status_code == 200


def test_pages_ask_as_often_for_many_rows_as_for_one(client):
    line = build_line_with(2_000_000_000)
    follow_up = build_approved_figures(build_accepted(1, line=line))
    plan = follow_up.tracking.proposal.plan_line.plan
    signed_in(client, clerk())
    for position in (90, 91):
        one = Objective.objects.create(
            plan=plan, position=position, indicator=f"Mục tiêu {position}", unit="người", target=10
        )
        link_objective(one.pk, "jobs", 12, by=clerk(), on=FOLLOWED_ON)
    pages = [
        ("list", [], {}),
        ("results", [], {"plan": plan.pk}),
        ("rows", ["jobs"], {}),
        ("tracking", [follow_up.tracking_id], {}),
    ]

    def counts():
        found = []
        for name, arguments, query in pages:
            with CaptureQueriesContext(connection) as queries:
                assert _open(client, name, *arguments, **query).status_code == 200
            found.append(len(queries))
        return found

    counts()
    few = counts()
    for number in (2, 3):
        build_approved_figures(build_accepted(number, line=line))

    assert counts() == few
    assert FollowUp.objects.count() == 9
    assert build_followed(build_accepted(4, line=line)).follow_ups.count() == 3
