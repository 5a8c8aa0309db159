"""Home: what waits for whom. Nobody's desk holds what waits for another's paper."""

from datetime import date

import pytest
from django.urls import reverse

from khuyencong.programme.contracts.services import prepare_contract
from khuyencong.windows.workspace.desk import Desk, desk_of
from tests.builders.acceptance import build_minutes, build_seen, inspector
from tests.builders.appraisals import (
    appraiser,
    build_approved,
    build_line_with,
    build_registered,
    clerk,
    committee_leader,
    draft_for,
    signed_in,
)
from tests.builders.contracts import build_started, contract_values, implementer
from tests.builders.payments import build_fully_paid, build_prepared_settlement
from tests.builders.proposals import applicant_of, build_draft

pytestmark = pytest.mark.django_db

DAY = date(2021, 6, 1)


def waiting(desk: Desk) -> list[int]:
    return [proposal.pk for proposal in desk.waiting]


def piles(desk: Desk) -> dict[str, int]:
    return {str(pile.label): pile.count for pile in desk.piles}


def test_a_registered_dossier_waits_for_its_draft_then_for_the_leader():
    plan_line, budget_line = build_line_with(400_000_000)
    proposal = build_registered(plan_line=plan_line)
    to_draft = "Đề án chờ soạn dự thảo quyết định"
    for drafter in (clerk(), appraiser()):
        assert piles(desk_of(drafter, on=DAY))[to_draft] == 1
    assert waiting(desk_of(committee_leader(), on=DAY)) == []

    draft_for(proposal, budget_line)

    assert to_draft not in piles(desk_of(clerk(), on=DAY))
    assert waiting(desk_of(committee_leader(), on=DAY)) == [proposal.pk]


def test_an_approved_one_waits_for_its_contract_then_for_the_leader():
    proposal = build_approved()
    to_draft = "Đề án đã phê duyệt, chờ soạn hợp đồng"
    assert piles(desk_of(clerk(), on=DAY))[to_draft] == 1
    assert waiting(desk_of(committee_leader(), on=DAY)) == []

    prepare_contract(proposal.pk, contract_values(proposal), by=clerk(), on=DAY)

    assert to_draft not in piles(desk_of(clerk(), on=DAY))
    assert waiting(desk_of(committee_leader(), on=DAY)) == [proposal.pk]


def test_work_seen_to_be_done_waits_for_minutes_then_for_the_leader():
    contract = build_started()
    to_draft = "Hợp đồng đã làm xong, chờ lập biên bản"
    assert to_draft not in piles(desk_of(inspector(), on=DAY))
    build_seen(contract, percent=100)
    assert piles(desk_of(inspector(), on=DAY))[to_draft] == 1
    assert waiting(desk_of(committee_leader(), on=DAY)) == []

    build_minutes(contract)

    assert to_draft not in piles(desk_of(inspector(), on=DAY))
    assert waiting(desk_of(committee_leader(), on=DAY)) == [contract.proposal_id]


def test_a_paid_one_waits_for_its_settlement_then_for_the_leader():
    contract = build_fully_paid()
    assert waiting(desk_of(committee_leader(), on=DAY)) == []

    build_prepared_settlement(contract)

    assert waiting(desk_of(committee_leader(), on=DAY)) == [contract.proposal_id]


def test_an_applicant_sees_their_own_while_it_waits_for_others(client):
    contract = build_started()
    signed_in(client, implementer(contract))

    page = client.get("/").text

    assert "Đề án của bạn" in page
    assert reverse("workspace:proposal", args=[contract.proposal_id]) in page


def test_what_waits_for_an_applicant_is_not_told_twice():
    proposal = build_draft()

    desk = desk_of(applicant_of(proposal), on=DAY)

    assert waiting(desk) == [proposal.pk]
    assert desk.own == []
