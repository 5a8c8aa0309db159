"""Reasons against a report, a delivery, minutes and their signing. Each looks at one thing."""

from collections.abc import Sequence
from datetime import date

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.acceptance.deadlines import first_of
from khuyencong.programme.acceptance.models import Acceptance, ProgressReport
from khuyencong.programme.acceptance.queries import delivered_so_far
from khuyencong.programme.acceptance.reckoning import NOTHING, Line
from khuyencong.programme.acceptance.states import MinutesForm
from khuyencong.programme.acceptance.values import (
    AcceptanceValues,
    DeliveryValues,
    ProgressValues,
    SeenValues,
)
from khuyencong.programme.contracts.models import Contract, ContractItem


def problems_of_report(contract: Contract, values: ProgressValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a report of a month."""
    return [
        *_check_month(contract, values.month, on=on),
        *_check_percent(values.percent, field="percent"),
        *_check_value(values.work_value_vnd, field="work_value_vnd"),
        *_check_told(values.text, "acceptance.work_untold", field="text"),
    ]


def _check_month(contract: Contract, month: date, *, on: date) -> list[Problem]:
    started_on = contract.started_on or on
    if first_of(started_on) <= first_of(month) <= first_of(on):
        return []
    return [
        Problem(
            "acceptance.month_out_of_time",
            {"month": f"{month:%m/%Y}", "first": f"{started_on:%m/%Y}", "last": f"{on:%m/%Y}"},
            field="month",
        )
    ]


def check_month_is_free(contract: Contract, month: date) -> list[Problem]:
    """One report a month; the one that is there is corrected, not repeated."""
    present = ProgressReport.objects.filter(contract=contract, month=first_of(month)).first()
    if present is None:
        return []
    return [
        Problem(
            "acceptance.month_reported_already",
            {"month": f"{month:%m/%Y}", "reported_on": present.reported_on.isoformat()},
            field="month",
        )
    ]


def problems_of_inspection(
    report: ProgressReport, values: SeenValues, *, on: date
) -> list[Problem]:
    """Return everything that is wrong with what an inspector saw."""
    problems = [
        *_check_percent(values.percent, field="percent"),
        *_check_value(values.value_vnd, field="value_vnd"),
    ]
    told = (report.self_percent, report.work_value_vnd)
    if (values.percent, values.value_vnd) != told and not tidy(values.note):
        problems.append(
            Problem(
                "acceptance.difference_unexplained",
                {
                    "told": report.self_percent,
                    "seen": values.percent,
                    "told_vnd": report.work_value_vnd,
                    "seen_vnd": values.value_vnd,
                },
                field="note",
            )
        )
    if on < report.month:
        problems.append(
            Problem(
                "acceptance.seen_before_its_month",
                {"day_on": on.isoformat(), "month": f"{report.month:%m/%Y}"},
                field="day",
            )
        )
    return problems


def problems_of_delivery(item: ContractItem, values: DeliveryValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a delivery."""
    problems = [
        *_check_value(values.cost_vnd, field="cost_vnd"),
        *_check_told(values.evidence, "acceptance.evidence_needed", field="evidence"),
        *_check_delivery_day(item.contract, values.delivered_on, on=on),
    ]
    if values.quantity <= 0:
        problems.append(
            Problem("acceptance.nothing_delivered", {"item": item.name}, field="quantity")
        )
    before = delivered_so_far(item.contract_id).get(item.pk, NOTHING)
    if item.cost_vnd == 0:
        problems.append(
            Problem("acceptance.item_taken_out", {"item": item.name}, field="contract_item")
        )
    elif before.quantity + values.quantity > item.quantity:
        problems.append(
            Problem(
                "acceptance.delivered_beyond_contract",
                {
                    "item": item.name,
                    "quantity": values.quantity,
                    "before": before.quantity,
                    "contracted": item.quantity,
                    "left": item.quantity - before.quantity,
                },
                field="quantity",
            )
        )
    return problems


def _check_delivery_day(contract: Contract, delivered_on: date, *, on: date) -> list[Problem]:
    """Delivered under the contract: after it was signed, and not in days to come."""
    signed_on = contract.signed_on or on
    if signed_on <= delivered_on <= on:
        return []
    return [
        Problem(
            "acceptance.delivered_out_of_time",
            {
                "day_on": delivered_on.isoformat(),
                "first_on": signed_on.isoformat(),
                "last_on": on.isoformat(),
            },
            field="delivered_on",
        )
    ]


def _check_percent(percent: int, *, field: str) -> list[Problem]:
    if 0 <= percent <= 100:
        return []
    return [Problem("acceptance.percent_out_of_sense", {"percent": percent}, field=field)]


def _check_value(amount_vnd: int, *, field: str) -> list[Problem]:
    if 0 <= amount_vnd <= MAXIMUM_VND:
        return []
    return [Problem("acceptance.amount_out_of_sense", {"amount_vnd": amount_vnd}, field=field)]


def _check_told(text: str, code: str, *, field: str) -> list[Problem]:
    return [] if tidy(text) else [Problem(code, field=field)]


def problems_of_minutes(
    contract: Contract,
    values: AcceptanceValues,
    lines: Sequence[Line],
    *,
    on: date,
    acceptance_id: int | None = None,
) -> list[Problem]:
    """Return everything that is wrong with minutes as they are drafted."""
    known = {line.item.pk for line in lines}
    if not set(values.lines) <= known:
        return [Problem("acceptance.item_of_another", field="lines")]
    is_final = is_last(lines, declared=values.is_final)
    return [
        *_check_head(values),
        *_check_number(contract, values, acceptance_id=acceptance_id),
        *_check_held_on(contract, values.held_on, on=on),
        *(problem for line in lines for problem in _check_line(line)),
        *_check_something(lines, is_final=is_final),
        *(problem for line in lines if is_final for problem in _check_shortfall(line)),
    ]


def is_last(lines: Sequence[Line], *, declared: bool) -> bool:
    """Return whether minutes are the last: they say so, or leave nothing to be accepted."""
    return declared or all(line.is_whole for line in lines)


def _check_head(values: AcceptanceValues) -> list[Problem]:
    problems = [
        *_check_told(values.minutes_number, "acceptance.number_needed", field="minutes_number"),
        *_check_told(values.place, "acceptance.place_needed", field="place"),
        *_check_told(values.participants, "acceptance.participants_needed", field="participants"),
        *_check_told(values.conclusion, "acceptance.conclusion_needed", field="conclusion"),
    ]
    if values.form not in MinutesForm.values:
        problems.append(Problem("acceptance.form_unknown", {"form": values.form}, field="form"))
    return problems


def _check_number(
    contract: Contract, values: AcceptanceValues, *, acceptance_id: int | None
) -> list[Problem]:
    """An office gives a number of minutes once a year."""
    bearing = Acceptance.objects.filter(
        contract__office_id=contract.office_id,
        minutes_number=tidy(values.minutes_number),
        held_on__year=values.held_on.year,
    )
    if acceptance_id is not None:
        bearing = bearing.exclude(pk=acceptance_id)
    twin = bearing.select_related("contract__proposal").first()
    if twin is None:
        return []
    return [
        Problem(
            "acceptance.number_taken",
            {"number": twin.minutes_number, "code": twin.contract.proposal.code},
            field="minutes_number",
        )
    ]


def _check_held_on(contract: Contract, held_on: date, *, on: date) -> list[Problem]:
    started_on = contract.started_on or contract.starts_on
    if started_on <= held_on <= on:
        return []
    return [
        Problem(
            "acceptance.held_out_of_time",
            {
                "day_on": held_on.isoformat(),
                "first_on": started_on.isoformat(),
                "last_on": on.isoformat(),
            },
            field="held_on",
        )
    ]


def _check_line(line: Line) -> list[Problem]:
    item, now = line.item, line.now
    about = {"item": item.name}
    where = f"quantity_{item.pk}"
    if now.quantity < 0 or not 0 <= now.cost_vnd <= MAXIMUM_VND:
        return [Problem("acceptance.line_out_of_sense", about, field=where)]
    if not now.quantity:
        if not now.cost_vnd:
            return []
        return [
            Problem(
                "acceptance.cost_of_nothing",
                {**about, "cost_vnd": now.cost_vnd},
                field=f"cost_{item.pk}",
            )
        ]
    if line.total.quantity > item.quantity:
        return [
            Problem(
                "acceptance.accepted_beyond_contract",
                {
                    **about,
                    "quantity": now.quantity,
                    "before": line.before.quantity,
                    "contracted": item.quantity,
                    "left": max(item.quantity - line.before.quantity, 0),
                },
                field=where,
            )
        ]
    if line.delivered is not None and line.total.quantity > line.delivered.quantity:
        return [
            Problem(
                "acceptance.accepted_beyond_delivered",
                {
                    **about,
                    "total": line.total.quantity,
                    "delivered": line.delivered.quantity,
                },
                field=where,
            )
        ]
    return []


def _check_something(lines: Sequence[Line], *, is_final: bool) -> list[Problem]:
    """Minutes accept something; the last ones may only close what earlier ones accepted."""
    accepted = sum(line.total.quantity if is_final else line.now.quantity for line in lines)
    return [] if accepted > 0 else [Problem("acceptance.nothing_accepted", field="lines")]


def _check_shortfall(line: Line) -> list[Problem]:
    """What will never come is explained (TT 36/2013/TT-BCT, Điều 18 khoản 4 asks for it)."""
    if line.is_whole or tidy(line.note):
        return []
    return [
        Problem(
            "acceptance.shortfall_unexplained",
            {
                "item": line.item.name,
                "accepted": line.total.quantity,
                "contracted": line.item.quantity,
            },
            field=f"note_{line.item.pk}",
        )
    ]
