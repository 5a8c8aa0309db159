"""The pages of work under contracts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.acceptance.models import Delivery, ProgressReport
from khuyencong.programme.acceptance.queries import acceptance_parts
from khuyencong.programme.acceptance.services import prepare_acceptance, submit_delivery
from khuyencong.programme.proposals.models import Proposal
from tests.builders.acceptance import (
    DELIVERED_ON,
    HELD_ON,
    acceptance_values,
    build_accepted,
    build_delivered,
    build_minutes,
    build_reported,
    build_seen,
    delivery_values,
    inspector,
    sign,
)
from tests.builders.appraisals import (
    build_line_with,
    clerk,
    committee_leader,
    head_of_office,
    signed_in,
)
from tests.builders.contracts import build_contract, build_signed, build_started, implementer
from tests.builders.establishments import build_applicant
from tests.builders.files import build_upload
from tests.builders.proposals import build_dryer

TODAY = date(2021, 7, 26)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _open(client, name, *arguments, **query):
    return client.get(reverse(f"acceptance:{name}", args=arguments), query)


def _send(client, answers, name, *arguments):
    return client.post(reverse(f"acceptance:{name}", args=arguments), answers)


def _stranger(client):
    other, _person = build_dryer(9)
    return signed_in(client, build_applicant(other, username="co-so-9"))


REPORT = {
    "month": "2021-07",
    "percent": "80",
    "work_value_vnd": "320.000.000",
    "text": "Chạy thử",
    "difficulties": "",
}


def test_the_implementer_reports_on_a_phone(client):
    contract = build_started()
    build_reported(contract)
    signed_in(client, implementer(contract))
    page = _open(client, "report", contract.pk).text
    assert '<option value="2021-07">07/2021</option>' in page
    assert '<option value="2021-06">' not in page

    answer = _send(client, REPORT, "report", contract.pk)

    assert answer.url == reverse("acceptance:work", args=[contract.pk])
    report = ProgressReport.objects.get(month=date(2021, 7, 1))
    assert (report.self_percent, report.work_value_vnd, report.reported_on) == (
        80,
        320_000_000,
        TODAY,
    )
    page = _open(client, "work", contract.pk).text
    assert "320.000.000" in page
    assert "chưa kiểm tra" in page


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"percent": "101"}, "100"),
        ({"percent": ""}, "percent"),
        ({"work_value_vnd": "12,5"}, "số đồng nguyên"),
        ({"month": "2019-01"}, "2019-01"),
    ],
)
def test_a_report_that_cannot_be_read_is_shown_again(client, change, shown):
    contract = build_started()
    signed_in(client, implementer(contract))

    answer = _send(client, REPORT | change, "report", contract.pk)

    assert answer.status_code == 422
    assert shown in answer.text
    assert not ProgressReport.objects.exists()


def test_when_every_month_is_reported_the_page_says_so(client):
    contract = build_started()
    for month in (5, 6, 7):
        build_reported(contract, month=date(2021, month, 1), on=TODAY)
    signed_in(client, implementer(contract))

    assert "Mọi tháng từ khi khởi công đến nay" in _open(client, "report", contract.pk).text


def test_a_report_is_corrected_on_its_page_until_it_is_seen(client):
    contract = build_started()
    report = build_reported(contract)
    signed_in(client, implementer(contract))
    assert "300.000.000" in _open(client, "correct", report.pk).text

    _send(client, REPORT | {"month": "2021-06", "percent": "70"}, "correct", report.pk)
    report.refresh_from_db()
    assert report.self_percent == 70

    build_seen(contract, month=date(2021, 5, 1))
    seen = ProgressReport.objects.get(month=date(2021, 5, 1))
    answer = _send(client, REPORT | {"month": "2021-05"}, "correct", seen.pk)
    assert answer.status_code == 409
    assert "đã được xác nhận khi kiểm tra" in answer.text


def test_an_inspector_confirms_what_was_seen(client):
    report = build_reported(build_started())
    signed_in(client, inspector())
    assert reverse("acceptance:seen", args=[report.pk]) in _open(client, "list").text
    assert "300.000.000" in _open(client, "seen", report.pk).text

    silent = {"day": "23/07/2021", "percent": "60", "value_vnd": "240.000.000", "note": ""}
    refused = _send(client, silent, "seen", report.pk)
    assert refused.status_code == 422
    assert "Ghi rõ vì sao khác nhau" in refused.text

    _send(client, silent | {"note": "Chưa có quạt"}, "seen", report.pk)
    report.refresh_from_db()
    assert (report.seen_percent, report.seen_on) == (60, date(2021, 7, 23))
    assert "Đã kiểm tra ngày 23/07/2021" in _open(client, "seen", report.pk).text


def test_a_page_of_another_role_says_whose_it_is(client):
    contract = build_started()
    report = build_reported(contract)
    signed_in(client, committee_leader())

    for name, key in (("report", contract.pk), ("deliver", contract.pk), ("prepare", contract.pk)):
        assert _open(client, name, key).status_code == 403
    answer = _open(client, "seen", report.pk)
    assert answer.status_code == 403
    assert "do người kiểm tra" in answer.text


def test_a_delivery_is_written_with_its_files_and_taken_back(client):
    contract = build_started()
    signed_in(client, implementer(contract))
    assert "Máy sấy cà phê 500 kg/mẻ (1 máy)" in _open(client, "deliver", contract.pk).text
    answers = {
        "contract_item": str(contract.items.get().pk),
        "quantity": "1",
        "cost_vnd": "400.000.000",
        "delivered_on": "12/07/2021",
        "evidence": "Biên bản giao nhận",
        "papers": [build_upload(name="giao-nhan.pdf"), build_upload(name="anh.pdf")],
    }

    answer = _send(client, answers, "deliver", contract.pk)

    assert answer.url == reverse("acceptance:work", args=[contract.pk])
    delivery = Delivery.objects.get()
    first, second = delivery.papers.all()
    page = _open(client, "work", contract.pk).text
    assert reverse("acceptance:delivery_paper", args=[second.pk]) in page
    file = _open(client, "delivery_paper", first.pk)
    assert b"".join(file.streaming_content).startswith(b"%PDF")

    refused = _send(client, {"reason": ""}, "withdraw", delivery.pk)
    assert refused.status_code == 422
    _send(client, {"reason": "Ghi nhầm"}, "withdraw", delivery.pk)
    assert "Đã rút ngày 26/07/2021: Ghi nhầm" in _open(client, "work", contract.pk).text


def test_more_than_contracted_is_shown_at_its_input(client):
    contract = build_started()
    signed_in(client, implementer(contract))
    answers = {
        "contract_item": str(contract.items.get().pk),
        "quantity": "2",
        "cost_vnd": "1",
        "delivered_on": "12/07/2021",
        "evidence": "x",
    }

    answer = _send(client, answers, "deliver", contract.pk)

    assert answer.status_code == 422
    assert "hợp đồng chỉ có 1" in answer.text
    assert not Delivery.objects.exists()


def test_an_applicant_sees_signed_minutes_but_no_draft(client):
    contract = build_started()
    acceptance = build_minutes(contract)
    signed_in(client, implementer(contract))
    assert _open(client, "minutes", acceptance.pk).status_code == 404
    assert acceptance.minutes_number not in _open(client, "work", contract.pk).text
    assert acceptance.minutes_number not in _open(client, "list").text

    sign(acceptance)

    assert _open(client, "minutes", acceptance.pk).status_code == 200
    assert acceptance.minutes_number in _open(client, "work", contract.pk).text


def test_a_strangers_address_looks_like_nothing(client):
    contract = build_started()
    item = contract.items.get()
    report = build_reported(contract)
    delivery = submit_delivery(
        item.pk,
        delivery_values(),
        by=implementer(contract),
        on=DELIVERED_ON,
        uploads=[build_upload(name="a.pdf")],
    )
    acceptance = prepare_acceptance(
        contract.pk,
        acceptance_values(contract),
        by=inspector(),
        on=HELD_ON,
        uploads=[build_upload(name="b.pdf")],
    )
    sign(acceptance)
    _stranger(client)

    for name, key in (
        ("work", contract.pk),
        ("report", contract.pk),
        ("correct", report.pk),
        ("seen", report.pk),
        ("deliver", contract.pk),
        ("withdraw", delivery.pk),
        ("delivery_paper", delivery.papers.get().pk),
        ("prepare", contract.pk),
        ("minutes", acceptance.pk),
        ("edit", acceptance.pk),
        ("sign", acceptance.pk),
        ("acceptance_paper", acceptance.papers.get().pk),
    ):
        assert _open(client, name, key).status_code == 404, name
    assert _send(client, {}, "reckon", contract.pk).status_code == 404


def test_a_contract_in_draft_has_no_work_yet(client):
    contract = build_contract()
    signed_in(client, clerk())

    assert _open(client, "work", contract.pk).status_code == 404


def test_before_the_start_there_is_nothing_to_do(client):
    contract = build_signed()
    signed_in(client, clerk())

    page = _open(client, "work", contract.pk).text

    assert "Chưa có báo cáo tiến độ." in page
    assert reverse("acceptance:report", args=[contract.pk]) not in page
    assert contract.number not in _open(client, "list").text


def _as_national(contract):
    Proposal.objects.filter(pk=contract.proposal_id).update(
        scheme="national", route_code="national"
    )


def test_the_list_shows_who_is_late_and_narrows_to_them(client):
    line = build_line_with(1_000_000_000)
    local, late = build_started(1, line=line), build_started(2, line=line)
    _as_national(late)
    build_reported(local)
    signed_in(client, head_of_office())

    page = _open(client, "list").text
    assert (local.number in page, late.number in page) == (True, True)
    assert page.count("chậm báo cáo") == 1 + page.count("Chỉ hợp đồng chậm báo cáo")

    narrowed = _open(client, "list", late="on").text
    assert (local.number in narrowed, late.number in narrowed) == (False, True)
    assert "Không có hợp đồng nào khớp" in _open(client, "list", year="2020").text
    assert local.number in _open(client, "list", year="x").text


def _queries(client, name, *arguments):
    _open(client, name, *arguments)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert _open(client, name, *arguments).status_code == 200
    return len(counted)


def test_the_number_of_queries_does_not_grow_with_the_rows(client):
    line = build_line_with(3_000_000_000)
    contract = build_started(1, line=line)
    build_reported(contract)
    signed_in(client, inspector())
    few = _queries(client, "list")
    few_work = _queries(client, "work", contract.pk)

    for number in (2, 3):
        build_reported(build_started(number, line=line))
    build_reported(contract, month=date(2021, 5, 1))
    build_delivered(contract)

    assert _queries(client, "list") == few
    assert few <= 14
    # One for the deliveries' files, which are asked for only where there are deliveries.
    assert _queries(client, "work", contract.pk) <= few_work + 1
    assert few_work <= 14


def test_the_parts_of_a_proposal_take_few_queries(django_assert_max_num_queries):
    contract = build_accepted()

    with django_assert_max_num_queries(6):
        parts = acceptance_parts(contract.proposal)

    assert parts.final == parts.signed[0]
    assert (parts.draft, parts.is_empty) == (None, False)
