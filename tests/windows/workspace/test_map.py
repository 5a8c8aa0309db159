"""The map: what each person may see, at its place, and the same by commune in words."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.establishments.models import Establishment, Place
from khuyencong.registers.territories.models import Unit
from tests.builders.appraisals import clerk, signed_in
from tests.builders.contracts import build_started
from tests.builders.offices import build_member
from tests.programme.proposals.people import neighbour

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    """One đề án under way; its commune has a centre, its establishment none of its own."""
    contract = build_started()
    Unit.objects.filter(pk=contract.proposal.unit_id).update(latitude=16.43, longitude=106.97)
    return contract


def _drawn(client):
    answer = client.get(reverse("workspace:map_data"))
    assert answer["Content-Type"] == "application/geo+json"
    return json.loads(b"".join(answer.streaming_content))["features"]


def test_establishments_and_work_stand_at_their_commune(client: Client, contract):
    features = _drawn(signed_in(client, clerk()))

    told = {one["properties"]["kind"]: one for one in features}
    assert told["establishment"]["geometry"]["coordinates"] == [106.97, 16.43]
    establishment = contract.proposal.implementing_establishment
    assert told["establishment"]["properties"]["name"] == establishment.name
    address = told["establishment"]["properties"]["url"]
    assert client.get(address).status_code == 200
    assert told["work"]["properties"]["count"] == 1


def test_own_coordinates_come_before_the_commune_s(client: Client, contract):
    Place.objects.update(latitude=16.5, longitude=107.0)

    features = _drawn(signed_in(client, clerk()))

    places = [one for one in features if one["properties"]["kind"] == "establishment"]
    assert [one["geometry"]["coordinates"] for one in places] == [[107.0, 16.5]]


def test_a_place_that_was_left_is_not_drawn(client: Client, contract):
    Place.objects.update(valid_to=date(2021, 1, 1))

    kinds = [one["properties"]["kind"] for one in _drawn(signed_in(client, clerk()))]

    assert kinds == ["work"]


def test_the_list_says_the_same_in_words(client: Client, contract):
    page = signed_in(client, clerk()).get(reverse("workspace:map"))

    (row,) = page.context["communes"]
    assert (row.name, row.establishments, row.under_way) == (contract.proposal.unit.name, 1, 1)
    assert contract.proposal.unit.name in page.text


def test_a_neighbour_sees_nothing_of_it(client: Client, contract):
    neighbouring = signed_in(client, build_member(Role.CLERK, office=neighbour()))

    assert _drawn(neighbouring) == []
    assert neighbouring.get(reverse("workspace:map")).context["communes"] == []


@pytest.mark.parametrize("name", ["map", "map_data"])
def test_an_applicant_has_no_map(client: Client, contract, name):
    applicant = signed_in(client, build_member(Role.JUROR))

    assert applicant.get(reverse(f"workspace:{name}")).status_code == 404


def test_the_map_asks_as_much_for_many_places_as_for_one(client: Client, contract):
    clerk_client = signed_in(client, clerk())
    for_one = _queries(clerk_client)
    place = Place.objects.get()
    for number in range(20):
        owner = Establishment.objects.get(pk=place.establishment_id)
        owner.pk, owner.uuid, owner.tax_code = None, uuid4(), ""
        owner.name = f"Cơ sở {number}"
        owner.save()
        Place.objects.create(
            establishment=owner,
            unit=place.unit,
            unit_path=place.unit_path,
            valid_from=place.valid_from,
            is_main=True,
        )

    assert len(_drawn(clerk_client)) == 22
    assert _queries(clerk_client) == for_one


def _queries(client):
    with CaptureQueriesContext(connection) as captured:
        _drawn(client)
    return len(captured)
