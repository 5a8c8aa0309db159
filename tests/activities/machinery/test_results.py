"""What came of a machine: measured, shown, visited a year later."""

from datetime import date
from decimal import Decimal

import pytest

from khuyencong.activities.machinery.models import DemonstrationDay, FollowUp, Machine, Measure
from khuyencong.activities.machinery.queries import visits_due
from khuyencong.activities.machinery.services import (
    follow_up,
    hold_demonstration,
    measure_after,
)
from khuyencong.activities.machinery.states import Indicator, Stage
from khuyencong.activities.machinery.values import (
    DemonstrationValues,
    FollowUpValues,
    MeasureValues,
)
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from tests.activities.machinery.test_machines import codes
from tests.builders.acceptance import inspector
from tests.builders.contracts import build_started, implementer
from tests.builders.machinery import TODAY, build_at, build_measure, build_reported

LATER = date(2022, 7, 20)


def after(measure: Measure, value: str, day: date = TODAY) -> Measure:
    contract = measure.proposal.contract
    values = MeasureValues(Decimal(value), day, "Cân 3 ca liền")
    return measure_after(measure.pk, values, by=implementer(contract), on=TODAY)


def visit(machine: Machine, day: date, **told) -> FollowUp:
    values = FollowUpValues(day, told.pop("is_there", True), told.pop("is_working", True), **told)
    return follow_up(machine.pk, values, by=inspector(), on=LATER)


@pytest.mark.parametrize(
    ("indicator", "before", "later", "change", "is_better"),
    [
        (Indicator.OUTPUT, "120", "500", "316.7", True),
        (Indicator.ENERGY, "4.5", "3.15", "-30.0", True),
        (Indicator.WASTE, "2", "3", "50.0", False),
        (Indicator.WORKERS, "6", "6", "0.0", None),
        (Indicator.DEFECTS, "0", "1", None, False),
    ],
)
def test_before_and_after_are_compared_on_one_measure(indicator, before, later, change, is_better):
    measure = build_measure(build_started(), before, indicator=indicator.value)

    measured = after(measure, later)

    expected = None if change is None else Decimal(change)
    assert (measured.change_percent, measured.is_better) == (expected, is_better)


def test_a_measurement_is_made_once_and_later_than_before():
    measure = build_measure(build_started())
    with pytest.raises(Refused) as refusal:
        after(measure, "500", date(2021, 6, 10))
    assert codes(refusal) == ["machinery.after_not_later"]
    with pytest.raises(Refused) as refusal:
        after(measure, "-1", date(2021, 8, 1))
    assert codes(refusal) == ["machinery.measure_negative", "machinery.day_in_future"]
    assert Measure.objects.get().after is None

    after(measure, "500")
    with pytest.raises(OutOfStep):
        after(measure, "600")
    assert Measure.objects.get().after == 500


def test_a_measurement_from_before_is_corrected_until_there_is_one_from_after():
    contract = build_started()
    measure = build_measure(contract, "120")
    build_measure(contract, "125")
    assert Measure.objects.get().before == 125

    after(measure, "500")
    with pytest.raises(OutOfStep) as refusal:
        build_measure(contract, "130")
    assert codes(refusal) == ["machinery.measured_already"]
    assert Measure.objects.get().before == 125


def test_a_day_of_demonstration_has_happened_with_people_and_once():
    contract = build_started()
    by = implementer(contract)
    good = DemonstrationValues(date(2021, 7, 11), "Thôn Ka Lu", 25, 6)

    for values, code in (
        (DemonstrationValues(date(2021, 8, 1), "Ka Lu", 25, 6), "machinery.day_in_future"),
        (DemonstrationValues(TODAY, "", 25, 6), "machinery.place_needed"),
        (DemonstrationValues(TODAY, "Ka Lu", 5, 6), "machinery.attendance_out_of_sense"),
    ):
        with pytest.raises(Refused) as refusal:
            hold_demonstration(contract.proposal_id, values, by=by, on=TODAY)
        assert codes(refusal) == [code]
    hold_demonstration(contract.proposal_id, good, by=by, on=TODAY)
    with pytest.raises(Refused) as refusal:
        hold_demonstration(contract.proposal_id, good, by=by, on=TODAY)
    assert codes(refusal) == ["machinery.shown_already"]
    assert DemonstrationDay.objects.count() == 1


def test_a_visit_is_not_of_tomorrow_and_a_loss_is_explained():
    machine = build_reported()
    for day, told, expected in (
        (date(2022, 8, 1), {}, ["machinery.day_in_future"]),
        (date(2021, 7, 1), {}, ["machinery.stage_too_early"]),
        (LATER, {"is_there": False, "is_working": False}, ["machinery.loss_untold"]),
        (
            LATER,
            {"is_there": False, "is_working": True, "note": "?"},
            ["machinery.works_but_gone"],
        ),
    ):
        with pytest.raises(Refused) as refusal:
            visit(machine, day, **told)
        assert codes(refusal) == expected
    assert not FollowUp.objects.exists()

    visit(machine, LATER, is_working=False, note="Chờ thay vòng bi")
    with pytest.raises(Refused) as refusal:
        visit(machine, LATER)
    assert codes(refusal) == ["machinery.visited_already"]
    assert FollowUp.objects.count() == 1


def test_an_establishment_does_not_visit_itself_and_nobody_one_not_yet_reported():
    machine = build_at(Stage.TRIED)
    with pytest.raises(OutOfStep) as refusal:
        visit(machine, TODAY)
    assert codes(refusal) == ["machinery.not_reported_yet"]
    with pytest.raises(NotPermitted):
        follow_up(
            machine.pk,
            FollowUpValues(TODAY, is_there=True, is_working=True),
            by=implementer(machine.contract_item.contract),
            on=TODAY,
        )
    assert not FollowUp.objects.exists()


def test_a_machine_is_due_a_year_after_it_was_last_seen_until_it_is_released():
    machine = build_reported()
    everyone = Machine.objects.all()

    assert not visits_due(everyone, on=date(2022, 7, 9)).exists()
    assert list(visits_due(everyone, on=date(2022, 7, 10))) == [machine]
    visit(machine, LATER)
    assert not visits_due(everyone, on=date(2023, 7, 19)).exists()
    assert visits_due(everyone, on=date(2023, 7, 20)).exists()
    assert not visits_due(everyone, on=date(2026, 7, 11)).exists()
