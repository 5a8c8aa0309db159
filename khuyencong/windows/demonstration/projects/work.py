"""Carry the work of a đề án of the demonstration out: progress, deliveries, acceptance."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.programme.acceptance.models import ProgressReport
from khuyencong.programme.acceptance.queries import delivered_so_far, draft_of
from khuyencong.programme.acceptance.services import (
    confirm_progress_seen,
    prepare_acceptance,
    report_progress,
    sign_acceptance,
    submit_delivery,
)
from khuyencong.programme.acceptance.states import MinutesForm
from khuyencong.programme.acceptance.values import (
    AcceptanceValues,
    DeliveryValues,
    LineValues,
    ProgressValues,
    SeenValues,
)
from khuyencong.programme.contracts.models import Contract
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of
from khuyencong.windows.demonstration.projects.papers import in_dong, paper_about

Told = Mapping[str, Any]


def report(project: Project, told: Told, on: date) -> None:
    """Report the work of a month: of the day's own, where no other is told."""
    values = ProgressValues(
        month=told.get("month", on),
        percent=told["percent"],
        work_value_vnd=told["value_vnd"],
        text=told["text"],
        difficulties=told.get("difficulties", ""),
    )
    by = person_acting(project.applicant, on=on)
    report_progress(contract_of(project).pk, values, by=by, on=on)


def see(project: Project, told: Told, on: date) -> None:
    """Go and see what was reported; it is as it was told unless the file says otherwise."""
    reported = ProgressReport.objects.get(contract=contract_of(project), seen_on=None)
    values = SeenValues(
        percent=told.get("percent", reported.self_percent),
        value_vnd=told.get("value_vnd", reported.work_value_vnd),
        note=told.get("note", ""),
    )
    inspector = person_acting(project.team.inspecting, on=on)
    confirm_progress_seen(reported.pk, values, by=inspector, on=on)


def deliver(project: Project, told: Told, on: date) -> None:
    """Deliver all of an item of the contract, by its place in the estimate."""
    contract = contract_of(project)
    item = contract.items.all()[told["item"] - 1]
    values = DeliveryValues(
        quantity=item.quantity,
        cost_vnd=told.get("cost_vnd", item.cost_vnd),
        delivered_on=on,
        evidence=told["evidence"],
    )
    lines = [f"{item.name}: {item.quantity} {item.unit}, {in_dong(values.cost_vnd)}"]
    upload = paper_about(project, "Biên bản giao nhận", on=on, lines=lines)
    by = person_acting(project.applicant, on=on)
    submit_delivery(item.pk, values, by=by, on=on, uploads=[upload])


def write_minutes(project: Project, told: Told, on: date) -> None:
    """Draft the minutes of what was delivered, at the place where it stands."""
    contract = contract_of(project)
    values = AcceptanceValues(
        minutes_number=project.paper_number(60, "BB-NT"),
        form=MinutesForm.BASE.value,
        held_on=on,
        place=told["place"],
        participants=told["participants"],
        conclusion=told["conclusion"],
        lines=_delivered(contract),
    )
    upload = paper_about(project, "Biên bản nghiệm thu cơ sở", on=on, lines=[values.conclusion])
    inspector = person_acting(project.team.inspecting, on=on)
    prepare_acceptance(contract.pk, values, by=inspector, on=on, uploads=[upload])


def _delivered(contract: Contract) -> dict[int, LineValues]:
    return {
        item_id: LineValues(amount.quantity, amount.cost_vnd)
        for item_id, amount in delivered_so_far(contract.pk).items()
    }


def accept(project: Project, _told: Told, on: date) -> None:
    draft = draft_of(contract_of(project).pk)
    assert draft is not None, "minutes are drafted before they are signed"
    sign_acceptance(draft.pk, by=person_acting(project.team.accepting, on=on), on=on)
