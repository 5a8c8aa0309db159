"""The pages of study tours, as each person sees them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.study_tours.models import Tour
from tests.builders.acceptance import inspector
from tests.builders.appraisals import clerk, signed_in
from tests.builders.contracts import implementer
from tests.builders.offices import build_member, build_office
from tests.builders.study_tours import (
    TODAY,
    build_cost,
    build_participant,
    build_tour,
    contract_for,
)
from tests.builders.territories import build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _summer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def read(client: Client, name: str, *args: int, **asked: str) -> str:
    response = client.get(reverse(f"study_tours:{name}", args=args), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_a_tour_goes_from_the_project_to_its_delivery(client: Client) -> None:
    contract = contract_for()
    signed_in(client, clerk())
    whole = reverse("workspace:proposal", args=[contract.proposal_id])
    begin = reverse("study_tours:begin", args=[contract.proposal_id])
    assert begin in client.get(whole).content.decode()
    began = client.post(
        begin,
        {
            "title": "Học tập làng nghề",
            "destination": "A Lưới",
            "purpose": "Xem tổ dệt",
            "starts_on": "10/06/2021",
            "ends_on": "11/06/2021",
        },
    )
    tour = Tour.objects.get()
    assert began["Location"] == reverse("study_tours:tour", args=[tour.pk])
    stop = {"day": "10/06/2021", "place": "Tổ dệt", "host": "UBND xã", "content": "Xem"}
    client.post(reverse("study_tours:add_stop", args=[tour.pk]), stop)
    client.post(reverse("study_tours:add_participant", args=[tour.pk]), {"name": "Hồ Văn Tâm"})
    add_cost = reverse("study_tours:add_cost", args=[tour.pk])
    cost = {"norm": "room", "text": "1 đêm", "quantity": "5", "unit_vnd": "400.000"}
    refused = client.post(add_cost, cost)
    assert refused.status_code == 422
    assert "vượt định mức" in refused.content.decode()
    client.post(add_cost, cost | {"reason": "Hết phòng giá thấp"})
    assert "quá hạn" in read(client, "tour", tour.pk)
    report = {"text": "Đã xem ba hộ.", "version": "1"}
    client.post(reverse("study_tours:report", args=[tour.pk]), report)
    lesson = {"text": "Lập tổ dệt", "owner": "Chị Mừng", "due_on": "30/08/2021"}
    client.post(reverse("study_tours:add_lesson", args=[tour.pk]), lesson)
    made = tour.lessons.get()
    client.post(
        reverse("study_tours:finish_lesson", args=[tour.pk, made.pk]), {"result": "Đã lập tổ"}
    )
    client.post(
        reverse("study_tours:deliver", args=[tour.pk]),
        {
            "contract_item": contract.items.get().pk,
            "cost_vnd": "2.000.000",
            "invoice": "77",
            "version": "2",
        },
    )

    text = read(client, "tour", tour.pk)
    for shown in ("đã báo cáo hoàn thành", "Hết phòng giá thấp", "Đã lập tổ", "Đã xem ba hộ."):
        assert shown in text
    assert "Số người: 1" in client.get(whole).content.decode()
    month = client.get(reverse("workspace:calendar"), {"thang": "2021-06"}).content.decode()
    assert "Học tập làng nghề" in month


def test_forms_open_for_the_clerk_and_not_for_the_inspector_nor_elsewhere(client: Client) -> None:
    tour = build_tour()
    names = (
        "change",
        "add_stop",
        "add_participant",
        "add_cost",
        "report",
        "add_lesson",
        "deliver",
    )
    signed_in(client, clerk())
    read(client, "add")
    assert tour.title in read(client, "list", text="làng nghề")
    assert "Không có chuyến đi nào khớp" in read(client, "list", text="không có")
    for name in names:
        read(client, name, tour.pk)
    signed_in(client, inspector())
    read(client, "tour", tour.pk)
    for name in names:
        assert client.get(reverse(f"study_tours:{name}", args=[tour.pk])).status_code == 403

    elsewhere = build_office("HH-KT", territory=build_unit("470", "Huyện Hướng Hóa", "district"))
    signed_in(client, build_member(office=elsewhere))
    assert tour.title not in read(client, "list")
    assert client.get(reverse("study_tours:tour", args=[tour.pk])).status_code == 404


def test_an_establishment_reads_no_names_and_costs_of_others(client: Client) -> None:
    person = implementer(contract_for("machinery"))
    tour = build_tour()
    build_participant(tour, "Lê Văn Khác")
    build_participant(tour, "Hồ Thị Mừng", person.establishment_id)
    build_cost(tour)
    signed_in(client, person)

    text = read(client, "tour", tour.pk)

    assert "Hồ Thị Mừng" in text
    assert "Lê Văn Khác" not in text
    assert "2.000.000" not in text


def test_list_and_page_ask_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    signed_in(client, clerk())
    one = build_tour()
    build_participant(one)
    read(client, "list")
    read(client, "tour", one.pk)
    with django_assert_max_num_queries(30) as few:
        read(client, "list")
    with django_assert_max_num_queries(30) as small:
        read(client, "tour", one.pk)
    Tour.objects.bulk_create(
        Tour(
            **{
                field.attname: getattr(one, field.attname)
                for field in Tour._meta.concrete_fields
                if field.attname not in ("id", "title")
            },
            title=f"Chuyến {number}",
        )
        for number in range(30)
    )
    for number in range(20):
        build_participant(one, f"Người thứ {number}")

    with django_assert_max_num_queries(len(few)):
        read(client, "list")
    with django_assert_max_num_queries(len(small)):
        read(client, "tour", one.pk)
