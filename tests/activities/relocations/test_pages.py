"""The pages of relocations."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.activities.relocations.models import Relocation
from khuyencong.activities.relocations.states import Stage
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.clusters.models import Lot
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.clusters import build_lot
from tests.builders.establishments import build_establishment, tax_code
from tests.builders.relocations import (
    build_at,
    build_limit,
    build_relocation,
    build_supported,
    lend,
)

pytestmark = pytest.mark.django_db


def signed_in(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


@pytest.fixture
def as_clerk(client):
    return signed_in(client, clerk())


def test_the_road_is_walked_through_pages_with_a_gap_refused_and_put_right(as_clerk):
    relocation, contract = build_supported()
    build_lot()

    def send(name, **told):
        version = Relocation.objects.get().version
        address = reverse(f"relocations:{name}", args=[relocation.pk])
        assert as_clerk.get(address).status_code == 200
        return as_clerk.post(address, {"version": version, **told})

    plan = {"lot_agreed": "10/06/2021", "building": "11/06/2021", "moved": "12/06/2021"}
    plan |= {"operating": "13/06/2021", "cleared": "14/06/2021"}
    assert send("plan", **plan).status_code == 302
    lot = {"lot": Lot.objects.get().pk}
    assert send("step", reached_on="01/07/2021", paper="1/BB", **lot).status_code == 302
    for day in ("02", "03", "04", "05"):
        assert send("step", reached_on=f"{day}/07/2021", paper="2/BB").status_code == 302
    loan = {"bank": "Agribank", "number": "1", "signed_on": "04/01/2021", "term": "medium"}
    loan |= {"amount_vnd": "900.000.000", "is_in_vnd": "on", "purpose": "Nhà xưởng"}
    assert send("loan", **loan).status_code == 302
    gap = "01/2021; 800.000.000; 0; 6.000.000; không\n03/2021; 0; 0; 6.000.000; không"
    answer = send("statement", rows=gap)
    assert answer.status_code == 422
    assert "Sao kê thiếu tháng" in answer.content.decode()
    whole = gap.replace("\n", "\n02/2021\t0\t0\t6.000.000\tcó\n")
    assert send("statement", rows=whole).status_code == 302
    page = as_clerk.get(reverse("relocations:relocation", args=[relocation.pk])).content.decode()
    assert "nợ quá hạn: không tính" in page
    assert send("report", contract_item=contract.items.get().pk).status_code == 302
    assert Relocation.objects.get().delivery.cost_vnd == 12_000_000


def test_a_line_that_cannot_be_read_is_named(as_clerk):
    relocation = build_relocation()
    lend(relocation, 5)
    address = reverse("relocations:statement", args=[relocation.pk])
    answer = as_clerk.post(address, {"rows": "01/2021; 1; 2; 3\nlinh tinh"})
    assert answer.status_code == 422
    assert "dòng 2" in answer.content.decode()


def test_list_page_and_limits_are_shown_to_clerk_and_leader(client):
    relocation = build_at(Stage.MOVED)
    build_limit()
    for actor in (clerk(), committee_leader()):
        signed_in(client, actor)
        for address in (
            reverse("relocations:list"),
            reverse("relocations:limits"),
            reverse("relocations:relocation", args=[relocation.pk]),
        ):
            assert client.get(address).status_code == 200, address


def test_a_relocation_is_recorded_through_its_form(as_clerk):
    house = build_establishment()
    assert as_clerk.get(reverse("relocations:open")).status_code == 200
    told = {"establishment": house.pk, "decision_number": "1/QĐ", "decided_on": "01/06/2021"}
    told |= {"decided_by": "UBND tỉnh", "pollution": "Khói"}
    answer = as_clerk.post(reverse("relocations:open"), told)
    relocation = Relocation.objects.get()
    assert answer.headers["Location"] == reverse("relocations:relocation", args=[relocation.pk])


def test_the_list_asks_as_many_queries_for_three_as_for_one(as_clerk, django_assert_num_queries):
    build_relocation()
    with CaptureQueriesContext(
        connection,
    ) as one:
        as_clerk.get(reverse("relocations:list"))
    for serial in (2, 3):
        house = build_establishment(
            name=f"Xưởng gỗ {serial}",
            tax_code=tax_code(serial),
            phone=f"023335111{serial:02}",
            representative_phone=f"0905000{serial:03}",
        )
        build_relocation(house)
    with django_assert_num_queries(len(one)):
        as_clerk.get(reverse("relocations:list"))
