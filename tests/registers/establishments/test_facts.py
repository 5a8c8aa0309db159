"""Figures, products, priority, pollution, earlier support: told, judged, refused."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.establishments.models import SupportReceived
from khuyencong.registers.establishments.queries import search, visible_establishments
from khuyencong.registers.establishments.services import (
    add_priority_mark,
    add_product,
    change_product,
    declare_support,
    end_priority_mark,
    record_pollution,
    record_year_figures,
    remove_product,
    take_back_support,
    verify_priority_mark,
)
from khuyencong.registers.establishments.values import (
    MarkValues,
    PollutionValues,
    ProductValues,
    SupportValues,
    YearValues,
)
from tests.builders.establishments import DAY, build_applicant, build_establishment
from tests.builders.offices import build_member

pytestmark = pytest.mark.django_db

FIGURES = YearValues(year=2020, workers=24, women=15, ethnic_minority=20, revenue_vnd=4_200_000_000)
PRODUCT = ProductValues(name="Cà phê nhân", unit="tấn", year_capacity=120)
MARK = MarkValues(
    kind="women_owned", proof="Giấy đăng ký HTX, bà Hồ Thị Mừng", valid_from=date(2020, 1, 1)
)
SUPPORT = SupportValues(
    year=2019,
    activity="machinery",
    cost_item="Máy rang cà phê 30 kg/mẻ",
    amount_vnd=60_000_000,
    giver="Chương trình 135",
)
POLLUTION = PollutionValues(
    found_on=date(2020, 9, 1), finding="Nước thải vượt chuẩn", source="Biên bản 12/BB-KT"
)


@pytest.fixture
def establishment():
    return build_establishment()


@pytest.fixture
def clerk():
    return build_member(Role.CLERK)


@pytest.fixture
def appraiser():
    return build_member(Role.APPRAISER)


@pytest.fixture
def applicant(establishment):
    return build_applicant(establishment)


def codes(refusal):
    return [problem.code.removeprefix("establishments.") for problem in refusal.value.problems]


def test_figures_of_a_year_are_told_by_the_applicant_and_corrected(establishment, applicant):
    record_year_figures(establishment.pk, FIGURES, version=1, by=applicant, on=DAY)
    record_year_figures(
        establishment.pk, replace(FIGURES, workers=26), version=2, by=applicant, on=DAY
    )
    assert establishment.year_figures.get().workers == 26
    entry = AuditEntry.objects.filter(action="establishment.figures_recorded").latest("pk")
    assert (entry.before["workers"], entry.after["workers"]) == (24, 26)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"women": 25}, "women_above_workers"),
        ({"ethnic_minority": 25}, "minority_above_workers"),
        ({"year": 2022}, "year_beyond"),
        ({"year": 1989}, "year_beyond"),
        ({"revenue_vnd": -1}, "money_without_sense"),
        ({"capital_vnd": MAXIMUM_VND + 1}, "money_without_sense"),
    ],
)
def test_figures_without_sense_are_refused(establishment, clerk, changes, code):
    with pytest.raises(Refused) as refusal:
        record_year_figures(
            establishment.pk, replace(FIGURES, **changes), version=1, by=clerk, on=DAY
        )
    assert codes(refusal) == [code]
    assert not establishment.year_figures.exists()


def test_figures_in_a_second_tab_are_refused(establishment, clerk, applicant):
    record_year_figures(establishment.pk, FIGURES, version=1, by=applicant, on=DAY)
    with pytest.raises(OutOfStep) as refusal:
        record_year_figures(
            establishment.pk, replace(FIGURES, workers=30), version=1, by=clerk, on=DAY
        )
    assert codes(refusal) == ["changed_meanwhile"]
    assert establishment.year_figures.get().workers == 24


def test_a_product_is_found_by_search_until_it_is_removed(establishment, applicant, clerk):
    product = add_product(establishment.pk, replace(PRODUCT, name="Máy sấy"), by=applicant, on=DAY)
    assert search(visible_establishments(clerk), "may say").get() == establishment
    remove_product(product.pk, by=applicant, on=DAY)
    assert not search(visible_establishments(clerk), "may say").exists()
    with pytest.raises(OutOfStep) as refusal:
        remove_product(product.pk, by=applicant, on=DAY)
    assert codes(refusal) == ["product_removed"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "product_name_missing"),
        ({"local_material_percent": 101}, "share_beyond"),
        ({"certified_level": "district"}, "certificate_half"),
        ({"certified_on": date(2020, 1, 1)}, "certificate_half"),
        ({"certified_level": "district", "certified_on": date(2021, 3, 2)}, "day_ahead"),
    ],
)
def test_a_product_without_sense_is_refused(establishment, clerk, changes, code):
    with pytest.raises(Refused) as refusal:
        add_product(establishment.pk, replace(PRODUCT, **changes), by=clerk, on=DAY)
    assert codes(refusal) == [code]
    assert not establishment.products.exists()


def test_the_same_product_twice_is_refused(establishment, clerk):
    add_product(establishment.pk, PRODUCT, by=clerk, on=DAY)
    with pytest.raises(Refused) as refusal:
        add_product(establishment.pk, replace(PRODUCT, name="ca phe NHÂN"), by=clerk, on=DAY)
    assert codes(refusal) == ["product_twice"]


def test_a_certificate_is_entered_by_an_officer(establishment, clerk, applicant):
    certified = replace(PRODUCT, certified_level="district", certified_on=date(2020, 8, 1))
    with pytest.raises(NotPermitted) as refusal:
        add_product(establishment.pk, certified, by=applicant, on=DAY)
    assert codes(refusal) == ["certificate_by_officer"]
    product = add_product(establishment.pk, certified, by=clerk, on=DAY)
    change_product(product.pk, replace(certified, unit="kg"), version=2, by=applicant, on=DAY)
    with pytest.raises(NotPermitted):
        change_product(product.pk, PRODUCT, version=3, by=applicant, on=DAY)
    product.refresh_from_db()
    assert (product.unit, product.certified_level) == ("kg", "district")


def test_a_mark_is_verified_by_an_officer_who_did_not_enter_it(establishment, clerk, appraiser):
    mark = add_priority_mark(establishment.pk, MARK, by=clerk, on=DAY)
    with pytest.raises(NotPermitted) as refusal:
        verify_priority_mark(mark.pk, by=clerk, on=DAY)
    assert refusal.value.problems[0].code == "offices.maker_is_not_approver"
    assert verify_priority_mark(mark.pk, by=appraiser, on=DAY).verified_on == DAY
    with pytest.raises(OutOfStep) as refusal:
        verify_priority_mark(mark.pk, by=appraiser, on=DAY)
    assert codes(refusal) == ["mark_verified_already"]


def test_an_applicant_claims_a_mark_but_never_verifies(establishment, applicant):
    mark = add_priority_mark(establishment.pk, MARK, by=applicant, on=DAY)
    for act in (
        lambda: verify_priority_mark(mark.pk, by=applicant, on=DAY),
        lambda: end_priority_mark(mark.pk, valid_to=DAY, reason="x", by=applicant, on=DAY),
    ):
        with pytest.raises(NotPermitted) as refusal:
            act()
        assert codes(refusal) == ["officer_needed"]
    mark.refresh_from_db()
    assert (mark.verified_on, mark.valid_to) == (None, None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"proof": ""}, "proof_missing"),
        ({"valid_to": date(2019, 12, 31)}, "ends_before_it_begins"),
        ({"valid_from": date(2021, 3, 2)}, "day_ahead"),
    ],
)
def test_a_mark_without_sense_is_refused(establishment, clerk, changes, code):
    with pytest.raises(Refused) as refusal:
        add_priority_mark(establishment.pk, replace(MARK, **changes), by=clerk, on=DAY)
    assert codes(refusal) == [code]
    assert not establishment.marks.exists()


def test_a_mark_is_claimed_once_for_a_time(establishment, clerk):
    mark = add_priority_mark(establishment.pk, MARK, by=clerk, on=DAY)
    later = replace(MARK, valid_from=date(2021, 1, 1))
    with pytest.raises(Refused) as refusal:
        add_priority_mark(establishment.pk, later, by=clerk, on=DAY)
    assert codes(refusal) == ["mark_twice"]
    end_priority_mark(mark.pk, valid_to=date(2020, 12, 31), reason="Đổi chủ", by=clerk, on=DAY)
    assert add_priority_mark(establishment.pk, later, by=clerk, on=DAY).pk


def test_a_mark_ends_with_a_reason_and_once(establishment, clerk):
    mark = add_priority_mark(establishment.pk, MARK, by=clerk, on=DAY)
    with pytest.raises(Refused) as refusal:
        end_priority_mark(mark.pk, valid_to=date(2020, 12, 31), reason=" ", by=clerk, on=DAY)
    assert codes(refusal) == ["reason_missing"]
    end_priority_mark(mark.pk, valid_to=date(2020, 12, 31), reason="Hết hạn", by=clerk, on=DAY)
    with pytest.raises(OutOfStep) as refusal:
        end_priority_mark(mark.pk, valid_to=DAY, reason="Hết hạn", by=clerk, on=DAY)
    assert codes(refusal) == ["mark_ended"]


def test_pollution_is_recorded_by_officers_only(establishment, applicant, appraiser):
    with pytest.raises(NotPermitted):
        record_pollution(establishment.pk, POLLUTION, by=applicant, on=DAY)
    assert not establishment.pollution_records.exists()
    assert record_pollution(establishment.pk, POLLUTION, by=appraiser, on=DAY).pk


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"finding": ""}, "finding_missing"),
        ({"source": " "}, "source_missing"),
        ({"found_on": date(2021, 3, 2)}, "day_ahead"),
    ],
)
def test_a_finding_without_sense_is_refused(establishment, clerk, changes, code):
    with pytest.raises(Refused) as refusal:
        record_pollution(establishment.pk, replace(POLLUTION, **changes), by=clerk, on=DAY)
    assert codes(refusal) == [code]
    assert not establishment.pollution_records.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount_vnd": 0}, "amount_zero"),
        ({"amount_vnd": -1}, "money_without_sense"),
        ({"amount_vnd": MAXIMUM_VND + 1}, "money_without_sense"),
        ({"cost_item": ""}, "cost_item_missing"),
        ({"giver": ""}, "giver_missing"),
        ({"year": 2022}, "year_beyond"),
    ],
)
def test_support_without_sense_is_refused(establishment, applicant, changes, code):
    with pytest.raises(Refused) as refusal:
        declare_support(establishment.pk, replace(SUPPORT, **changes), by=applicant, on=DAY)
    assert codes(refusal) == [code]
    assert not SupportReceived.objects.exists()


def test_support_is_declared_by_the_applicant_and_taken_back_by_a_clerk_with_a_reason(
    establishment, applicant, clerk
):
    support = declare_support(establishment.pk, SUPPORT, by=applicant, on=DAY)
    with pytest.raises(NotPermitted):
        take_back_support(support.pk, reason="nhầm", by=applicant)
    with pytest.raises(Refused) as refusal:
        take_back_support(support.pk, reason="", by=clerk)
    assert codes(refusal) == ["reason_missing"]
    assert SupportReceived.objects.exists()
    take_back_support(support.pk, reason="Nhập nhầm cơ sở", by=clerk)
    assert not SupportReceived.objects.exists()
    entry = AuditEntry.objects.latest("pk")
    assert (entry.before["amount_vnd"], entry.reason) == (60_000_000, "Nhập nhầm cơ sở")
