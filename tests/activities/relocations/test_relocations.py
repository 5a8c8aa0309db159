"""A relocation from the decision to the settled interest."""

from datetime import date
from decimal import Decimal

import pytest

from khuyencong.activities.relocations.models import Loan, Measurement, Relocation, Step
from khuyencong.activities.relocations.queries import pollution_of, schedule_for
from khuyencong.activities.relocations.services import (
    agree_lot,
    measure,
    open_relocation,
    plan_relocation,
    reach_step,
    record_statement,
    report_relocation,
    state_loan,
    verify_limit,
)
from khuyencong.activities.relocations.states import Stage
from khuyencong.activities.relocations.support import MonthOfLoan
from khuyencong.activities.relocations.values import MeasurementValues, StepValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.services import withdraw_delivery
from khuyencong.registers.clusters.models import Occupancy
from khuyencong.registers.clusters.services import reserve_lot
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.clusters import build_lot, holding
from tests.builders.relocations import (
    DUE,
    TODAY,
    build_at,
    build_limit,
    build_relocation,
    build_supported,
    lend,
    loan_values,
    months,
    relocation_values,
)

pytestmark = pytest.mark.django_db


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def told(relocation):
    return {"version": relocation.version, "by": clerk(), "on": TODAY}


def test_an_establishment_moves_once_at_a_time():
    relocation = build_relocation()
    with pytest.raises(Refused) as refused:
        open_relocation(relocation_values(relocation.establishment), by=clerk(), on=TODAY)
    assert codes(refused) == ["relocations.running_already"]


def test_only_a_clerk_records_a_relocation():
    relocation = build_relocation()
    with pytest.raises(NotPermitted):
        plan_relocation(relocation.pk, DUE, version=1, by=committee_leader())


def test_a_plan_names_a_day_for_each_step_in_order():
    relocation = build_relocation()
    due = DUE | {Stage.MOVED: date(2021, 5, 1)}
    del due[Stage.CLEARED]
    with pytest.raises(Refused) as refused:
        plan_relocation(relocation.pk, due, version=1, by=clerk())
    assert codes(refused) == ["relocations.plan_out_of_order", "relocations.step_unplanned"]
    assert not relocation.plan.exists()


def test_no_old_site_is_cleared_before_the_move():
    relocation = build_at(Stage.BUILDING)
    values = StepValues(TODAY, "08/BB")
    with pytest.raises(OutOfStep) as refused:
        reach_step(relocation.pk, Stage.CLEARED, values, **told(relocation))
    assert codes(refused) == ["relocations.not_the_next_step"]
    assert Step.objects.count() == 2


def test_a_step_is_not_before_the_last_one_nor_in_the_future():
    relocation = build_at(Stage.BUILDING)
    for day, code in (
        (date(2021, 6, 2), "relocations.step_too_early"),
        (date(2021, 7, 13), "relocations.day_in_future"),
    ):
        with pytest.raises(Refused) as refused:
            reach_step(relocation.pk, Stage.MOVED, StepValues(day, "8/BB"), **told(relocation))
        assert codes(refused) == [code]


def test_the_agreed_lot_is_reserved_and_a_lot_that_is_held_is_refused():
    lot = build_lot()
    reserve_lot(lot.pk, holding("Cơ sở khác"), by=clerk(), on=TODAY)
    relocation = build_at(Stage.PLANNED)
    values = StepValues(date(2021, 7, 2), "07/BB")
    with pytest.raises(OutOfStep) as refused:
        agree_lot(relocation.pk, lot.pk, values, **told(relocation))
    assert codes(refused) == ["clusters.lot_held"]
    relocation.refresh_from_db()
    assert (relocation.stage, relocation.lot) == ("planned", None)
    free = build_lot(lot.cluster, "B2", boundary=None, area_m2=9_000)
    agree_lot(relocation.pk, free.pk, values, **told(relocation))
    held = Occupancy.objects.get(lot=free)
    assert (held.holder, held.reference) == (str(relocation.establishment), relocation.reference)


def test_pollution_is_shown_before_and_after_the_move_with_how_many_times_the_limit():
    relocation = build_at(Stage.MOVED)  # on 14 June
    limit = build_limit()
    for day, value in ((date(2021, 6, 2), "91"), (date(2021, 7, 1), "63")):
        values = MeasurementValues(limit.pk, Decimal(value), day, "Trung tâm quan trắc")
        measure(relocation.pk, values, by=clerk(), on=TODAY)
    [pair] = pollution_of(relocation)
    assert (pair.before.times_over, pair.before.is_over) == (Decimal("1.30"), True)
    assert (pair.after.times_over, pair.after.is_over) == (Decimal("0.90"), False)


def test_a_measurement_in_the_future_or_below_zero_is_refused():
    relocation = build_relocation()
    values = MeasurementValues(build_limit().pk, Decimal(-1), date(2021, 7, 13), "Trung tâm")
    with pytest.raises(Refused) as refused:
        measure(relocation.pk, values, by=clerk(), on=TODAY)
    assert codes(refused) == ["relocations.day_in_future", "relocations.measure_negative"]
    assert not Measurement.objects.exists()


def test_a_limit_is_not_checked_until_another_person_confirms_it():
    limit = build_limit()
    assert not limit.is_verified
    with pytest.raises(NotPermitted):
        verify_limit(limit.pk, by=clerk())
    assert verify_limit(limit.pk, by=committee_leader()).is_verified


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ([*months(100), *months(100, first=3, drawn_vnd=0)], "relocations.months_missing"),
        ([*months(100, 100), *months(100, first=2, drawn_vnd=0)], "relocations.months_overlap"),
        (months(-1), "relocations.amount_out_of_sense"),
        (months(1, drawn_vnd=900_000_001), "relocations.drawn_beyond_loan"),
        ([MonthOfLoan(date(2021, 1, 1), 5, 6, 0)], "relocations.repaid_beyond_loan"),
        (months(1, first=8), "relocations.month_in_future"),
        ([MonthOfLoan(date(2020, 12, 1), 5, 0, 0)], "relocations.month_before_loan"),
        ([], "relocations.statement_empty"),
    ],
)
def test_a_statement_that_cannot_be_is_refused_whole(statement, code):
    relocation = build_relocation()
    lend(relocation, 5_000)
    with pytest.raises(Refused) as refused:
        record_statement(relocation.pk, statement, by=clerk(), on=TODAY)
    assert codes(refused) == [code]
    assert [one.interest_vnd for one in Loan.objects.get().months.all()] == [5_000]


def test_no_interest_is_reported_before_the_old_site_is_cleared():
    relocation, contract = build_supported()
    relocation = build_at(Stage.OPERATING, relocation)
    lend(relocation, 6_000_000)
    item = contract.items.get()
    with pytest.raises(Refused) as refused:
        report_relocation(relocation.pk, contract_item_id=item.pk, **told(relocation))
    assert codes(refused) == ["relocations.support_too_early"]
    assert not Delivery.objects.exists()


def test_a_short_or_foreign_loan_is_not_supported():
    relocation, contract = build_supported()
    relocation = build_at(Stage.CLEARED, relocation)
    state_loan(relocation.pk, loan_values(term="short", is_in_vnd=False), by=clerk(), on=TODAY)
    item = contract.items.get()
    with pytest.raises(Refused) as refused:
        report_relocation(relocation.pk, contract_item_id=item.pk, **told(relocation))
    assert codes(refused) == ["relocations.loan_too_short", "relocations.loan_foreign"]


def test_a_cleared_relocation_is_one_delivery_with_its_interest_and_opens_again_when_withdrawn():
    relocation, contract = build_supported()
    relocation = build_at(Stage.CLEARED, relocation)
    lend(relocation, 6_000_000, 6_000_001)
    schedule = schedule_for(relocation, on=TODAY)
    assert (schedule.counted_vnd, schedule.supported_vnd) == (12_000_001, 6_000_000)
    item = contract.items.get()
    relocation = report_relocation(relocation.pk, contract_item_id=item.pk, **told(relocation))
    assert relocation.stage == Stage.CLOSED
    assert (relocation.delivery.quantity, relocation.delivery.cost_vnd) == (1, 12_000_001)
    assert "88/QĐ-UBND" in relocation.delivery.evidence
    with pytest.raises(OutOfStep):
        report_relocation(relocation.pk, contract_item_id=item.pk, **told(relocation))
    withdraw_delivery(relocation.delivery_id, reason="Nhầm sao kê", by=clerk(), on=TODAY)
    relocation = Relocation.objects.get()
    assert (relocation.stage, relocation.delivery) == ("cleared", None)


def test_a_relocation_without_money_is_closed_when_the_old_site_is_cleared():
    relocation = build_at(Stage.CLEARED)
    relocation = report_relocation(relocation.pk, contract_item_id=None, **told(relocation))
    assert (relocation.stage, relocation.delivery) == ("closed", None)
