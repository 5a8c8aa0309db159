"""Two records of one establishment become one; what cannot be one is refused."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.establishments.models import Establishment, PollutionRecord
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.establishments.services import (
    add_place,
    add_product,
    declare_support,
    merge_establishments,
    merging,
    record_year_figures,
)
from khuyencong.registers.establishments.values import ProductValues, SupportValues, YearValues
from tests.builders.establishments import (
    DAY,
    build_applicant,
    build_establishment,
    place_values,
    tax_code,
)
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_krong_klang, build_quang_tri, build_unit

pytestmark = pytest.mark.django_db
REASON = "Nhập hai lần"


@pytest.fixture
def clerk():
    return build_member(Role.CLERK)


@pytest.fixture
def keep():
    return build_establishment(legal_form="cooperative_group", tax_code="", email="")


@pytest.fixture
def drop(clerk):
    return build_establishment(
        legal_form="cooperative_group",
        name="Tổ hợp tác Cà phê Tà Rụt",
        tax_code=tax_code(2),
        representative_phone="0912345602",
        email="tarut@example.vn",
    )


def codes(refusal):
    return [problem.code.removeprefix("establishments.") for problem in refusal.value.problems]


def merge(keep, drop, clerk, reason=REASON):
    return merge_establishments(keep.pk, drop.pk, by=clerk, on=DAY, reason=reason)


def test_what_only_the_dropped_one_has_moves_and_the_rest_stays_to_be_read(keep, drop, clerk):
    for one, workers in ((keep, 10), (drop, 12)):
        figures = YearValues(year=2020, workers=workers)
        record_year_figures(one.pk, figures, version=1, by=clerk, on=DAY)
        add_product(one.pk, ProductValues(name="Cà phê nhân"), by=clerk, on=DAY)
    record_year_figures(drop.pk, YearValues(year=2019, workers=9), version=3, by=clerk, on=DAY)
    add_product(drop.pk, ProductValues(name="Cà phê bột"), by=clerk, on=DAY)

    merge(keep, drop, clerk)

    assert list(keep.year_figures.values_list("year", "workers")) == [(2020, 10), (2019, 9)]
    assert [product.name for product in keep.products.all()] == ["Cà phê nhân", "Cà phê bột"]
    assert drop.year_figures.get().workers == 12
    assert keep.places.filter(is_main=True).count() == 1
    assert keep.places.count() == 2


def test_the_kept_one_takes_over_what_it_has_not_and_keeps_what_it_has(keep, drop, clerk):
    merge(keep, drop, clerk)
    keep.refresh_from_db()
    assert (keep.tax_code, keep.email) == (drop.tax_code, "tarut@example.vn")
    assert keep.representative_phone == "0912345601"
    assert keep.name == "Hợp tác xã Cà phê Tà Rụt"


def test_the_dropped_one_is_a_signpost_that_nobody_lists_or_changes(keep, drop, clerk):
    merge(keep, drop, clerk)
    drop.refresh_from_db()
    assert drop.merged_into == keep
    assert visible_establishments(clerk).get() == keep
    with pytest.raises(OutOfStep) as refusal:
        add_place(drop.pk, place_values(build_krong_klang()), by=clerk, on=DAY)
    assert codes(refusal) == ["merged_already"]


def test_both_records_tell_of_it(keep, drop, clerk):
    merge(keep, drop, clerk)
    kept = AuditEntry.objects.get(action="establishment.merged")
    gone = AuditEntry.objects.get(action="establishment.merged_away")
    assert (kept.subject, gone.subject) == (keep.reference, drop.reference)
    assert (kept.reason, kept.after["dropped"], kept.after["moved"]["places"]) == (
        REASON,
        drop.pk,
        1,
    )


def test_support_told_twice_does_not_double(keep, drop, clerk):
    support = SupportValues(
        year=2019, cost_item="Máy rang", amount_vnd=60_000_000, giver="Chương trình 135"
    )
    for one in (keep, drop):
        declare_support(one.pk, support, by=clerk, on=DAY)
    merge(keep, drop, clerk)
    assert keep.supports_received.count() == 1


def test_an_applicant_of_both_acts_for_the_kept_one_only(keep, drop, clerk):
    for one in (keep, drop):
        build_applicant(one)
    merge(keep, drop, clerk)
    [actor] = actors_of(User.objects.get(username="co-so"), on=date(2021, 3, 2))
    assert actor.establishment_id == keep.pk


def test_an_applicant_of_the_dropped_one_acts_for_the_kept_one(keep, drop, clerk):
    build_applicant(drop)
    merge(keep, drop, clerk)
    [actor] = actors_of(User.objects.get(username="co-so"), on=DAY)
    assert (actor.establishment_id, actor.office_name) == (keep.pk, keep.name)


def assert_not_merged():
    assert not Establishment.objects.filter(merged_into__isnull=False).exists()
    assert not AuditEntry.objects.filter(action__contains="merged").exists()


def test_a_record_is_not_merged_with_itself(keep, clerk):
    with pytest.raises(Refused) as refusal:
        merge(keep, keep, clerk)
    assert codes(refusal) == ["merge_with_itself"]
    assert_not_merged()


def test_a_record_is_merged_once(keep, drop, clerk):
    merge(keep, drop, clerk)
    other = build_establishment(
        legal_form="cooperative_group", name="Tổ dệt", tax_code="", representative_phone=""
    )
    for first, second in ((other, drop), (drop, other), (keep, drop)):
        with pytest.raises(Refused) as refusal:
            merge(first, second, clerk)
        assert codes(refusal) == ["merged_already"]
    assert Establishment.objects.filter(merged_into__isnull=True).count() == 2


def test_a_merger_has_a_reason(keep, drop, clerk):
    with pytest.raises(Refused) as refusal:
        merge(keep, drop, clerk, reason="  ")
    assert codes(refusal) == ["reason_missing"]
    assert_not_merged()


def test_two_tax_codes_of_businesses_are_two_businesses(clerk):
    keep = build_establishment(legal_form="enterprise")
    drop = build_establishment(
        legal_form="enterprise", name="Khác", tax_code=tax_code(2), representative_phone=""
    )
    with pytest.raises(Refused) as refusal:
        merge(keep, drop, clerk)
    assert codes(refusal) == ["merge_tax_codes_differ"]
    assert_not_merged()


def test_only_a_clerk_of_both_territories_merges(keep, drop):
    district = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    stranger = build_member(Role.CLERK, build_office("HH-KT", territory=district))
    for actor in (stranger, build_member(Role.LEADER), build_applicant(keep)):
        with pytest.raises(NotPermitted):
            merge(keep, drop, actor)
    assert_not_merged()


def test_upper_apps_move_their_rows_in_the_same_transaction(keep, drop, clerk, monkeypatch):
    monkeypatch.setattr(merging, "_MOVERS", [])
    seen = []
    merging.on_merge(lambda kept, dropped, by: seen.append((kept.pk, dropped.pk, by.name)))
    merge(keep, drop, clerk)
    assert seen == [(keep.pk, drop.pk, clerk.name)]


def test_a_mover_that_fails_leaves_everything_as_it_was(keep, drop, clerk, monkeypatch):
    monkeypatch.setattr(merging, "_MOVERS", [])

    def fail(kept, dropped, by):
        raise ValueError("the upper app cannot")

    merging.on_merge(fail)
    with pytest.raises(ValueError, match="cannot"):
        merge(keep, drop, clerk)
    assert drop.places.count() == 1
    assert_not_merged()


def test_signposts_lead_to_the_last_record(keep, drop, clerk):
    other = build_establishment(
        legal_form="cooperative_group", tax_code="", name="Cũ", representative_phone=""
    )
    merge(drop, other, clerk)
    merge(keep, drop, clerk)
    other.refresh_from_db()
    assert other.merged_into == keep


def test_rows_that_no_mover_took_are_found_and_nothing_is_merged(keep, drop, clerk, monkeypatch):
    monkeypatch.setattr(merging, "_MOVERS", [])

    def leave_one_behind(kept, dropped, by):
        PollutionRecord.objects.create(
            establishment=dropped, found_on=DAY, finding="Khói", source="Biên bản"
        )

    merging.on_merge(leave_one_behind)
    with pytest.raises(AssertionError, match="PollutionRecord rows point to a merged"):
        merge(keep, drop, clerk)
    assert_not_merged()
