"""The pages of clusters, and what their maps are given."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.clusters.models import Cluster, Lot
from tests.builders.appraisals import clerk
from tests.builders.clusters import build_cluster, build_lot, square
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_krong_klang, build_ta_rut

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_clerk(client):
    client.force_login(User.objects.get(pk=clerk().user_id))
    return client


def features(response):
    return json.loads(b"".join(response.streaming_content))["features"]


def test_a_clerk_draws_a_cluster_from_a_file_and_a_lot_is_refused_then_put_right(as_clerk):
    cluster = build_cluster(boundary=None)
    told = {
        "version": 1,
        "name": "Cụm Krông Klang",
        "unit": build_krong_klang().pk,
        "decision_number": "12/QĐ-UBND",
        "decided_on": "02/03/2015",
        "state": "operating",
        "area_m2": 160000,
        "file": SimpleUploadedFile("cum.geojson", json.dumps(square(0, 0, 400)).encode()),
    }
    answer = as_clerk.post(reverse("clusters:change", args=[cluster.pk]), told)
    assert answer.status_code == 302, answer.content.decode()
    assert Cluster.objects.get().boundary is not None
    assert answer.headers["Location"] == reverse("clusters:cluster", args=[cluster.pk])
    address = reverse("clusters:lot_add", args=[cluster.pk])
    outside = {"code": "A1", "drawn": json.dumps(square(350, 0))}
    answer = as_clerk.post(address, outside)
    assert answer.status_code == 422
    assert "nằm ngoài ranh giới cụm" in answer.content.decode()
    answer = as_clerk.post(address, {"code": "A1", "drawn": json.dumps(square(300, 0))})
    assert answer.status_code == 302
    hold = reverse("clusters:lot_hold", args=[Lot.objects.get().pk])
    told = {"holding": "reserved", "holder": "Cơ sở A", "paper": "1/BB", "from_on": "01/07/2021"}
    assert as_clerk.post(hold, told).status_code == 302
    page = as_clerk.get(reverse("clusters:cluster", args=[cluster.pk])).content.decode()
    assert "Cơ sở A" in page
    shown = features(as_clerk.get(reverse("clusters:cluster_data", args=[cluster.pk])))
    assert [one["properties"]["kind"] for one in shown] == ["cluster", "lot"]
    assert shown[1]["properties"]["state"] == "reserved"


def test_every_form_and_the_list_are_shown(as_clerk):
    lot = build_lot()
    names = ["change", "lot_add", "item_add", "waiting_add", "cluster"]
    addresses = [reverse(f"clusters:{name}", args=[lot.cluster_id]) for name in names]
    addresses += [
        reverse(f"clusters:{name}", args=[lot.pk])
        for name in ("lot_change", "lot_hold", "lot_release")
    ]
    for address in [*addresses, reverse("clusters:list"), reverse("clusters:add")]:
        assert as_clerk.get(address).status_code == 200, address


def test_a_stranger_gets_no_map_and_another_office_sees_nothing(client):
    cluster = build_cluster()
    assert client.get(reverse("clusters:data")).status_code == 302
    office = build_office("TA-RUT", territory=build_ta_rut())
    client.force_login(User.objects.get(pk=build_member(Role.CLERK, office).user_id))
    assert client.get(reverse("clusters:cluster", args=[cluster.pk])).status_code == 404


def test_the_map_is_given_in_a_steady_number_of_queries(as_clerk, django_assert_max_num_queries):
    build_cluster()
    for number in range(12):
        build_cluster(name=f"Cụm {number}", boundary=square(0, 0, 400))
    with django_assert_max_num_queries(9):
        assert len(features(as_clerk.get(reverse("clusters:data")))) == 13
