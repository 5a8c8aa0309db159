"""The list of contracts, with the changes that wait, and what pages ask of the database."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.contracts.services import (
    propose_amendment,
)
from khuyencong.programme.contracts.states import (
    AmendmentKind,
)
from khuyencong.programme.contracts.values import ChangeValues
from tests.builders.appraisals import (
    build_line_with,
    clerk,
    committee_leader,
    signed_in,
)
from tests.builders.contracts import (
    CHANGED_ON,
    build_contract,
    build_signed,
)

TODAY = date(2021, 7, 5)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def test_the_list_shows_contracts_and_changes_that_wait(client):
    lines = build_line_with(1_000_000_000)
    draft, signed = build_contract(1, line=lines), build_signed(2, line=lines)
    propose_amendment(
        signed.pk,
        AmendmentKind.PARTNER,
        ChangeValues(text="Thêm HTX Ba Nang"),
        reason="Thiếu người",
        by=clerk(),
        on=CHANGED_ON,
    )
    signed_in(client, committee_leader())

    everything = client.get(reverse("contracts:list")).text
    signed_only = client.get(reverse("contracts:list"), {"state": "signed"}).text

    assert draft.number in everything
    assert "Thay đổi đơn vị phối hợp" in everything
    assert draft.number not in signed_only
    assert signed.number in signed_only


def test_pages_take_as_many_queries_for_one_row_as_for_many(client, django_assert_max_num_queries):
    lines = build_line_with(2_000_000_000)
    contract = build_signed(1, line=lines)
    signed_in(client, committee_leader())
    page, listing = reverse("contracts:contract", args=[contract.pk]), reverse("contracts:list")
    client.get(listing)
    with django_assert_max_num_queries(12) as few:
        client.get(listing)
    for number in range(2, 5):
        build_signed(number, line=lines)

    with django_assert_max_num_queries(12) as many:
        client.get(listing)
    assert len(few) == len(many)
    with django_assert_max_num_queries(19):
        client.get(page)
