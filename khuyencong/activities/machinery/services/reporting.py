"""Report a machine as delivered under its contract."""

from datetime import date

from django.db import transaction

from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.permissions import require_may_keep
from khuyencong.activities.machinery.services.locking import (
    lock_machine,
    require_open,
    require_version,
)
from khuyencong.activities.machinery.states import Stage
from khuyencong.activities.machinery.values import ReportValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues


@transaction.atomic
def report_machine(
    machine_id: int, values: ReportValues, *, version: int, by: Actor, on: date
) -> Machine:
    """Report one machine that was tried: a delivery of one, with evidence from its record.

    Acceptance judges cost and quantity; what it refuses leaves the machine as it was.
    """
    machine, contract = lock_machine(machine_id)
    require_may_keep(by, contract.proposal)
    require_open(machine)
    require_version(machine, version)
    if machine.stage != Stage.TRIED:
        told = {"name": machine.name, "stage": machine.stage}
        raise OutOfStep(Problem("machinery.not_tried_yet", told))
    assert machine.tried_on is not None, "a tried machine has its day"
    if values.keep_until is not None and values.keep_until <= machine.tried_on:
        day = values.keep_until.isoformat()
        raise Refused(Problem("machinery.kept_no_time", {"day_on": day}, field="keep_until"))
    if not tidy(values.invoice):
        raise Refused(Problem("machinery.invoice_needed", field="invoice"))
    delivery = submit_delivery(
        machine.contract_item_id,
        DeliveryValues(
            quantity=1,
            cost_vnd=values.cost_vnd,
            delivered_on=machine.tried_on,
            evidence=evidence_of(machine, tidy(values.invoice)),
        ),
        by=by,
        on=on,
    )
    machine.delivery = delivery
    machine.stage = Stage.REPORTED.value
    machine.keep_until = values.keep_until
    machine.version += 1
    machine.save(update_fields=["delivery", "stage", "keep_until", "version"])
    record(
        "machine.reported",
        contract.proposal.reference,
        by=by,
        after={
            "machine": machine.reference,
            "cost_vnd": values.cost_vnd,
            "keep_until": values.keep_until.isoformat() if values.keep_until else None,
        },
    )
    return machine


def evidence_of(machine: Machine, invoice: str) -> str:
    """Return in words, for the minutes, by what a machine is known to be there.

    In Vietnamese whoever reports: it becomes part of the office's papers.
    """
    return (
        f"{machine.name}, {machine.maker} {machine.model}, số máy {machine.serial_number}; "
        f"giao ngày {machine.delivered_on:%d/%m/%Y}, "
        f"chạy thử ngày {machine.tried_on:%d/%m/%Y}: {tidy(machine.trial_result)}; "
        f"hóa đơn {invoice}."
    )
