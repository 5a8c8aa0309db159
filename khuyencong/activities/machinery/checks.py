"""Reasons against what is stated about machines. Each looks at one thing."""

from datetime import date

from khuyencong.activities.machinery.models import FollowUp, Machine, Measure, Quote
from khuyencong.activities.machinery.queries import make_key
from khuyencong.activities.machinery.states import Stage
from khuyencong.activities.machinery.values import (
    DemonstrationValues,
    FollowUpValues,
    MachineValues,
    MeasureValues,
    QuoteValues,
    StageValues,
)
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.proposals.models.estimate import Condition

FIRST_YEAR_MADE = 1950


def problems_of_machine(
    item: ContractItem, values: MachineValues, *, on: date, machine_id: int | None = None
) -> list[Problem]:
    """Return everything that is wrong with a machine as it is stated."""
    return [
        *_check_told(values.name, "machinery.name_needed", field="name"),
        *_check_told(values.maker, "machinery.maker_needed", field="maker"),
        *_check_told(values.model, "machinery.model_needed", field="model"),
        *_check_year(values, on=on),
        *_check_condition(item, values),
        *_check_serial(values, machine_id=machine_id),
        *_check_room(item, machine_id=machine_id),
    ]


def _check_told(text: str, code: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem(code, field=field)]


def _check_year(values: MachineValues, *, on: date) -> list[Problem]:
    year = values.year_made
    if year is None or FIRST_YEAR_MADE <= year <= on.year:
        return []
    return [Problem("machinery.year_out_of_sense", {"year": str(year)}, field="year_made")]


def _check_condition(item: ContractItem, values: MachineValues) -> list[Problem]:
    """A machine that was approved as new is new (TT 46/2012/TT-BCT, Điều 4)."""
    promised = item.cost_item.condition if item.cost_item else Condition.NOT_APPLICABLE
    if values.condition == Condition.USED and promised == Condition.NEW:
        return [
            Problem(
                "machinery.new_promised",
                {"item": item.name},
                source="Thông tư 46/2012/TT-BCT, Điều 4",
                field="condition",
            )
        ]
    return []


def _check_serial(values: MachineValues, *, machine_id: int | None) -> list[Problem]:
    serial = tidy(values.serial_number)
    if not serial:
        return []
    twin = (
        Machine.objects.filter(make_key=make_key(values.maker, values.model), serial_number=serial)
        .exclude(pk=machine_id or 0)
        .select_related("proposal")
        .first()
    )
    if twin is None:
        return []
    return [
        Problem(
            "machinery.serial_known",
            {"serial": serial, "code": twin.proposal.code},
            field="serial_number",
        )
    ]


def _check_room(item: ContractItem, *, machine_id: int | None) -> list[Problem]:
    """As many machines as the contract has, no more."""
    others = Machine.objects.filter(contract_item=item).exclude(pk=machine_id or 0).count()
    if others < item.quantity:
        return []
    return [
        Problem(
            "machinery.beyond_contract",
            {"item": item.name, "contracted": item.quantity},
            field="contract_item",
        )
    ]


def problems_of_quote(machine: Machine, values: QuoteValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a quote."""
    problems = _check_told(values.supplier, "machinery.supplier_needed", field="supplier")
    if not 0 < values.amount_vnd <= MAXIMUM_VND:
        told = {"amount_vnd": values.amount_vnd}
        problems.append(Problem("machinery.amount_out_of_sense", told, field="amount_vnd"))
    if values.quoted_on > on:
        problems.append(_in_future(values.quoted_on, on, field="quoted_on"))
    if Quote.objects.filter(machine=machine, is_chosen=True).exists():
        problems.append(Problem("machinery.chosen_already"))
    return problems


def check_reason_of_choice(quote: Quote, reason: str) -> list[Problem]:
    """Who takes a dearer offer says why."""
    lowest = Quote.objects.filter(machine=quote.machine_id).order_by("amount_vnd").first()
    if lowest is None or quote.amount_vnd <= lowest.amount_vnd or tidy(reason):
        return []
    told = {"lowest_vnd": lowest.amount_vnd, "chosen_vnd": quote.amount_vnd}
    return [Problem("machinery.dearer_unexplained", told, field="reason")]


def problems_of_stage(
    machine: Machine, contract: Contract, stage: Stage, values: StageValues, *, on: date
) -> list[Problem]:
    """Return everything that is wrong with a stage as it is said to be reached."""
    before = {
        Stage.DELIVERED: contract.signed_on,
        Stage.INSTALLED: machine.delivered_on,
        Stage.TRIED: machine.installed_on,
    }[stage]
    problems = []
    if before is not None and values.reached_on < before:
        told = {"day_on": values.reached_on.isoformat(), "first_on": before.isoformat()}
        problems.append(Problem("machinery.stage_too_early", told, field="reached_on"))
    if values.reached_on > on:
        problems.append(_in_future(values.reached_on, on, field="reached_on"))
    if stage is Stage.DELIVERED and not machine.serial_number:
        problems.append(Problem("machinery.serial_needed", {"name": machine.name}))
    if stage is Stage.TRIED and not tidy(values.text):
        problems.append(Problem("machinery.trial_untold", field="text"))
    return problems


def _in_future(day: date, on: date, *, field: str) -> Problem:
    told = {"day_on": day.isoformat(), "today_on": on.isoformat()}
    return Problem("machinery.day_in_future", told, field=field)


def problems_of_measure(values: MeasureValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with one side of a measurement."""
    problems = _check_told(values.how, "machinery.how_needed", field="how")
    if values.value < 0:
        problems.append(Problem("machinery.measure_negative", field="value"))
    if values.measured_on > on:
        problems.append(_in_future(values.measured_on, on, field="measured_on"))
    return problems


def check_after_follows(measure: Measure, values: MeasureValues) -> list[Problem]:
    """What is measured afterwards is measured later."""
    if values.measured_on > measure.before_on:
        return []
    told = {"before_on": measure.before_on.isoformat(), "day_on": values.measured_on.isoformat()}
    return [Problem("machinery.after_not_later", told, field="measured_on")]


def problems_of_demonstration(values: DemonstrationValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a day of demonstration."""
    problems = _check_told(values.place, "machinery.place_needed", field="place")
    if values.held_on > on:
        problems.append(_in_future(values.held_on, on, field="held_on"))
    if not 0 <= values.establishments <= values.attendees or values.attendees <= 0:
        problems.append(Problem("machinery.attendance_out_of_sense", field="attendees"))
    return problems


def problems_of_visit(machine: Machine, values: FollowUpValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a visit."""
    problems = []
    if values.visited_on > on:
        problems.append(_in_future(values.visited_on, on, field="visited_on"))
    if machine.tried_on is not None and values.visited_on < machine.tried_on:
        told = {"day_on": values.visited_on.isoformat(), "first_on": machine.tried_on.isoformat()}
        problems.append(Problem("machinery.stage_too_early", told, field="visited_on"))
    if values.is_working and not values.is_there:
        problems.append(Problem("machinery.works_but_gone", field="is_working"))
    if not ((values.is_there and values.is_working) or tidy(values.note)):
        problems.append(Problem("machinery.loss_untold", field="note"))
    if FollowUp.objects.filter(machine=machine, visited_on=values.visited_on).exists():
        told = {"day_on": values.visited_on.isoformat()}
        problems.append(Problem("machinery.visited_already", told, field="visited_on"))
    return problems
