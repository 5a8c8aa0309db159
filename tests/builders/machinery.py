"""Machines of the coffee dryer's đề án, at each stage."""

from datetime import date
from decimal import Decimal
from typing import Any

from khuyencong.activities.machinery.models import Machine, Measure, Quote
from khuyencong.activities.machinery.services import (
    add_machine,
    add_quote,
    measure_before,
    reach_stage,
    report_machine,
)
from khuyencong.activities.machinery.states import Indicator, Stage, next_on_site
from khuyencong.activities.machinery.values import (
    MachineValues,
    MeasureValues,
    QuoteValues,
    ReportValues,
    StageValues,
)
from khuyencong.engines.money import Vnd
from khuyencong.programme.contracts.models import Contract
from tests.builders.contracts import build_started, implementer

TODAY = date(2021, 7, 12)
STAGE_DAYS = {
    Stage.DELIVERED: date(2021, 7, 5),
    Stage.INSTALLED: date(2021, 7, 7),
    Stage.TRIED: date(2021, 7, 10),
}


def machine_values(**changes: Any) -> MachineValues:
    told: dict[str, Any] = {
        "name": "Máy sấy cà phê",
        "maker": "Cơ khí Miền Trung",
        "model": "CF-500",
        "condition": "new",
        "country": "Việt Nam",
        "year_made": 2021,
        "serial_number": "CF500-0021",
    }
    return MachineValues(**(told | changes))


def build_machine(contract: Contract | None = None, **changes: Any) -> Machine:
    """Return a machine that was ordered."""
    contract = contract or build_started()
    item = contract.items.get()
    values = machine_values(**changes)
    return add_machine(item.pk, values, by=implementer(contract), on=TODAY)


def build_quote(machine: Machine, amount_vnd: Vnd = 76_000_000, supplier: str = "A") -> Quote:
    values = QuoteValues(f"Cơ khí {supplier}", amount_vnd, date(2021, 6, 1))
    contract = machine.contract_item.contract
    return add_quote(machine.pk, values, by=implementer(contract), on=TODAY)


def build_at(stage: Stage, contract: Contract | None = None, **changes: Any) -> Machine:
    """Return a machine that went through all stages at the establishment up to one."""
    machine = build_machine(contract, **changes)
    by = implementer(machine.contract_item.contract)
    while machine.stage != stage and (following := next_on_site(machine.stage)):
        values = StageValues(STAGE_DAYS[following], "Chạy 3 mẻ, 500 kg/mẻ, đạt")
        version = machine.version
        machine = reach_stage(machine.pk, following, values, version=version, by=by, on=TODAY)
    return machine


def build_reported(contract: Contract | None = None, **changes: Any) -> Machine:
    """Return a machine that was reported as delivered, to be kept for five years."""
    machine = build_at(Stage.TRIED, contract, **changes)
    values = ReportValues(400_000_000, "1C21TAA 0000123 ngày 10/7/2021", date(2026, 7, 10))
    by = implementer(machine.contract_item.contract)
    return report_machine(machine.pk, values, version=machine.version, by=by, on=TODAY)


def build_measure(contract: Contract, value: str = "120", **changes: Any) -> Measure:
    """Return the output of a shift, measured before the machine came."""
    values = MeasureValues(Decimal(value), date(2021, 6, 10), "Cân 3 ca liền")
    return measure_before(
        contract.proposal_id,
        changes.get("indicator", Indicator.OUTPUT.value),
        changes.get("unit", "kg/ca"),
        values,
        by=implementer(contract),
        on=TODAY,
    )
