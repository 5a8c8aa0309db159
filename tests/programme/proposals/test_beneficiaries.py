"""Who is in a đề án: beneficiaries with their places, partners, the frame of a group."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Partner, Proposal
from khuyencong.programme.proposals.services import (
    add_beneficiary,
    add_cost_item,
    add_partner,
    remove_beneficiary,
    remove_partner,
)
from khuyencong.programme.proposals.states import State
from khuyencong.registers.establishments.models import Place
from khuyencong.registers.establishments.services import merge_establishments
from tests.builders.offices import build_department, build_member
from tests.builders.proposals import (
    STARTED_ON,
    applicant_of,
    build_complete,
    build_draft,
    build_dryer,
    build_group,
    build_submitted,
    cost_item,
)
from tests.builders.territories import build_quang_tri, build_unit
from tests.programme.proposals.people import stranger
from tests.programme.proposals.unchanged import refused

LATER = date(2021, 6, 1)


def _add(proposal, number, *, by=None, place=None, on=STARTED_ON):
    establishment, _applicant = build_dryer(number)
    place = place or establishment.places.get()
    by = by or applicant_of(proposal)
    return add_beneficiary(proposal.pk, establishment.pk, place_id=place.pk, by=by, on=on)


def test_a_beneficiary_comes_with_its_place_and_is_found():
    proposal = build_draft()

    added = _add(proposal, 2)

    proposal.refresh_from_db()
    assert added.place.establishment == added.establishment
    assert proposal.beneficiaries.count() == 2
    assert proposal.version == 2
    assert "co so say ca phe 2" in proposal.search_text
    assert AuditEntry.objects.get(action="proposal.beneficiary_added").after == {
        "establishment": added.establishment_id,
        "name": "Cơ sở sấy cà phê 2",
    }


def test_one_establishment_benefits_once():
    proposal = build_draft()

    with refused() as codes:
        _add(proposal, 1)

    assert codes == ["proposal.beneficiary_twice"]


def test_the_place_is_the_establishment_s_own():
    proposal, (other, _applicant) = build_draft(), build_dryer(2)
    build_dryer(3)

    with refused() as codes:
        _add(proposal, 3, place=other.places.get())

    assert codes == ["proposal.place_of_another"]


def test_the_place_is_in_use_that_day():
    proposal, (other, _applicant) = build_draft(), build_dryer(2)
    Place.objects.filter(establishment=other).update(valid_to=date(2021, 3, 7))

    with refused() as codes:
        _add(proposal, 2)

    assert codes == ["proposal.place_closed"]


def test_the_place_lies_in_the_office_s_territory():
    proposal = build_draft()
    district = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    commune = build_unit("19441", "Xã Hướng Phùng", parent=district)
    other, _applicant = build_dryer(2)
    Place.objects.filter(establishment=other).update(unit=commune, unit_path=commune.path)

    with refused() as codes:
        _add(proposal, 2)

    assert codes == ["proposal.place_outside_territory"]


def test_a_record_that_was_merged_away_benefits_from_nothing():
    proposal, (keep, _one), (drop, _two) = build_draft(), build_group(2), build_group(3)
    merge_establishments(
        keep.pk, drop.pk, by=build_member(Role.CLERK), on=STARTED_ON, reason="Nhập hai lần"
    )

    with refused(OutOfStep) as codes:
        add_beneficiary(
            proposal.pk, drop.pk, place_id=None, by=applicant_of(proposal), on=STARTED_ON
        )

    assert codes == ["proposal.establishment_merged"]


def test_a_stranger_adds_and_removes_nobody():
    proposal, actor = build_draft(), stranger()
    build_dryer(2)

    with refused(NotPermitted):
        _add(proposal, 2, by=actor)
    with refused(NotPermitted):
        remove_beneficiary(proposal.beneficiaries.get().pk, by=actor)


def test_nobody_is_added_to_a_submitted_dossier():
    proposal = build_submitted()
    build_dryer(2)

    with refused(NotPermitted) as codes:
        _add(proposal, 2)

    assert codes == ["proposal.dossier_closed"]


def test_who_goes_takes_their_own_costs_along_and_the_sums_follow():
    proposal = build_complete()
    second = _add(proposal, 2)
    by = applicant_of(proposal)
    add_cost_item(proposal.pk, cost_item(beneficiary_id=second.pk, asked_vnd=1), by=by)

    remove_beneficiary(second.pk, by=by)

    proposal.refresh_from_db()
    assert CostItem.objects.get().beneficiary_id is None
    assert (proposal.cost_vnd, proposal.asked_vnd) == (400_000_000, 200_000_000)
    assert "co so say ca phe 2" not in proposal.search_text
    assert AuditEntry.objects.filter(action="proposal.beneficiary_removed").exists()


def test_a_draft_may_lose_its_last_beneficiary():
    proposal = build_draft()

    remove_beneficiary(proposal.beneficiaries.get().pk, by=applicant_of(proposal))

    assert not proposal.beneficiaries.exists()


def test_a_partner_comes_and_goes_with_a_trace():
    proposal = build_draft()
    by = applicant_of(proposal)

    partner = add_partner(proposal.pk, name=" Hội  Nông dân xã ", task="Vận động", by=by)
    assert partner.name == "Hội Nông dân xã"
    remove_partner(partner.pk, by=by)

    proposal.refresh_from_db()
    assert not proposal.partners.exists()
    assert proposal.version == 3
    traced = AuditEntry.objects.filter(action__startswith="proposal.partner").order_by("pk")
    assert [entry.action for entry in traced] == [
        "proposal.partner_added",
        "proposal.partner_removed",
    ]


def test_a_stranger_changes_no_partners():
    proposal, actor = build_draft(), stranger()
    partner = Partner.objects.create(proposal=proposal, name="Hội Nông dân")

    with refused(NotPermitted):
        add_partner(proposal.pk, name="Ai đó", task="", by=actor)
    with refused(NotPermitted):
        remove_partner(partner.pk, by=actor)


@pytest.fixture
def group():
    """An approved group for three machines, one of whose beneficiaries is known."""
    proposal = build_submitted()
    Proposal.objects.update(
        is_group=True,
        quantity=3,
        state=State.APPROVED,
        approved_vnd=200_000_000,
        decided_on=date(2021, 4, 12),
    )
    proposal.refresh_from_db()
    return proposal


@pytest.mark.parametrize("state", [State.APPROVED, State.CONTRACTED, State.IN_PROGRESS])
def test_the_office_names_those_of_an_approved_group_later(group, state):
    Proposal.objects.update(state=state)

    named = _add(group, 2, by=build_member(Role.CLERK), on=LATER)

    assert named.named_later
    group.refresh_from_db()
    assert "co so say ca phe 2" in group.search_text


def test_a_group_names_no_more_than_it_was_approved_for(group):
    clerk = build_member(Role.CLERK)
    for number in (2, 3):
        _add(group, number, by=clerk, on=LATER)
    build_dryer(4)

    with refused() as codes:
        _add(group, 4, by=clerk, on=LATER)

    assert codes == ["proposal.group_is_full"]


@pytest.mark.parametrize("role", [Role.LEADER, Role.APPRAISER])
def test_only_a_clerk_names_those_of_a_group(group, role):
    actor = build_member(role)
    build_dryer(2)

    with refused(NotPermitted):
        _add(group, 2, by=actor, on=LATER)


def test_neither_the_applicant_nor_another_office_names_those_of_a_group(group):
    applicant, other = applicant_of(group), build_member(Role.CLERK, build_department())
    build_dryer(2)

    for actor in (applicant, other):
        with refused(NotPermitted):
            _add(group, 2, by=actor, on=LATER)


def test_who_is_named_later_must_be_lawful_too(group):
    clerk = build_member(Role.CLERK)
    build_dryer(2, legal_form="cooperative_union")

    with refused() as codes:
        _add(group, 2, by=clerk, on=LATER)

    assert codes == ["proposal.not_eligible"]


def test_who_is_named_later_had_no_support_for_the_same_cost_item(group):
    clerk = build_member(Role.CLERK)
    build_submitted(2)
    CostItem.objects.filter(proposal=group).update(beneficiary=None)

    with refused() as codes:
        _add(group, 2, by=clerk, on=LATER)

    assert codes == ["proposal.cost_item_supported_before"]


def test_who_is_named_later_stands_in_the_past_of_no_one_else():
    proposal = build_submitted()
    Proposal.objects.update(state=State.APPROVED, approved_vnd=200_000_000)

    with refused(NotPermitted) as codes:
        _add(proposal, 1, by=build_member(Role.CLERK), on=LATER)

    assert codes == ["proposal.dossier_closed"]
    assert Beneficiary.objects.count() == 1
