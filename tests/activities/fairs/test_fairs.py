"""A fair is prepared: its days, booths, exhibitors, products, tasks."""

from datetime import date
from typing import Any

import pytest

from khuyencong.activities.fairs.models import (
    Booth,
    Exhibitor,
    Fair,
    Product,
    Task,
)
from khuyencong.activities.fairs.services import (
    add_product,
    add_task,
    cancel_fair,
    change_booth,
    change_fair,
    finish_task,
    register_fair,
)
from khuyencong.activities.fairs.values import (
    ProductValues,
    TaskValues,
)
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.fairs import (
    AFTER,
    BEFORE,
    ENDS_ON,
    STARTS_ON,
    booth_values,
    build_booth,
    build_exhibitor,
    build_fair,
    build_product,
    build_weavers,
    contract_for,
    fair_values,
)

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "fairs.untold"),
        ({"ends_on": date(2021, 6, 9)}, "fairs.days_reversed"),
        ({"kind": "abroad"}, "fairs.country_needed"),
        ({"country": "Lào"}, "fairs.country_at_home"),
    ],
)
def test_a_fair_that_makes_no_sense_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        build_fair(**changes)

    assert codes(refusal) == [code]
    assert not Fair.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"rented_to": date(2021, 6, 15)}, "fairs.booth_outside_fair"),
        ({"rented_from": date(2021, 6, 9)}, "fairs.booth_outside_fair"),
        ({"rented_from": ENDS_ON, "rented_to": STARTS_ON}, "fairs.days_reversed"),
        ({"area_m2": 0}, "fairs.booth_without_room"),
        ({"rent_vnd": -1}, "fairs.amount_out_of_sense"),
        ({"support_vnd": 1}, "fairs.support_without_proposal"),
    ],
)
def test_a_booth_that_does_not_fit_its_fair_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        build_booth(**changes)

    assert codes(refusal) == [code]
    assert not Booth.objects.exists()


def test_support_stays_under_the_rent_and_the_law() -> None:
    contract = contract_for("shared_booth")
    limit_vnd = contract.proposal.rulings.last().limit_vnd
    fair = build_fair()
    with pytest.raises(Refused) as refusal:
        build_booth(fair, contract, support_vnd=20_000_001)
    assert codes(refusal) == ["fairs.support_above_rent"]

    with pytest.raises(Refused) as refusal:
        build_booth(fair, contract, rent_vnd=10**9, support_vnd=limit_vnd + 1)

    [problem] = refusal.value.problems
    assert problem.code == "fairs.support_above_limit"
    assert problem.parameters["limit_vnd"] == limit_vnd
    assert problem.source
    assert build_booth(fair, contract, support_vnd=20_000_000).support_vnd == 20_000_000


def test_a_position_is_rented_once_and_a_project_supports_its_own_kind() -> None:
    fair = build_fair()
    build_booth(fair)
    with pytest.raises(Refused) as refusal:
        build_booth(fair)
    assert codes(refusal) == ["fairs.position_taken"]

    with pytest.raises(Refused) as refusal:
        build_booth(fair, contract_for("fair_booth_home"), position="B1")
    assert codes(refusal) == ["fairs.booth_of_another_kind"]
    assert Booth.objects.count() == 1


def test_a_project_of_another_kind_of_work_is_not_carried_out_at_a_fair() -> None:
    with pytest.raises(Refused) as refusal:
        build_booth(contract=contract_for("machinery"))

    assert codes(refusal) == ["fairs.other_activity"]
    assert not Booth.objects.exists()


def test_an_exhibitor_has_one_place_at_a_fair() -> None:
    booth = build_booth()
    build_exhibitor(booth, build_weavers())
    second = build_booth(booth.fair, position="A13")

    with pytest.raises(Refused) as refusal:
        build_exhibitor(second, build_weavers())

    assert codes(refusal) == ["fairs.exhibitor_twice"]
    assert Exhibitor.objects.count() == 1


def test_an_own_booth_has_one_exhibitor() -> None:
    booth = build_booth(kind="own")
    build_exhibitor(booth, build_weavers())

    with pytest.raises(Refused) as refusal:
        build_exhibitor(booth, build_weavers(8))

    assert codes(refusal) == ["fairs.own_booth_has_its_one"]


def test_nobody_goes_abroad_a_third_time_in_a_year() -> None:
    establishment = build_weavers()
    for month in (3, 6, 9):
        days = {"starts_on": date(2021, month, 1), "ends_on": date(2021, month, 5)}
        fair = build_fair(kind="abroad", country="Lào", **days)
        booth = build_booth(fair, rented_from=days["starts_on"], rented_to=days["ends_on"])
        if month < 9:
            build_exhibitor(booth, establishment)

    with pytest.raises(Refused) as refusal:
        build_exhibitor(booth, establishment)

    [problem] = refusal.value.problems
    assert problem.code == "fairs.abroad_too_often"
    assert problem.source == "Thông tư 46/2012/TT-BCT, Điều 4 khoản 1 điểm b"
    assert Exhibitor.objects.count() == 2
    build_exhibitor(booth, build_weavers(8))


def test_a_product_stands_with_an_exhibitor_of_the_booth_only_and_once() -> None:
    booth = build_booth()
    establishment = build_weavers()
    values = ProductValues("Vải", "tấm", 300_000, 10)

    with pytest.raises(Refused) as refusal:
        add_product(booth.pk, establishment.pk, values, by=clerk())
    assert codes(refusal) == ["fairs.product_without_exhibitor"]

    build_product(build_exhibitor(booth, establishment), "Vải")
    with pytest.raises(Refused) as refusal:
        add_product(booth.pk, establishment.pk, values, by=clerk())
    assert codes(refusal) == ["fairs.product_twice"]
    nothing = ProductValues("Túi", "cái", -1, 0)
    with pytest.raises(Refused) as refusal:
        add_product(booth.pk, establishment.pk, nothing, by=clerk())
    assert codes(refusal) == ["fairs.amount_out_of_sense", "fairs.nothing_brought"]
    assert Product.objects.count() == 1


def test_a_fair_is_not_moved_from_under_its_booths_nor_by_a_second_tab() -> None:
    fair = build_fair()
    booth = build_booth(fair)
    with pytest.raises(Refused) as refusal:
        change_fair(fair.pk, fair_values(ends_on=date(2021, 6, 12)), version=1, by=clerk())
    assert codes(refusal) == ["fairs.booth_outside_fair"]

    change_fair(fair.pk, fair_values(place="Nhà văn hóa"), version=1, by=clerk())
    with pytest.raises(OutOfStep) as stale:
        change_fair(fair.pk, fair_values(), version=1, by=clerk())
    assert codes(stale) == ["fairs.changed_meanwhile"]
    with pytest.raises(Refused) as refusal:
        change_booth(booth.pk, booth_values(kind="own"), version=1, by=clerk(), on=BEFORE)
    assert codes(refusal) == ["fairs.kind_stays"]
    assert change_booth(booth.pk, booth_values(area_m2=27), version=1, by=clerk(), on=BEFORE)


def test_after_a_fair_was_given_up_nothing_is_entered() -> None:
    fair = build_fair()
    with pytest.raises(Refused):
        cancel_fair(fair.pk, reason=" ", by=clerk(), on=BEFORE)
    cancel_fair(fair.pk, reason="Dịch bệnh, hoãn hội chợ", by=clerk(), on=BEFORE)

    with pytest.raises(OutOfStep) as refusal:
        build_booth(fair)

    assert codes(refusal) == ["fairs.cancelled"]
    assert not Booth.objects.exists()


def test_tasks_are_due_before_the_end_and_ticked_off_once() -> None:
    fair = build_fair()
    with pytest.raises(Refused) as refusal:
        add_task(fair.pk, TaskValues("Chở hàng", "Anh Tâm", AFTER), by=clerk())
    assert codes(refusal) == ["fairs.task_after_fair"]
    assert not Task.objects.exists()
    task = add_task(fair.pk, TaskValues("Chở hàng", "Anh Tâm", STARTS_ON), by=clerk())

    finish_task(task.pk, by=clerk(), on=BEFORE)

    with pytest.raises(OutOfStep) as again:
        finish_task(task.pk, by=clerk(), on=BEFORE)
    assert codes(again) == ["fairs.task_done_already"]


def test_only_the_offices_clerk_prepares() -> None:
    with pytest.raises(NotPermitted) as refusal:
        register_fair(fair_values(), by=committee_leader(), on=BEFORE)

    assert codes(refusal) == ["fairs.keeping_not_yours"]
    assert not Fair.objects.exists()
