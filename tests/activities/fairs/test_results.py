"""What came of a fair: contacts, contracts, sales then and later, and its report."""

from datetime import date

import pytest

from khuyencong.activities.fairs.models import (
    Booth,
    Contact,
    Deal,
    Sales,
)
from khuyencong.activities.fairs.permissions import visible_exhibitors, visible_fairs
from khuyencong.activities.fairs.services import (
    add_contact,
    add_deal,
    correct_sales,
    register_fair,
    report_booth,
    report_fair,
    tell_sales,
)
from khuyencong.activities.fairs.states import Period, months_later
from khuyencong.activities.fairs.values import (
    ContactValues,
    DealValues,
)
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders.appraisals import clerk
from tests.builders.establishments import build_applicant
from tests.builders.fairs import (
    AFTER,
    BEFORE,
    ENDS_ON,
    STARTS_ON,
    build_booth,
    build_exhibitor,
    build_product,
    build_weavers,
    contract_for,
    fair_values,
    report_values,
)

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_shared_booth_is_shown_sold_from_and_counts_as_delivered() -> None:
    contract = contract_for("shared_booth")
    booth = build_booth(contract=contract)
    exhibitor = build_exhibitor(booth, build_weavers())
    product = build_product(exhibitor, "Vải thổ cẩm")
    values = DealValues(product.pk, "Siêu thị Đông Hà", 45_000_000, ENDS_ON)
    add_deal(exhibitor.pk, values, by=clerk(), on=AFTER)

    booth = report_booth(booth.pk, report_values(contract), version=1, by=clerk(), on=AFTER)

    item = contract.items.get()
    assert delivered_so_far(contract.pk)[item.pk].quantity == 1
    assert booth.delivery is not None
    assert booth.delivery.delivered_on == ENDS_ON
    for told in ("A12", "18 m²", "15/HĐ-TGH", "Dệt thổ cẩm A Bung", "1 hợp đồng", "45.000.000"):
        assert told in booth.delivery.evidence


def test_a_fair_of_its_own_project_counts_as_one_fair() -> None:
    contract = contract_for("fair_organise")
    values = fair_values(kind="organised")
    fair = register_fair(values, proposal_id=contract.proposal_id, by=clerk(), on=BEFORE)
    build_exhibitor(build_booth(fair), build_weavers())

    report_fair(fair.pk, report_values(contract), version=1, by=clerk(), on=AFTER)

    assert delivered_so_far(contract.pk)[contract.items.get().pk].quantity == 1
    with pytest.raises(OutOfStep) as refusal:
        report_fair(fair.pk, report_values(contract), version=2, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.reported_already"]


def test_sales_are_never_below_zero_nor_before_their_time() -> None:
    exhibitor = build_exhibitor(build_booth(), build_weavers())
    for period, amount_vnd, day, code in (
        (Period.AT_FAIR, -1, AFTER, "fairs.sales_negative"),
        (Period.AT_FAIR, 1, date(2021, 6, 9), "fairs.sales_before_fair"),
        (Period.AFTER_3, 1, date(2021, 9, 13), "fairs.sales_too_early"),
        (Period.AFTER_6, 1, date(2021, 12, 13), "fairs.sales_too_early"),
    ):
        with pytest.raises(Refused) as refusal:
            tell_sales(exhibitor.pk, period, amount_vnd, by=clerk(), on=day)
        assert codes(refusal) == [code]
    assert not Sales.objects.exists()
    tell_sales(exhibitor.pk, Period.AFTER_3, 0, by=clerk(), on=date(2021, 9, 14))
    tell_sales(exhibitor.pk, Period.AFTER_6, 5, by=clerk(), on=date(2021, 12, 14))


def test_sales_of_a_period_are_told_once_and_corrections_keep_what_was_told() -> None:
    exhibitor = build_exhibitor(build_booth(), build_weavers())
    with pytest.raises(OutOfStep) as early:
        correct_sales(exhibitor.pk, Period.AT_FAIR, 9, reason="Nhầm", by=clerk(), on=AFTER)
    assert codes(early) == ["fairs.sales_not_told"]
    tell_sales(exhibitor.pk, Period.AT_FAIR, 8_000_000, by=clerk(), on=AFTER)

    with pytest.raises(Refused) as refusal:
        tell_sales(exhibitor.pk, Period.AT_FAIR, 9_000_000, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.sales_told_already"]
    with pytest.raises(Refused) as refusal:
        correct_sales(exhibitor.pk, Period.AT_FAIR, 9_000_000, reason=" ", by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.correction_unexplained"]

    correct_sales(
        exhibitor.pk, Period.AT_FAIR, 9_000_000, reason="Sót hai ngày", by=clerk(), on=AFTER
    )
    told = list(Sales.objects.values_list("amount_vnd", "is_current"))
    assert told == [(8_000_000, False), (9_000_000, True)]


def test_an_establishment_tells_its_own_figures_and_reads_nobody_elses() -> None:
    booth = build_booth()
    own, other = build_exhibitor(booth, build_weavers()), build_exhibitor(booth, build_weavers(8))
    person = build_applicant(own.establishment)

    tell_sales(own.pk, Period.AT_FAIR, 3_000_000, by=person, on=AFTER)

    with pytest.raises(NotPermitted) as refusal:
        tell_sales(other.pk, Period.AT_FAIR, 3_000_000, by=person, on=AFTER)
    assert codes(refusal) == ["fairs.entering_not_yours"]
    assert list(visible_exhibitors(person, booth.fair)) == [own]
    assert list(visible_fairs(person)) == [booth.fair]
    stranger = build_applicant(build_weavers(9), username="nguoi-la")
    assert not visible_fairs(stranger).exists()


def test_contacts_and_contracts_are_made_on_the_days_of_the_fair() -> None:
    exhibitor = build_exhibitor(build_booth(), build_weavers())
    product = build_product(exhibitor)
    other = build_product(
        build_exhibitor(build_booth(exhibitor.fair, position="B"), build_weavers(8))
    )

    values = ContactValues("Siêu thị", "Vải", date(2021, 6, 15))
    with pytest.raises(Refused) as refusal:
        add_contact(exhibitor.pk, values, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.not_at_the_fair"]
    values = ContactValues("", "Vải", ENDS_ON)
    with pytest.raises(Refused) as refusal:
        add_contact(exhibitor.pk, values, by=clerk(), on=STARTS_ON)
    assert codes(refusal) == ["fairs.untold", "fairs.day_in_future"]
    with pytest.raises(Refused) as refusal:
        add_deal(exhibitor.pk, DealValues(other.pk, "A", 0, ENDS_ON), by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.amount_out_of_sense", "fairs.product_of_another"]
    assert not Contact.objects.exists()
    assert not Deal.objects.exists()
    add_contact(exhibitor.pk, ContactValues("Siêu thị", "Vải", ENDS_ON), by=clerk(), on=AFTER)
    add_deal(exhibitor.pk, DealValues(product.pk, "A", 1, ENDS_ON), by=clerk(), on=AFTER)


def test_nothing_is_reported_before_the_fair_is_over_nor_without_exhibitors() -> None:
    contract = contract_for("shared_booth")
    booth = build_booth(contract=contract)
    values = report_values(contract)
    with pytest.raises(Refused) as refusal:
        report_booth(booth.pk, values, version=1, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.nobody_showed"]
    build_exhibitor(booth, build_weavers())

    with pytest.raises(OutOfStep) as early:
        report_booth(booth.pk, values, version=1, by=clerk(), on=ENDS_ON)
    assert codes(early) == ["fairs.not_over_yet"]
    nothing = report_values(contract, invoice=" ")
    with pytest.raises(Refused) as refusal:
        report_booth(booth.pk, nothing, version=1, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.untold"]
    with pytest.raises(OutOfStep) as stale:
        report_booth(booth.pk, values, version=7, by=clerk(), on=AFTER)
    assert codes(stale) == ["fairs.changed_meanwhile"]
    assert not Delivery.objects.exists()
    assert Booth.objects.get().delivery_id is None


def test_a_booth_without_a_project_is_not_reported_nor_under_another_contract() -> None:
    contract = contract_for("shared_booth")
    free = build_booth()
    build_exhibitor(free, build_weavers())
    with pytest.raises(Refused) as refusal:
        report_booth(free.pk, report_values(contract), version=1, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.no_proposal_to_report"]

    bound = build_booth(free.fair, contract, position="B2")
    values = report_values(contract, contract_item_id=0)
    with pytest.raises(Refused) as refusal:
        report_booth(bound.pk, values, version=1, by=clerk(), on=AFTER)
    assert codes(refusal) == ["fairs.item_of_another"]
    assert not Delivery.objects.exists()


def test_what_acceptance_refuses_leaves_the_booth_as_it_was() -> None:
    contract = contract_for("shared_booth")
    booth = build_booth(contract=contract)
    build_exhibitor(booth, build_weavers())

    values = report_values(contract, cost_vnd=-1)
    with pytest.raises(Refused) as refusal:
        report_booth(booth.pk, values, version=1, by=clerk(), on=AFTER)

    assert codes(refusal) == ["acceptance.amount_out_of_sense"]
    assert Booth.objects.get().version == 1


def test_three_months_after_the_last_of_november_is_the_last_of_february() -> None:
    assert months_later(date(2021, 11, 30), 3) == date(2022, 2, 28)
    assert months_later(date(2021, 6, 30), 6) == date(2021, 12, 30)
    assert months_later(date(2021, 9, 30), 3) == date(2021, 12, 30)
