"""A new kind of work is one folder: the floors below carry it without a change."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.acceptance.queries import delivered_so_far
from khuyencong.programme.contracts.models import Contract
from tests.activities.showrooms.models import Showroom
from tests.activities.showrooms.services import open_showroom
from tests.builders.appraisals import clerk, committee_leader, signed_in
from tests.builders.contracts import STARTED_ON, build_started

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract(monkeypatch: pytest.MonkeyPatch) -> Contract:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 6, 1))
    contract = build_started()
    contract.proposal.activity = "showroom"
    contract.proposal.save(update_fields=["activity"])
    return contract


def test_it_is_begun_and_seen_on_the_page_of_its_project_and_counts_as_delivered(
    contract: Contract, client: Client
) -> None:
    signed_in(client, clerk())
    page = reverse("workspace:proposal", args=[contract.proposal_id])
    assert "Ghi khai trương" in client.get(page).content.decode()

    began = client.post(reverse("showrooms:open", args=[contract.proposal_id]), {"area_m2": "80"})

    assert began["Location"] == page
    text = client.get(page).content.decode()
    assert "Diện tích: 80 m²" in text
    assert "Ghi khai trương" not in text
    item = contract.items.get()
    assert delivered_so_far(contract.pk)[item.pk].quantity == item.quantity


def test_what_acceptance_refuses_is_not_half_done(contract: Contract) -> None:
    with pytest.raises(Refused):
        open_showroom(contract.proposal_id, 80, by=clerk(), on=date(2020, 1, 1))

    assert not Showroom.objects.exists()
    assert not delivered_so_far(contract.pk)


def test_who_may_not_report_may_not_open(contract: Contract) -> None:
    with pytest.raises(NotPermitted):
        open_showroom(contract.proposal_id, 80, by=committee_leader(), on=STARTED_ON)

    assert not Showroom.objects.exists()
