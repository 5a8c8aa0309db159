"""Enter an establishment, change what it is; every refusal changes nothing."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.establishments.models import Establishment, Place
from khuyencong.registers.establishments.services import (
    change_establishment,
    register_establishment,
)
from khuyencong.registers.establishments.values import EstablishmentValues
from tests.builders.establishments import (
    DAY,
    PERSONAL_NUMBER,
    build_applicant,
    build_establishment,
    establishment_values,
    place_values,
    tax_code,
)
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.territories import build_quang_tri, build_ta_rut, build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return build_member(Role.CLERK)


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def assert_nothing_entered():
    assert not Establishment.objects.exists()
    assert not Place.objects.exists()
    assert not AuditEntry.objects.exists()


def test_a_clerk_enters_an_establishment_with_its_main_place(clerk):
    establishment = register_establishment(
        establishment_values(name="  Cơ sở  Máy sấy Hồ Lim "), place_values(), by=clerk, on=DAY
    )
    assert establishment.name == "Cơ sở Máy sấy Hồ Lim"
    assert establishment.folded_name == "co so may say ho lim"
    place = establishment.places.get()
    assert (place.is_main, place.unit_path) == (True, build_ta_rut().path)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == (
        "establishment.registered",
        f"establishment:{establishment.pk}",
    )


def test_what_is_a_persons_stands_outside_the_audit_itself(clerk):
    establishment = build_establishment(representative_personal_number=PERSONAL_NUMBER)
    entry = AuditEntry.objects.get(subject=establishment.reference)
    told = str(entry.after)
    assert PERSONAL_NUMBER not in told
    assert "Hồ Thị Mừng" not in told
    assert {value.name for value in entry.personal_values.all()} == {
        "representative_name",
        "representative_personal_number",
        "representative_phone",
    }


def test_a_tax_code_that_is_a_personal_number_stands_outside_the_audit_too():
    commune = build_unit("45.1", "Xã Đakrông", valid_from=date(2025, 7, 1), valid_to=None)
    office = build_office("XA-DKR", territory=commune)
    establishment = build_establishment(
        legal_form="household_business",
        tax_code=PERSONAL_NUMBER,
        head_unit_id=commune.pk,
        by=build_member(Role.CLERK, office),
        on=date(2025, 8, 1),
        place=place_values(commune, valid_from=date(2025, 7, 15)),
    )
    entry = AuditEntry.objects.get(subject=establishment.reference)
    assert PERSONAL_NUMBER not in str(entry.after)
    assert entry.personal_values.get(name="tax_code").value == PERSONAL_NUMBER


def test_everything_wrong_is_told_at_once_and_nothing_is_entered(clerk):
    values = establishment_values(
        name=" ", tax_code="0100233480", phone="12", vsic_code="99", registered_on=date(2021, 3, 2)
    )
    place = place_values(latitude=48.8, longitude=2.3, valid_from=date(2021, 3, 2))
    with pytest.raises(Refused) as refusal:
        register_establishment(values, place, by=clerk, on=DAY)
    assert codes(refusal) == [
        "establishments.name_missing",
        "establishments.tax_code_check_digit",
        "establishments.phone_wrong",
        "establishments.industry_unknown",
        "establishments.day_ahead",
        "establishments.day_ahead",
        "establishments.coordinates_abroad",
    ]
    assert_nothing_entered()


def test_a_place_must_be_a_commune_that_exists_that_day(clerk):
    ended = build_unit("19589", "Xã Cũ", parent=build_ta_rut().parent, valid_to=date(2019, 12, 31))
    for unit, code in (
        (ended, "establishments.unit_not_there"),
        (build_ta_rut().parent, "establishments.unit_not_a_commune"),
    ):
        place = place_values(unit, valid_from=date(2020, 5, 1))
        with pytest.raises(Refused) as refusal:
            register_establishment(establishment_values(), place, by=clerk, on=DAY)
        assert codes(refusal) == [code]
    assert_nothing_entered()


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        (16.45, None, "establishments.coordinates_half"),
        (None, 107.0, "establishments.coordinates_half"),
        (5.9, 107.0, "establishments.coordinates_abroad"),
        (16.45, 118.1, "establishments.coordinates_abroad"),
    ],
)
def test_coordinates_stand_together_and_in_the_country(clerk, latitude, longitude, code):
    place = place_values(latitude=latitude, longitude=longitude)
    with pytest.raises(Refused) as refusal:
        register_establishment(establishment_values(), place, by=clerk, on=DAY)
    assert codes(refusal) == [code]
    assert_nothing_entered()


def test_the_islands_of_truong_sa_are_in_the_country(clerk):
    place = place_values(latitude=8.64, longitude=111.92)
    assert register_establishment(establishment_values(), place, by=clerk, on=DAY).pk


@pytest.mark.parametrize(
    "role", [Role.LEADER, Role.ACCOUNTANT, Role.INSPECTOR, Role.APPRAISER, Role.ADMINISTRATOR]
)
def test_only_a_clerk_enters(role):
    with pytest.raises(NotPermitted) as refusal:
        register_establishment(
            establishment_values(), place_values(), by=build_member(role), on=DAY
        )
    assert codes(refusal) == ["establishments.clerk_needed"]
    assert_nothing_entered()


def test_a_clerk_enters_only_in_their_territory(clerk):
    elsewhere = build_unit(
        "19429",
        "Xã Hướng Phùng",
        parent=build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri()),
    )
    with pytest.raises(NotPermitted) as refusal:
        register_establishment(establishment_values(), place_values(elsewhere), by=clerk, on=DAY)
    assert codes(refusal) == ["establishments.place_outside_territory"]
    assert_nothing_entered()


def test_the_provinces_clerk_enters_in_any_of_its_districts():
    clerk = build_member(Role.CLERK, build_department())
    assert build_establishment(by=clerk).pk


def test_a_tax_code_in_the_register_is_refused_and_names_who_has_it(clerk):
    known = build_establishment(name="Hợp tác xã thứ nhất")
    with pytest.raises(Refused) as refusal:
        build_establishment(name="Hợp tác xã khác", representative_phone="0911111111")
    [problem] = refusal.value.problems
    assert problem.code == "establishments.tax_code_taken"
    assert problem.parameters["establishment_id"] == known.pk
    assert Establishment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_one_tax_code_at_once_the_second_is_refused():
    clerk, place = build_member(Role.CLERK), place_values()
    first, second = establishment_values(), establishment_values(name="Khác", phone="")
    refusals = []

    def enter_second():
        try:
            register_establishment(second, place, by=clerk, on=DAY)
        except Refused as refusal:
            refusals.append([problem.code for problem in refusal.problems])
        finally:
            connection.close()

    thread = threading.Thread(target=enter_second)
    with transaction.atomic():
        register_establishment(first, place, by=clerk, on=DAY)
        thread.start()
        thread.join(timeout=0.5)  # long enough to have looked and found nothing
    thread.join()
    assert refusals == [["establishments.tax_code_taken"]]
    assert Establishment.objects.count() == 1


def lookalike_codes(**changes):
    with pytest.raises(Refused) as refusal:
        build_establishment(tax_code=tax_code(2), **changes)
    return codes(refusal), [p.parameters["establishment_id"] for p in refusal.value.problems]


def test_the_same_folded_name_in_the_district_is_noticed():
    known = build_establishment()
    other = build_unit("19591", "Xã A Ngo", parent=build_ta_rut().parent)
    assert lookalike_codes(
        name="HỢP TÁC XÃ cà phê  tà rụt", representative_phone="0911111111", unit=other
    ) == (["establishments.looks_like_by_name"], [known.pk])
    assert Establishment.objects.count() == 1


def test_the_same_phone_is_noticed_however_it_is_written():
    known = build_establishment(phone="0233 3886 601")
    assert lookalike_codes(name="Tổ dệt", representative_phone="+84 233.3886.601") == (
        ["establishments.looks_like_by_phone"],
        [known.pk],
    )


def test_the_same_name_and_phone_are_told_together():
    known = build_establishment()
    assert lookalike_codes() == (["establishments.looks_like_by_name_and_phone"], [known.pk])


def test_the_same_name_in_another_district_is_no_lookalike():
    build_establishment()
    far = build_unit(
        "19429",
        "Xã Hướng Phùng",
        parent=build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri()),
    )
    clerk = build_member(Role.CLERK, build_department())
    build_establishment(tax_code=tax_code(2), representative_phone="0911111111", unit=far, by=clerk)
    assert Establishment.objects.count() == 2


def test_a_clerk_who_looked_at_the_lookalike_goes_on(clerk):
    known = build_establishment()
    values = establishment_values(tax_code=tax_code(2))
    register_establishment(
        values, place_values(), by=clerk, on=DAY, confirmed_lookalikes=[known.pk]
    )
    assert Establishment.objects.count() == 2


def changed(establishment, **changes):
    return replace(EstablishmentValues.of(establishment), **changes)


def test_a_change_leaves_what_was_and_what_is(clerk):
    establishment = build_establishment()
    change_establishment(
        establishment.pk, changed(establishment, head_address="Km 41"), version=1, by=clerk, on=DAY
    )
    establishment.refresh_from_db()
    assert (establishment.head_address, establishment.version) == ("Km 41", 2)
    entry = AuditEntry.objects.filter(action="establishment.changed").get()
    assert (entry.before, entry.after) == ({"head_address": ""}, {"head_address": "Km 41"})


def test_a_change_of_nothing_leaves_no_trace(clerk):
    establishment = build_establishment()
    change_establishment(establishment.pk, changed(establishment), version=1, by=clerk, on=DAY)
    establishment.refresh_from_db()
    assert establishment.version == 1
    assert AuditEntry.objects.count() == 1


def test_a_second_tab_is_refused_and_told_who_changed_it_when(clerk):
    establishment = build_establishment()
    values = changed(establishment, head_address="Km 41")
    change_establishment(establishment.pk, values, version=1, by=clerk, on=DAY)
    other = build_member(Role.CLERK, username="clerk-two")
    with pytest.raises(OutOfStep) as refusal:
        change_establishment(
            establishment.pk, changed(establishment, notes="x"), version=1, by=other, on=DAY
        )
    [problem] = refusal.value.problems
    assert problem.code == "establishments.changed_meanwhile"
    assert problem.parameters["person"] == clerk.name
    establishment.refresh_from_db()
    assert (establishment.head_address, establishment.notes) == ("Km 41", "")


def test_what_does_not_change_is_not_judged_again():
    """A household's tax code of 2021 does not stop a new phone of 2025."""
    establishment = build_establishment(legal_form="household_business")
    clerk = build_member(Role.CLERK)
    later = date(2025, 8, 1)
    change_establishment(
        establishment.pk, changed(establishment, phone="0233386601"), version=1, by=clerk, on=later
    )
    with pytest.raises(Refused) as refusal:
        change_establishment(
            establishment.pk,
            changed(establishment, tax_code=tax_code(5), phone="0233386601"),
            version=2,
            by=clerk,
            on=later,
        )
    assert codes(refusal) == ["establishments.tax_code_replaced"]


def test_a_new_legal_form_judges_the_tax_code_anew(clerk):
    establishment = build_establishment(legal_form="cooperative_group", tax_code="")
    with pytest.raises(Refused) as refusal:
        change_establishment(
            establishment.pk,
            changed(establishment, legal_form="cooperative"),
            version=1,
            by=clerk,
            on=DAY,
        )
    assert codes(refusal) == ["establishments.tax_code_missing"]


def test_an_applicant_changes_contacts_but_not_what_stands_on_papers():
    establishment = build_establishment()
    applicant = build_applicant(establishment)
    values = changed(establishment, phone="0233386601", notes="Mở cửa cả tuần")
    change_establishment(establishment.pk, values, version=1, by=applicant, on=DAY)
    with pytest.raises(NotPermitted) as refusal:
        change_establishment(
            establishment.pk,
            replace(values, name="Tên khác", tax_code=tax_code(9)),
            version=2,
            by=applicant,
            on=DAY,
        )
    assert [problem.field for problem in refusal.value.problems] == ["name", "tax_code"]
    establishment.refresh_from_db()
    assert (establishment.phone, establishment.version) == ("0233386601", 2)


def test_an_applicant_of_another_establishment_changes_nothing():
    establishment = build_establishment()
    stranger = build_applicant(
        build_establishment(name="Tổ dệt", tax_code=tax_code(2), representative_phone="")
    )
    with pytest.raises(NotPermitted):
        change_establishment(
            establishment.pk, changed(establishment, notes="x"), version=1, by=stranger, on=DAY
        )
    establishment.refresh_from_db()
    assert establishment.version == 1
