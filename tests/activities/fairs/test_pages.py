"""The pages of fairs, as each person sees them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair
from tests.builders.acceptance import inspector
from tests.builders.appraisals import clerk, signed_in
from tests.builders.establishments import build_applicant
from tests.builders.fairs import (
    AFTER,
    BEFORE,
    build_booth,
    build_exhibitor,
    build_fair,
    build_weavers,
    contract_for,
)
from tests.builders.offices import build_member, build_office
from tests.builders.photos import build_photo
from tests.builders.territories import build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: AFTER)


def read(client: Client, name: str, *args: int, **asked: str) -> str:
    response = client.get(reverse(f"fairs:{name}", args=args), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_a_clerk_takes_a_shared_booth_from_the_project_to_the_report(client: Client) -> None:
    contract = contract_for("shared_booth")
    establishment = build_weavers()
    signed_in(client, clerk())
    whole = reverse("workspace:proposal", args=[contract.proposal_id])
    begin = reverse("fairs:begin", args=[contract.proposal_id])
    assert begin in client.get(whole).content.decode()
    told = {
        "name": "Hội chợ Công Thương",
        "kind": "home",
        "organiser": "Sở Công Thương",
        "place": "Đông Hà",
        "starts_on": "10/06/2021",
        "ends_on": "14/06/2021",
    }
    began = client.post(begin, told)
    fair = Fair.objects.get()
    assert began["Location"].endswith(f"?de-an={contract.proposal_id}")
    assert (
        f'value="{contract.proposal_id}" selected' in client.get(began["Location"]).content.decode()
    )
    booth_told = {
        "proposal": contract.proposal_id,
        "kind": "shared",
        "position": "A12",
        "standard_booths": "2",
        "area_m2": "18",
        "rented_from": "10/06/2021",
        "rented_to": "15/06/2021",
        "rent_vnd": "20.000.000",
        "support_vnd": "20.000.000",
    }
    refused = client.post(began["Location"], booth_told)
    assert refused.status_code == 422
    assert "phải nằm trong ngày hội chợ" in refused.content.decode()
    client.post(began["Location"], booth_told | {"rented_to": "14/06/2021"})
    booth = Booth.objects.get()
    client.post(
        reverse("fairs:add_exhibitor", args=[booth.pk]), {"establishment": establishment.pk}
    )
    exhibitor = Exhibitor.objects.get()
    client.post(
        reverse("fairs:add_product", args=[exhibitor.pk]),
        {
            "name": "Vải thổ cẩm",
            "unit": "tấm",
            "price_vnd": "300.000",
            "quantity": "20",
            "picture": build_photo(),
        },
    )
    product = exhibitor.products.get()
    client.post(
        reverse("fairs:add_deal", args=[exhibitor.pk]),
        {
            "product": product.pk,
            "buyer": "Siêu thị Đông Hà",
            "amount_vnd": "45.000.000",
            "signed_on": "14/06/2021",
        },
    )
    sales = {"period": "at_fair", "amount_vnd": "8.000.000"}
    sent = client.post(reverse("fairs:sales", args=[exhibitor.pk]), sales)
    assert sent["Location"] == reverse("fairs:fair", args=[fair.pk])
    client.post(
        reverse("fairs:report_booth", args=[booth.pk]),
        {
            "contract_item": contract.items.get().pk,
            "cost_vnd": "20.000.000",
            "invoice": "0000045",
            "version": "1",
        },
    )

    text = read(client, "fair", fair.pk)
    for shown in ("đã báo cáo hoàn thành", "Vải thổ cẩm", "mức tối đa", "45.000.000", "8.000.000"):
        assert shown in text
    assert client.get(reverse("fairs:picture", args=[product.pk])).status_code == 200
    assert "Cơ sở trưng bày: 1" in client.get(whole).content.decode()


def test_an_establishment_tells_and_corrects_its_sales(client: Client) -> None:
    booth = build_booth()
    exhibitor = build_exhibitor(booth, build_weavers())
    other = build_exhibitor(booth, build_weavers(8))
    signed_in(client, build_applicant(exhibitor.establishment))
    sales = reverse("fairs:sales", args=[exhibitor.pk])
    early = client.post(sales, {"period": "after_3", "amount_vnd": "5.000.000"})
    assert early.status_code == 422
    assert "14/09/2021" in early.content.decode()

    client.post(sales, {"period": "at_fair", "amount_vnd": "5.000.000"})
    client.post(
        sales,
        {"period": "at_fair", "amount_vnd": "6.000.000", "is_correction": "on", "note": "Sót"},
    )

    text = read(client, "fair", booth.fair_id)
    assert "6.000.000" in text
    assert "Số ghi ngày 16/06/2021: 5.000.000" in text
    assert "A Bung" in text
    assert other.establishment.name not in text
    assert client.get(reverse("fairs:sales", args=[other.pk])).status_code == 404
    assert client.get(reverse("fairs:add_booth", args=[booth.fair_id])).status_code == 403


def test_every_form_opens_for_the_clerk_and_not_for_the_inspector(client: Client) -> None:
    booth = build_booth()
    exhibitor = build_exhibitor(booth, build_weavers())
    pages = {
        "add": (),
        "change": (booth.fair_id,),
        "cancel": (booth.fair_id,),
        "add_booth": (booth.fair_id,),
        "add_task": (booth.fair_id,),
        "change_booth": (booth.pk,),
        "add_exhibitor": (booth.pk,),
        "report_booth": (booth.pk,),
        "report": (booth.fair_id,),
        "add_product": (exhibitor.pk,),
        "add_contact": (exhibitor.pk,),
        "add_deal": (exhibitor.pk,),
        "sales": (exhibitor.pk,),
    }
    signed_in(client, clerk())
    for name, args in pages.items():
        read(client, name, *args)
    signed_in(client, inspector())
    read(client, "fair", booth.fair_id)
    for name, args in pages.items():
        assert client.get(reverse(f"fairs:{name}", args=args)).status_code == 403


def test_tasks_are_added_ticked_off_and_stand_in_the_calendar(client: Client) -> None:
    fair = build_fair()
    signed_in(client, clerk())
    client.post(
        reverse("fairs:add_task", args=[fair.pk]),
        {"text": "Thuê xe chở hàng", "owner": "Anh Tâm", "due_on": "08/06/2021"},
    )
    month = client.get(reverse("workspace:calendar"), {"thang": "2021-06"}).content.decode()
    assert "Thuê xe chở hàng" in month
    assert "Khai mạc hội chợ" in month
    assert "quá hạn" in read(client, "fair", fair.pk)

    client.post(reverse("fairs:finish_task", args=[fair.pk, fair.tasks.get().pk]))

    assert "quá hạn" not in read(client, "fair", fair.pk)


def test_the_list_finds_and_a_stranger_to_the_place_sees_nothing(client: Client) -> None:
    signed_in(client, clerk())
    assert "Chưa có hội chợ nào" in read(client, "list")
    fair = build_fair()
    assert fair.name in read(client, "list", text="Công Thương", phase="over")
    assert "Không có hội chợ nào khớp" in read(client, "list", phase="ahead")

    elsewhere = build_office("HH-KT", territory=build_unit("470", "Huyện Hướng Hóa", "district"))
    signed_in(client, build_member(office=elsewhere))

    assert fair.name not in read(client, "list")
    for name in ("fair", "change", "add_booth"):
        assert client.get(reverse(f"fairs:{name}", args=[fair.pk])).status_code == 404


def test_list_and_page_ask_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    signed_in(client, clerk())
    booth = build_booth()
    build_exhibitor(booth, build_weavers())
    made = {"office": booth.fair.office, "made_on": BEFORE, "made_by_id": clerk().user_id}
    read(client, "list")
    read(client, "fair", booth.fair_id)
    with django_assert_max_num_queries(30) as few:
        read(client, "list")
    with django_assert_max_num_queries(40) as one:
        read(client, "fair", booth.fair_id)
    days = {"starts_on": booth.fair.starts_on, "ends_on": booth.fair.ends_on}
    Fair.objects.bulk_create(
        Fair(name=f"Hội chợ {number}", kind="home", organiser="A", place="B", **days, **made)
        for number in range(30)
    )
    for number in range(10, 20):
        build_exhibitor(booth, build_weavers(number))

    with django_assert_max_num_queries(len(few)):
        read(client, "list")
    with django_assert_max_num_queries(len(one)):
        read(client, "fair", booth.fair_id)
