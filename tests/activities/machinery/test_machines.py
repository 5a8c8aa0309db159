"""A machine on its road: chosen, delivered, installed, tried, reported."""

from datetime import date

import pytest

from khuyencong.activities.machinery.models import Machine, MachinePhoto, Quote
from khuyencong.activities.machinery.queries import make_key, same_model_around
from khuyencong.activities.machinery.services import (
    add_machine,
    add_quote,
    change_machine,
    choose_quote,
    reach_stage,
    report_machine,
)
from khuyencong.activities.machinery.states import Stage
from khuyencong.activities.machinery.values import QuoteValues, ReportValues, StageValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders.appraisals import build_line_with, committee_leader
from tests.builders.contracts import build_contract, build_signed, build_started, implementer
from tests.builders.files import build_upload
from tests.builders.machinery import (
    STAGE_DAYS,
    TODAY,
    build_at,
    build_machine,
    build_quote,
    build_reported,
    machine_values,
)
from tests.builders.photos import build_photo


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def reach(machine: Machine, stage: Stage, day: date, text: str = "", **told):
    by = told.pop("by", implementer(machine.contract_item.contract))
    values = StageValues(day, text)
    version = told.pop("version", machine.version)
    return reach_stage(machine.pk, stage, values, version=version, by=by, on=TODAY, **told)


def unchanged(machine: Machine) -> bool:
    now = Machine.objects.get(pk=machine.pk)
    return (now.stage, now.version) == (machine.stage, machine.version)


def test_a_machine_goes_its_whole_road_and_counts_as_delivered():
    machine = build_reported()

    assert machine.stage == Stage.REPORTED
    item = machine.contract_item
    assert delivered_so_far(item.contract_id)[item.pk].quantity == 1
    evidence = Delivery.objects.get().evidence
    for told in ("CF-500", "số máy CF500-0021", "05/07/2021", "10/07/2021", "0000123"):
        assert told in evidence
    actions = list(
        AuditEntry.objects.filter(action__startswith="machine.").values_list("action", flat=True)
    )
    assert actions == [
        "machine.added",
        "machine.delivered",
        "machine.installed",
        "machine.tried",
        "machine.reported",
    ]


def test_everything_wrong_with_a_machine_is_said_at_once():
    contract = build_started()
    values = machine_values(name=" ", maker="", model="", year_made=2022)

    with pytest.raises(Refused) as refusal:
        add_machine(contract.items.get().pk, values, by=implementer(contract), on=TODAY)

    assert codes(refusal) == [
        "machinery.name_needed",
        "machinery.maker_needed",
        "machinery.model_needed",
        "machinery.year_out_of_sense",
    ]
    assert not Machine.objects.exists()


def test_a_used_machine_does_not_pass_for_one_promised_new():
    contract = build_started()
    item = contract.items.get()
    assert item.cost_item is not None
    item.cost_item.condition = "new"
    item.cost_item.save(update_fields=["condition"])

    with pytest.raises(Refused) as refusal:
        build_machine(contract, condition="used")

    assert codes(refusal) == ["machinery.new_promised"]
    assert not Machine.objects.exists()


def test_no_more_machines_than_the_contract_has():
    contract = build_started()
    build_machine(contract)

    with pytest.raises(Refused) as refusal:
        build_machine(contract, serial_number="CF500-0022")

    assert codes(refusal) == ["machinery.beyond_contract"]
    assert Machine.objects.count() == 1


def test_the_same_machine_is_not_supported_twice_however_its_maker_is_written():
    line = build_line_with(1_000_000_000)
    build_machine(build_started(line=line))

    with pytest.raises(Refused) as refusal:
        build_machine(build_started(2, line=line), maker="CO KHI mien trung", model="CF 500")

    assert codes(refusal) == ["machinery.serial_known"]
    assert Machine.objects.count() == 1


def test_before_work_has_begun_there_are_no_machines():
    signed = build_signed()

    with pytest.raises(OutOfStep):
        build_machine(signed)

    assert not Machine.objects.exists()


def test_who_does_not_report_does_not_keep_machines():
    contract = build_started()
    item = contract.items.get()

    with pytest.raises(NotPermitted):
        add_machine(item.pk, machine_values(), by=committee_leader(), on=TODAY)

    assert not Machine.objects.exists()


def test_a_contract_in_draft_has_no_machines_yet():
    contract = build_contract()

    with pytest.raises(NotPermitted) as refusal:
        add_machine(contract.items.get().pk, machine_values(), by=implementer(contract), on=TODAY)

    assert codes(refusal) == ["machinery.no_contract"]


def test_a_second_tab_does_not_overwrite_the_first():
    machine = build_machine()
    by = implementer(machine.contract_item.contract)
    values = machine_values(serial_number="CF500-0099")
    change_machine(machine.pk, values, version=1, by=by, on=TODAY)

    with pytest.raises(OutOfStep) as refusal:
        change_machine(machine.pk, machine_values(name="Khác"), version=1, by=by, on=TODAY)

    assert codes(refusal) == ["machinery.changed_meanwhile"]
    assert Machine.objects.get().serial_number == "CF500-0099"


def test_a_dearer_offer_is_taken_with_its_reason_only():
    machine = build_machine()
    by = implementer(machine.contract_item.contract)
    build_quote(machine, 70_000_000, "A")
    dearer = build_quote(machine, 76_000_000, "B")

    with pytest.raises(Refused) as refusal:
        choose_quote(dearer.pk, reason=" ", by=by)

    assert codes(refusal) == ["machinery.dearer_unexplained"]
    assert not Quote.objects.filter(is_chosen=True).exists()
    assert choose_quote(dearer.pk, reason="Bảo hành 24 tháng", by=by).is_chosen


def test_no_offer_comes_after_the_choice():
    machine = build_machine()
    by = implementer(machine.contract_item.contract)
    choose_quote(build_quote(machine).pk, reason="", by=by)

    with pytest.raises(Refused) as refusal:
        build_quote(machine, 60_000_000, "C")

    assert codes(refusal) == ["machinery.chosen_already"]
    assert Quote.objects.count() == 1


def test_an_offer_of_tomorrow_is_none():
    machine = build_machine()
    by = implementer(machine.contract_item.contract)

    with pytest.raises(Refused) as refusal:
        add_quote(machine.pk, QuoteValues("A", 0, date(2021, 8, 1)), by=by, on=TODAY)

    assert codes(refusal) == ["machinery.amount_out_of_sense", "machinery.day_in_future"]
    assert not Quote.objects.exists()


def test_a_stage_is_not_left_out():
    machine = build_machine()

    with pytest.raises(OutOfStep) as refusal:
        reach(machine, Stage.INSTALLED, STAGE_DAYS[Stage.INSTALLED])

    assert codes(refusal) == ["machinery.not_the_next_stage"]
    assert unchanged(machine)


def test_a_machine_is_not_installed_before_it_came_nor_tomorrow():
    machine = build_at(Stage.DELIVERED)
    for day, code in (
        (date(2021, 7, 4), "machinery.stage_too_early"),
        (date(2021, 7, 13), "machinery.day_in_future"),
    ):
        with pytest.raises(Refused) as refusal:
            reach(machine, Stage.INSTALLED, day)
        assert codes(refusal) == [code]
        assert unchanged(machine)


def test_a_machine_without_serial_number_is_not_taken_over():
    machine = build_machine(serial_number="")

    with pytest.raises(Refused) as refusal:
        reach(machine, Stage.DELIVERED, STAGE_DAYS[Stage.DELIVERED])

    assert codes(refusal) == ["machinery.serial_needed"]
    assert unchanged(machine)


def test_a_trial_run_tells_its_result():
    machine = build_at(Stage.INSTALLED)

    with pytest.raises(Refused) as refusal:
        reach(machine, Stage.TRIED, STAGE_DAYS[Stage.TRIED], text="  ")

    assert codes(refusal) == ["machinery.trial_untold"]
    assert unchanged(machine)


def test_a_photo_without_place_is_kept_and_marked():
    machine = build_machine()

    reach(
        machine,
        Stage.DELIVERED,
        STAGE_DAYS[Stage.DELIVERED],
        uploads=[build_photo("co.jpg"), build_photo("khong.jpg", has_place=False)],
    )

    kept = {str(photo): photo.has_place for photo in MachinePhoto.objects.all()}
    assert kept == {"co.jpg": True, "khong.jpg": False}


def test_a_paper_is_no_photo_and_stops_the_stage():
    machine = build_machine()

    with pytest.raises(Refused) as refusal:
        reach(
            machine,
            Stage.DELIVERED,
            STAGE_DAYS[Stage.DELIVERED],
            uploads=[build_upload(name="giay.pdf")],
        )

    assert codes(refusal) == ["attachments.kind_not_allowed"]
    assert unchanged(machine)
    assert not MachinePhoto.objects.exists()


def test_only_a_tried_machine_is_reported_and_only_once():
    machine = build_at(Stage.INSTALLED)
    by = implementer(machine.contract_item.contract)
    values = ReportValues(400_000_000, "0000123")

    with pytest.raises(OutOfStep) as refusal:
        report_machine(machine.pk, values, version=machine.version, by=by, on=TODAY)
    assert codes(refusal) == ["machinery.not_tried_yet"]

    machine = reach(machine, Stage.TRIED, STAGE_DAYS[Stage.TRIED], text="Đạt")
    report_machine(machine.pk, values, version=machine.version, by=by, on=TODAY)
    with pytest.raises(OutOfStep) as refusal:
        report_machine(machine.pk, values, version=machine.version, by=by, on=TODAY)
    assert codes(refusal) == ["machinery.reported_already"]
    assert Delivery.objects.count() == 1


def test_what_acceptance_refuses_leaves_the_machine_as_it_was():
    machine = build_at(Stage.TRIED)
    by = implementer(machine.contract_item.contract)

    with pytest.raises(Refused) as refusal:
        report_machine(
            machine.pk, ReportValues(-1, "0000123"), version=machine.version, by=by, on=TODAY
        )

    assert codes(refusal) == ["acceptance.amount_out_of_sense"]
    assert unchanged(machine)
    assert not Delivery.objects.exists()


def test_the_same_model_in_the_district_is_seen_another_is_not():
    machine = build_machine(build_started())
    unit = machine.proposal.unit

    assert list(same_model_around("co khi MIEN TRUNG", "CF500", unit)) == [machine]
    assert not same_model_around("Cơ khí Miền Trung", "CF-501", unit).exists()
    assert not same_model_around(machine.maker, machine.model, unit, leaving_out=machine.pk)
    assert make_key("Cơ khí Miền Trung", "CF-500") == "cokhimientrungcf500"
