"""Confirm progress as it was seen at the place."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.checks import problems_of_inspection
from khuyencong.programme.acceptance.models import ProgressReport
from khuyencong.programme.acceptance.permissions import require_may_inspect
from khuyencong.programme.acceptance.services.reporting import require_not_seen
from khuyencong.programme.acceptance.services.standing import require_under_way
from khuyencong.programme.acceptance.values import SeenValues
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def confirm_progress_seen(
    report_id: int, values: SeenValues, *, by: Actor, on: date
) -> ProgressReport:
    """Record what an inspector saw on a day of the work that a report tells about.

    Only what was seen counts for advances. Where it differs from what was reported, the note says
    why. Refuses who reported it, and a report that was confirmed before.
    """
    contract = lock_contract(
        ProgressReport.objects.values_list("contract_id", flat=True).get(pk=report_id)
    )
    report = ProgressReport.objects.select_for_update().get(pk=report_id)
    report.contract = contract
    require_may_inspect(by, report)
    require_under_way(contract)
    require_not_seen(report)
    require(problems_of_inspection(report, values, on=on))
    report.seen_percent = values.percent
    report.seen_value_vnd = values.value_vnd
    report.seen_note = values.note.strip()
    report.seen_on = on
    report.seen_by_id = by.user_id
    report.save(update_fields=["seen_percent", "seen_value_vnd", "seen_note", "seen_on", "seen_by"])
    record(
        "progress.seen",
        contract.proposal.reference,
        by=by,
        before={"percent": report.self_percent, "work_value_vnd": report.work_value_vnd},
        after={
            "contract": contract.reference,
            "month": f"{report.month:%Y-%m}",
            "percent": report.seen_percent,
            "work_value_vnd": report.seen_value_vnd,
            "seen_on": on.isoformat(),
        },
        reason=report.seen_note,
    )
    return report
