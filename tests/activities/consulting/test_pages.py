"""The pages of consulting, as each person sees them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.consulting.states import Stage
from tests.builders.appraisals import (
    appraiser,
    build_line_with,
    build_registered,
    clerk,
    signed_in,
)
from tests.builders.consulting import TODAY, build_accepted, build_assignment
from tests.builders.contracts import build_started, implementer
from tests.builders.offices import build_member, build_office
from tests.builders.photos import build_photo
from tests.builders.territories import build_unit


@pytest.fixture(autouse=True)
def _summer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def test_an_establishment_carries_its_label_from_the_terms_to_the_report(client: Client) -> None:
    contract = build_started()
    contract.proposal.activity = "consulting"
    contract.proposal.save(update_fields=["activity"])
    signed_in(client, implementer(contract))
    begin = reverse("consulting:begin", args=[contract.proposal_id])
    page = client.get(reverse("workspace:proposal", args=[contract.proposal_id])).content.decode()
    assert begin in page
    terms = {
        "contract_item": contract.items.get().pk,
        "subject": "label",
        "product": "Cà phê Tà Rụt",
        "terms": "Nhãn 500 g",
    }
    refused = client.post(begin, terms | {"product": ""})
    assert refused.status_code == 422
    assert "Nhãn 500 g" in refused.content.decode()
    client.post(begin, terms)
    key = Assignment.objects.get().pk
    own = reverse("consulting:assignment", args=[key])
    client.post(
        reverse("consulting:offer", args=[key]),
        {
            "consultant": "Công ty A",
            "amount_vnd": "40.000.000",
            "offered_on": "01/07/2021",
            "plan": "Ba mẫu",
        },
    )
    offer = Assignment.objects.get().offers.get()
    client.post(reverse("consulting:choose", args=[key]), {"offer": offer.pk, "reason": "Tốt"})
    for changes, answer in (("Mẫu nâu", "change"), ("Mẫu đỏ", "accept")):
        shown = client.post(
            reverse("consulting:show", args=[key]),
            {"changes": changes, "papers": build_photo("nhan.jpg")},
        )
        assert shown["Location"] == own
        client.post(
            reverse("consulting:answer", args=[key]), {"answer": answer, "words": "Chữ to hơn"}
        )
    client.post(
        reverse("consulting:trademark", args=[key]),
        {"mark": "TÀ RỤT", "filed_number": "4-2021-12345", "filed_on": "01/07/2021"},
    )
    version = Assignment.objects.get().version
    sent = client.post(
        reverse("consulting:report", args=[key]),
        {"cost_vnd": "40.000.000", "vouchers": "HĐ 01", "version": version},
    )
    assert sent["Location"] == own

    text = client.get(own).content.decode()
    for said in ("Phiên bản 2", "Mẫu đỏ", "Chữ to hơn", "4-2021-12345", "Đã báo cáo bàn giao"):
        assert said in text
    assert Assignment.objects.get().stage == Stage.DELIVERED


def test_candidates_of_a_line_are_ranked_with_the_reason(client: Client) -> None:
    line, _budget = build_line_with(1_000_000_000)
    line.activity = "consulting"
    line.save(update_fields=["activity"])
    for number in (1, 2):
        proposal = build_registered(number)
        proposal.plan_line = line
        proposal.activity = "consulting"
        proposal.facts = {"export_potential": number == 2}
        proposal.save(update_fields=["plan_line", "activity", "facts"])
    signed_in(client, appraiser())

    assert (
        reverse("consulting:ranking", args=[line.pk])
        in client.get(reverse("consulting:rankings")).content.decode()
    )
    text = client.get(reverse("consulting:ranking", args=[line.pk])).content.decode()

    assert text.index(proposal.code) < text.index(proposal.code[:-1] + "1")
    assert "Sản phẩm có tiềm năng xuất khẩu" in text
    assert "Nghị định 45/2012/NĐ-CP, Điều 6 khoản 1" in text


def test_the_list_finds_and_says_when_empty_and_hides_from_elsewhere(client: Client) -> None:
    signed_in(client, clerk())
    path = reverse("consulting:list")
    assert "Chưa có việc tư vấn nào" in client.get(path).content.decode()
    assignment = build_accepted()
    version = assignment.versions.get()
    assert "Cà phê Tà Rụt" in client.get(path, {"text": "cà phê"}).content.decode()
    assert "Không có việc tư vấn nào khớp" in client.get(path, {"stage": "terms"}).content.decode()
    picture = reverse("consulting:file", args=[version.files.get().pk])
    assert client.get(picture)["Content-Type"] == "image/jpeg"

    elsewhere = build_office("HH-KT", territory=build_unit("470", "Huyện Hướng Hóa", "district"))
    signed_in(client, build_member(office=elsewhere))
    assert "Cà phê Tà Rụt" not in client.get(path).content.decode()
    for address in (
        picture,
        reverse("consulting:assignment", args=[assignment.pk]),
        reverse("consulting:begin", args=[assignment.proposal_id]),
        reverse("consulting:answer", args=[assignment.pk]),
    ):
        assert client.get(address).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    signed_in(client, clerk())
    line = build_line_with(3_000_000_000)
    build_assignment(build_started(line=line))
    client.get(reverse("consulting:list"))
    with django_assert_max_num_queries(12) as few:
        client.get(reverse("consulting:list"))
    for number in (2, 3):
        build_assignment(build_started(number, line=line))
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("consulting:list"))


def test_an_open_consultancy_is_in_the_calendar_on_its_last_day(client: Client) -> None:
    build_assignment()
    signed_in(client, clerk())

    page = client.get(reverse("workspace:calendar"), {"thang": "2021-09"}).content.decode()

    assert "Hạn tư vấn" in page
