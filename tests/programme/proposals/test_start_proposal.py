"""Start a đề án: its number, its road, its first beneficiary; and who may not."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.queries import ListFilter, narrowed
from khuyencong.programme.proposals.states import State
from khuyencong.registers.establishments.services import (
    add_place,
    close_place,
    merge_establishments,
)
from khuyencong.registers.offices.models import NumberCounter, Office, OfficeKind
from tests.builders.establishments import place_values
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.proposals import STARTED_ON, build_draft, build_dryer, build_group
from tests.builders.territories import build_krong_klang, build_unit
from tests.programme.proposals.people import neighbour
from tests.programme.proposals.unchanged import refused


def test_a_draft_gets_its_number_its_road_and_its_first_beneficiary():
    proposal = build_draft()

    assert proposal.code == "DKR-KT-2021-001"
    assert (proposal.state, proposal.route_code) == (State.DRAFT, "local-district")
    assert (proposal.state_since, proposal.version) == (STARTED_ON, 1)
    [beneficiary] = proposal.beneficiaries.all()
    assert beneficiary.establishment == proposal.implementing_establishment
    assert beneficiary.place == beneficiary.establishment.places.get()
    assert not beneficiary.named_later


def test_starting_leaves_a_trace():
    proposal = build_draft()

    entry = AuditEntry.objects.get(action="proposal.started")
    assert entry.subject == proposal.reference
    assert entry.after["code"] == proposal.code


def test_a_draft_is_found_without_diacritics_by_code_title_and_establishment():
    proposal = build_draft(3)

    for words in ("dkr-kt-2021-001", "ung dung may say ca phe", "co so say"):
        assert narrowed(Proposal.objects.all(), ListFilter(text=words)).get() == proposal


def test_numbers_count_up_by_office_and_by_year():
    codes = [build_draft(1).code, build_draft(2).code, build_draft(3, year=2022).code]
    codes.append(build_draft(4, office_id=build_department().pk).code)

    assert codes == ["DKR-KT-2021-001", "DKR-KT-2021-002", "DKR-KT-2022-001", "QT-SCT-2021-001"]


def test_a_refused_start_leaves_no_gap_in_the_numbers():
    build_draft(1)
    build_dryer(2)
    with refused() as codes:
        build_draft(2, scheme="national")
    assert codes == ["proposal.no_route"]

    assert build_draft(3).code == "DKR-KT-2021-002"
    assert NumberCounter.objects.get(kind="proposal").last_number == 2


def test_the_road_follows_the_scheme_and_the_level_of_the_office():
    sct = build_department().pk

    assert build_draft(1, office_id=sct).route_code == "local-province"
    assert build_draft(2, office_id=sct, scheme="national").route_code == "national"


def test_a_clerk_of_the_office_starts_one_that_the_office_carries_out():
    clerk = build_member(Role.CLERK)

    proposal = build_draft(establishment_id=None, activity="vocational_training", by=clerk)

    assert proposal.implementing_office == build_office()
    assert proposal.implementing_establishment is None
    assert not proposal.beneficiaries.exists()


def test_a_clerk_of_the_office_starts_one_for_who_comes_in_person():
    proposal = build_draft(by=build_member(Role.CLERK))

    assert proposal.implementing_establishment is not None


def test_an_office_of_elsewhere_takes_no_dossier_of_the_place():
    office, (establishment, applicant) = neighbour(), build_dryer()

    with refused() as codes:
        build_draft(office_id=office.pk, establishment_id=establishment.pk, by=applicant)

    assert codes == ["proposal.office_elsewhere"]


def test_a_people_s_committee_takes_no_dossiers():
    committee = build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)
    establishment, applicant = build_dryer()

    with refused() as codes:
        build_draft(office_id=committee.pk, establishment_id=establishment.pk, by=applicant)

    assert codes == ["proposal.office_takes_no_dossiers"]


@pytest.mark.parametrize(
    "times",
    [{"valid_from": date(2021, 3, 9)}, {"valid_to": date(2021, 3, 7)}],
    ids=["not yet", "no more"],
)
def test_an_office_that_does_not_exist_that_day_takes_no_dossiers(times):
    office = build_office()
    establishment, applicant = build_dryer()
    Office.objects.filter(pk=office.pk).update(**times)

    with refused() as codes:
        build_draft(establishment_id=establishment.pk, by=applicant)

    assert codes == ["proposal.office_not_there"]


def test_all_that_is_wrong_with_an_office_is_said_at_once():
    office, (establishment, applicant) = neighbour(), build_dryer()
    Office.objects.filter(pk=office.pk).update(
        kind=OfficeKind.PEOPLES_COMMITTEE, valid_to=date(2021, 1, 1)
    )

    with refused() as codes:
        build_draft(office_id=office.pk, establishment_id=establishment.pk, by=applicant)

    assert codes == [
        "proposal.office_takes_no_dossiers",
        "proposal.office_not_there",
        "proposal.office_elsewhere",
    ]


def test_nobody_starts_one_for_another_establishment():
    establishment, _applicant = build_dryer(1)
    _other, stranger = build_dryer(2)

    with refused(NotPermitted) as codes:
        build_draft(establishment_id=establishment.pk, by=stranger)

    assert codes == ["proposal.start_not_yours"]


@pytest.mark.parametrize("role", [Role.LEADER, Role.APPRAISER, Role.ACCOUNTANT, Role.INSPECTOR])
def test_no_other_role_starts_one(role):
    establishment, _applicant = build_dryer()
    member = build_member(role)

    with refused(NotPermitted):
        build_draft(establishment_id=establishment.pk, by=member)


def test_a_clerk_of_another_office_does_not_start_one():
    establishment, _applicant = build_dryer()
    clerk = build_member(Role.CLERK, build_department())

    with refused(NotPermitted):
        build_draft(establishment_id=establishment.pk, by=clerk)


def test_before_the_law_drew_a_road_nothing_starts():
    establishment, applicant = build_dryer()

    with refused() as codes:
        build_draft(establishment_id=establishment.pk, by=applicant, on=date(2013, 2, 9))

    assert codes == ["proposal.no_route"]


def test_the_place_of_production_is_one_still_in_use():
    establishment, applicant = build_dryer()
    [old] = establishment.places.all()
    new = add_place(
        establishment.pk, place_values(valid_from=date(2021, 1, 1)), by=applicant, on=STARTED_ON
    )
    close_place(old.pk, valid_to=date(2021, 3, 1), by=applicant, on=STARTED_ON)

    proposal = build_draft()

    assert proposal.beneficiaries.get().place == new


def test_without_a_place_there_the_beneficiary_s_place_stays_open():
    proposal = build_draft(unit_id=build_krong_klang().pk)

    assert proposal.beneficiaries.get().place is None


def test_a_record_that_was_merged_away_starts_nothing():
    (keep, _applicant), (drop, applicant) = build_group(1), build_group(2)
    clerk = build_member(Role.CLERK)
    merge_establishments(keep.pk, drop.pk, by=clerk, on=STARTED_ON, reason="Nhập hai lần")

    with refused(OutOfStep) as codes:
        build_draft(establishment_id=drop.pk, by=applicant)

    assert codes == ["proposal.establishment_merged"]


def test_an_unknown_kind_of_activity_starts_nothing():
    establishment, applicant = build_dryer()

    with refused(Refused) as codes:
        build_draft(establishment_id=establishment.pk, by=applicant, activity="moon")

    assert codes == ["policies.activity_unknown"]


def test_a_place_in_a_commune_of_the_territory_is_taken_for_the_whole_district():
    district = build_unit("467", "Huyện Đakrông", "district")

    proposal = build_draft(unit_id=district.pk)

    assert proposal.beneficiaries.get().place is not None
    assert proposal.unit_path == district.path
