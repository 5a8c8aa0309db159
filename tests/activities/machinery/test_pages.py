"""The pages of machines, as each person sees them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.states import Stage
from tests.builders.acceptance import inspector
from tests.builders.appraisals import build_line_with, clerk, signed_in
from tests.builders.contracts import build_started, implementer
from tests.builders.machinery import TODAY, build_at, build_machine, build_measure, build_reported
from tests.builders.offices import build_member, build_office
from tests.builders.photos import build_photo
from tests.builders.territories import build_unit


@pytest.fixture(autouse=True)
def _summer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def read(client: Client, name: str, *args: int, **asked: str) -> str:
    response = client.get(reverse(f"machinery:{name}", args=args), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_an_establishment_carries_its_machine_from_the_offer_to_the_report(client: Client) -> None:
    contract = build_started()
    signed_in(client, implementer(contract))
    page = client.get(reverse("workspace:proposal", args=[contract.proposal_id])).content.decode()
    add = reverse("machinery:add", args=[contract.proposal_id])
    assert add in page
    told = {
        "contract_item": contract.items.get().pk,
        "name": "Máy sấy cà phê",
        "maker": "Cơ khí Miền Trung",
        "model": "CF-500",
        "condition": "new",
    }
    began = client.post(add, told)
    machine = Machine.objects.get()
    own = reverse("machinery:machine", args=[machine.pk])
    assert began["Location"] == own
    client.post(
        reverse("machinery:quote", args=[machine.pk]),
        {"supplier": "Cơ khí A", "amount_vnd": "400.000.000", "quoted_on": "01/06/2021"},
    )
    client.post(reverse("machinery:choose", args=[machine.pk]), {"quote": machine.quotes.get().pk})

    refused = client.post(
        reverse("machinery:reach", args=[machine.pk]), {"reached_on": "05/07/2021", "version": "1"}
    )
    assert refused.status_code == 422
    assert "chưa có số máy" in refused.content.decode()
    client.post(
        reverse("machinery:change", args=[machine.pk]),
        told | {"serial_number": "CF500-0021", "version": "1"},
    )
    for day, version in (("05/07/2021", 2), ("07/07/2021", 3), ("10/07/2021", 4)):
        sent = client.post(
            reverse("machinery:reach", args=[machine.pk]),
            {
                "reached_on": day,
                "version": version,
                "text": "Đạt",
                "photos": build_photo(has_place=version != 3),
            },
        )
        assert sent["Location"] == own
    client.post(
        reverse("machinery:report", args=[machine.pk]),
        {"cost_vnd": "400.000.000", "invoice": "0000123 ngày 10/7/2021", "version": "5"},
    )

    text = client.get(own).content.decode()
    assert "Đã báo cáo bàn giao" in text
    assert "ảnh không có vị trí" in text
    assert "Đã chọn" in text
    page = client.get(reverse("workspace:proposal", args=[contract.proposal_id])).content.decode()
    assert "Số máy: CF500-0021" in page


def test_measurements_and_demonstrations_are_entered_and_read(client: Client) -> None:
    contract = build_started()
    signed_in(client, clerk())
    results = reverse("machinery:results", args=[contract.proposal_id])
    before = {
        "indicator": "output",
        "unit": "kg/ca",
        "value": "120,5",
        "measured_on": "10/06/2021",
        "how": "Cân 3 ca",
    }
    assert client.post(results, before)["Location"] == results
    measure = contract.proposal.measures.get()
    after = reverse("machinery:after", args=[measure.pk])
    assert "120,5 kg/ca" in client.get(after).content.decode()
    wrong = client.post(after, {"value": "x", "measured_on": "10/07/2021", "how": "Cân 3 ca"})
    assert wrong.status_code == 422
    client.post(after, {"value": "500", "measured_on": "10/07/2021", "how": "Cân 3 ca"})
    client.post(
        reverse("machinery:demonstrate", args=[contract.proposal_id]),
        {"held_on": "11/07/2021", "place": "Thôn Ka Lu", "attendees": "25", "establishments": "6"},
    )

    text = client.get(results).content.decode()
    assert "314,9%" in text
    assert "tốt hơn" in text
    assert "25 người, 6 cơ sở" in text


def test_an_inspector_visits_and_sees_the_twin_around(client: Client) -> None:
    line = build_line_with(1_000_000_000)
    first = build_reported(build_started(line=line))
    twin = build_machine(build_started(2, line=line), serial_number="CF500-0022")
    signed_in(client, inspector())

    assert f"đề án {twin.proposal.code}" in read(client, "machine", first.pk)
    client.post(
        reverse("machinery:visit", args=[first.pk]),
        {"visited_on": "12/07/2021", "is_there": "on", "is_working": "on"},
    )
    assert "đang sử dụng" in read(client, "machine", first.pk)
    assert client.get(reverse("machinery:change", args=[first.pk])).status_code == 403


def test_the_list_finds_by_words_and_stage_and_says_when_empty(client: Client) -> None:
    signed_in(client, clerk())
    assert "Chưa có máy nào" in read(client, "list")
    build_at(Stage.TRIED)

    assert "CF500-0021" in read(client, "list")
    assert "CF500-0021" in read(client, "list", text="co khi mien trung cf 500")
    assert "CF500-0021" in read(client, "list", stage="tried")
    assert "Không có máy nào khớp" in read(client, "list", stage="ordered")
    assert "Không có máy nào khớp" in read(client, "list", due="on")


def test_a_stranger_to_the_place_sees_nothing(client: Client) -> None:
    machine = build_machine()
    measure = build_measure(machine.contract_item.contract)
    elsewhere = build_office("HH-KT", territory=build_unit("470", "Huyện Hướng Hóa", "district"))
    signed_in(client, build_member(office=elsewhere))

    assert "CF500-0021" not in read(client, "list")
    for name, key in (
        ("machine", machine.pk),
        ("change", machine.pk),
        ("reach", machine.pk),
        ("results", machine.proposal_id),
        ("add", machine.proposal_id),
        ("after", measure.pk),
    ):
        assert client.get(reverse(f"machinery:{name}", args=[key])).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    signed_in(client, clerk())
    contract = build_started()
    one = build_machine(contract)
    read(client, "list")
    with django_assert_max_num_queries(12) as few:
        read(client, "list")
    Machine.objects.bulk_create(
        Machine(
            **{
                field.attname: getattr(one, field.attname)
                for field in Machine._meta.concrete_fields
                if field.attname not in ("id", "serial_number")
            },
            serial_number=f"CF500-1{number:03d}",
        )
        for number in range(30)
    )
    with django_assert_max_num_queries(len(few)):
        read(client, "list")


def test_the_calendar_shows_trial_runs(client: Client) -> None:
    build_at(Stage.TRIED)
    signed_in(client, clerk())

    page = client.get(reverse("workspace:calendar"), {"thang": "2021-07"}).content.decode()

    assert "Chạy thử máy" in page
