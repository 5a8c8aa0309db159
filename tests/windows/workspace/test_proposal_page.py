"""The page of a đề án seen whole, at each part of its road, for each of its people."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.proposals.models import Proposal
from tests.builders.appraisals import (
    appraiser,
    build_approved,
    build_registered,
    build_submitted,
    clerk,
    committee_leader,
    signed_in,
)
from tests.builders.contracts import build_signed, build_started
from tests.builders.establishments import build_applicant
from tests.builders.proposals import applicant_of, build_draft, build_dryer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_year_of_the_plan(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 6, 1))


def _page(client: Client, proposal: Proposal) -> str:
    response = client.get(reverse("workspace:proposal", args=[proposal.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_an_applicant_sees_what_to_do_next_and_what_others_do(client):
    proposal = build_draft()
    signed_in(client, applicant_of(proposal))

    page = _page(client, proposal)

    assert reverse("proposals:dossier", args=[proposal.pk]) in page
    assert "Soạn hồ sơ" in page
    assert 'aria-current="step"' in page


def test_a_step_that_is_not_theirs_is_shown_with_the_reason(client):
    proposal = build_submitted()
    signed_in(client, build_applicant(proposal.implementing_establishment, username="co-so-1"))

    page = _page(client, proposal)

    assert reverse("appraisals:open", args=[proposal.pk]) not in page
    assert "Bước “Bắt đầu thẩm định cấp cơ sở” do Chuyên viên, Người thẩm định, Lãnh đạo" in page


def test_the_appraiser_is_led_to_the_appraisal_and_the_leader_to_the_decision(client):
    submitted = build_submitted()
    signed_in(client, appraiser())
    assert reverse("appraisals:open", args=[submitted.pk]) in _page(client, submitted)

    registered = build_registered(2)
    signed_in(client, clerk())
    assert reverse("appraisals:draft", args=[registered.pk]) in _page(client, registered)


def test_an_approved_one_asks_for_its_contract_and_shows_its_money(client):
    approved = build_approved()
    signed_in(client, clerk())

    page = _page(client, approved)

    assert reverse("contracts:prepare", args=[approved.pk]) in page
    assert "200.000.000" in page
    assert "Đã dành" in page
    assert "như đã chốt" in page


def test_a_contract_under_way_can_be_stopped_by_the_leader_who_may(client):
    contract = build_started()
    signed_in(client, committee_leader())

    page = _page(client, contract.proposal)

    assert reverse("contracts:interrupt", args=[contract.pk, "tam-dung"]) in page
    assert contract.number in page


def test_a_stranger_finds_nothing(client):
    proposal = build_draft()
    _other, stranger = build_dryer(9)
    signed_in(client, stranger)

    response = client.get(reverse("workspace:proposal", args=[proposal.pk]))

    assert response.status_code == 404


def test_the_page_takes_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    contract = build_signed()
    signed_in(client, clerk())
    _page(client, contract.proposal)

    with django_assert_max_num_queries(24):
        _page(client, contract.proposal)
