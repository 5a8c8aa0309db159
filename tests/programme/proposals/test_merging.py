"""Two records of one establishment become one: its đề án follow."""

from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.proposals.checks import check_support_before
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Proposal
from khuyencong.programme.proposals.permissions import may_see
from khuyencong.programme.proposals.services import add_beneficiary, add_cost_item
from khuyencong.programme.proposals.states import State
from khuyencong.registers.establishments.services import merge_establishments
from tests.builders.appraisals import build_approved, build_line_with
from tests.builders.contracts import build_signed
from tests.builders.offices import build_member
from tests.builders.proposals import (
    STARTED_ON,
    applicant_of,
    build_draft,
    build_dryer,
    build_group,
    build_submitted,
    cost_item,
)

DAY = date(2021, 5, 17)


@pytest.fixture
def pair():
    """Two records of one co-operative group: the one that is kept, the one that is dropped."""
    return build_group(1)[0], build_group(2)[0]


def _merge(pair):
    keep, drop = pair
    clerk = build_member(Role.CLERK)
    return merge_establishments(keep.pk, drop.pk, by=clerk, on=DAY, reason="Nhập hai lần")


def _with_both(number=2):
    """Return a draft of dryer ``number`` from which the other one of the pair benefits too."""
    proposal = build_draft(number)
    other = build_group(3 - number)[0]
    add_beneficiary(
        proposal.pk,
        other.pk,
        place_id=other.places.get().pk,
        by=build_member(Role.CLERK),
        on=STARTED_ON,
    )
    return proposal


def test_a_project_of_the_dropped_record_is_the_kept_one_s(pair):
    proposal = build_draft(2)
    version = proposal.version

    _merge(pair)

    proposal.refresh_from_db()
    assert proposal.implementing_establishment == pair[0]
    assert proposal.beneficiaries.get().establishment == pair[0]
    assert proposal.version == version + 1


@pytest.mark.parametrize("state", [State.SUBMITTED, State.SETTLED, State.REFUSED])
def test_it_follows_whatever_its_state(pair, state):
    proposal = build_draft(2)
    Proposal.objects.update(state=state)

    _merge(pair)

    assert proposal.beneficiaries.get().establishment == pair[0]


def test_one_that_only_benefits_follows_too(pair):
    proposal = build_draft(3)
    add_beneficiary(
        proposal.pk, pair[1].pk, place_id=None, by=applicant_of(proposal), on=STARTED_ON
    )

    _merge(pair)

    assert proposal.beneficiaries.last().establishment == pair[0]
    proposal.refresh_from_db()
    assert proposal.implementing_establishment == build_dryer(3)[0]


def test_it_is_found_by_the_name_of_the_kept_record_only(pair):
    proposal = build_draft(2)

    _merge(pair)

    proposal.refresh_from_db()
    assert "co so say ca phe 1" in proposal.search_text
    assert "co so say ca phe 2" not in proposal.search_text


def test_each_project_tells_of_it(pair):
    proposal = build_draft(2)

    _merge(pair)

    entry = AuditEntry.objects.get(action="proposal.establishment_merged")
    assert entry.subject == proposal.reference
    assert entry.actor_name == build_member(Role.CLERK).name
    assert (entry.before["establishment"], entry.after["establishment"]) == (
        pair[1].pk,
        pair[0].pk,
    )


def test_a_project_of_neither_stays_as_it_was(pair):
    proposal = build_draft(3)

    _merge(pair)

    assert Proposal.objects.get().version == proposal.version
    assert not AuditEntry.objects.filter(action="proposal.establishment_merged").exists()


def test_two_beneficiaries_of_one_project_become_one_with_the_costs_of_both(pair):
    proposal = _with_both()
    by = build_member(Role.CLERK)
    for one in proposal.beneficiaries.all():
        add_cost_item(proposal.pk, cost_item(beneficiary_id=one.pk), by=by)
    add_cost_item(proposal.pk, cost_item(), by=by)

    _merge(pair)

    kept = proposal.beneficiaries.get()
    assert kept.establishment == pair[0]
    assert [item.beneficiary for item in proposal.cost_items.all()] == [kept, kept, None]
    proposal.refresh_from_db()
    assert (proposal.cost_vnd, proposal.asked_vnd) == (1_200_000_000, 600_000_000)
    entry = AuditEntry.objects.get(action="proposal.establishment_merged")
    assert entry.after["beneficiaries_joined"] is True


def test_the_joined_one_has_a_place_if_either_had_one(pair):
    proposal = _with_both()
    Beneficiary.objects.filter(establishment=pair[0]).update(place=None)
    place = Beneficiary.objects.get(establishment=pair[1]).place

    _merge(pair)

    kept = proposal.beneficiaries.get()
    assert kept.place == place
    assert kept.place.establishment == pair[0]


def test_the_joined_one_keeps_its_own_place(pair):
    proposal = _with_both()
    place = Beneficiary.objects.get(establishment=pair[0]).place

    _merge(pair)

    assert proposal.beneficiaries.get().place == place


def test_what_a_contract_delivers_to_the_dropped_one_it_delivers_to_the_kept_one(pair):
    contract = build_signed(2)
    twin = Beneficiary.objects.create(proposal=contract.proposal, establishment=pair[0])
    item = contract.items.get()
    assert item.beneficiary.establishment == pair[1]

    _merge(pair)

    item.refresh_from_db()
    assert item.beneficiary == twin


def test_money_stays_where_it_is(pair):
    proposal = build_approved(2, line=build_line_with(1_000_000_000))
    before = (proposal.approved_vnd, proposal.state, proposal.reference)

    _merge(pair)

    proposal.refresh_from_db()
    assert (proposal.approved_vnd, proposal.state, proposal.reference) == before


def test_its_person_sees_it_as_before(pair):
    proposal = build_draft(2)
    applicant = applicant_of(build_draft(1))

    assert not may_see(applicant, proposal)
    _merge(pair)

    assert may_see(applicant, proposal)


def test_a_second_support_for_the_same_item_comes_to_light(pair):
    build_submitted(1)
    second = build_draft(2)
    add_cost_item(second.pk, cost_item(), by=applicant_of(second))
    assert check_support_before(second) == []

    _merge(pair)

    assert len(check_support_before(second)) == 1
    assert CostItem.objects.count() == 2
