"""The page of a đề án shows the work done for it, whatever kinds of work there are."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance import works
from khuyencong.programme.acceptance.works import Kind, Work
from khuyencong.programme.proposals.models import Proposal
from tests.builders.appraisals import clerk, signed_in
from tests.builders.contracts import build_started, implementer

pytestmark = pytest.mark.django_db


def _works_of(actor: Actor, proposal: Proposal) -> Sequence[Work]:
    return [
        Work(
            title="Máy sấy cà phê",
            url=f"/may/{proposal.pk}/",
            state="under_way",
            state_label="Đang lắp đặt",
            facts=[("Số máy", "CF-500-021")],
        )
    ]


def _beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    return None if actor.role is Role.CLERK else Problem("tests.clerk_needed")


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 6, 1))
    one = Kind(
        key="tests_kind",
        label="Máy móc thử nghiệm",
        icon="tools",
        activities=frozenset({"machinery"}),
        works_of=_works_of,
        begin_label="Mở hồ sơ máy",
        begin_url_name="proposals:dossier",
        beginning_refusal=_beginning_refusal,
    )
    works.register(one)
    yield one
    works.forget(one.key)


def _page(client: Client, proposal: Proposal) -> str:
    return client.get(reverse("workspace:proposal", args=[proposal.pk])).content.decode()


def test_the_works_of_a_kind_are_shown_with_their_figures(client: Client) -> None:
    contract = build_started()
    signed_in(client, clerk())

    page = _page(client, contract.proposal)

    assert f'href="/may/{contract.proposal.pk}/"' in page
    assert "Đang lắp đặt" in page
    assert "Số máy: CF-500-021" in page
    assert "Mở hồ sơ máy" in page


def test_who_may_not_begin_one_sees_no_button(client: Client) -> None:
    contract = build_started()
    signed_in(client, implementer(contract))

    page = _page(client, contract.proposal)

    assert "Máy sấy cà phê" in page
    assert "Mở hồ sơ máy" not in page


def test_a_kind_of_another_activity_is_left_out() -> None:
    assert [one.key for one in works.kinds_for("machinery")].count("tests_kind") == 1
    assert "tests_kind" not in [one.key for one in works.kinds_for("consulting")]


def test_two_kinds_of_one_name_are_a_fault(kind: Kind) -> None:
    with pytest.raises(AssertionError):
        works.register(kind)
