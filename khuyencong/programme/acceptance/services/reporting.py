"""Report how far the work of a contract is."""

from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.checks import check_month_is_free, problems_of_report
from khuyencong.programme.acceptance.deadlines import first_of, report_due_on
from khuyencong.programme.acceptance.models import ProgressReport
from khuyencong.programme.acceptance.permissions import require_may_report
from khuyencong.programme.acceptance.services.standing import require_under_way
from khuyencong.programme.acceptance.values import ProgressValues
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def report_progress(
    contract_id: int, values: ProgressValues, *, by: Actor, on: date
) -> ProgressReport:
    """Report the work of a month, as the implementer says it is. Late ones are taken, and marked.

    Refuses a second report of the month: the first is corrected.
    """
    contract = lock_contract(contract_id)
    require_may_report(by, contract)
    require_under_way(contract)
    require(
        problems_of_report(contract, values, on=on),
        check_month_is_free(contract, values.month),
    )
    assert by.user_id is not None, "a person reports"
    month = first_of(values.month)
    report = ProgressReport.objects.create(
        contract=contract,
        month=month,
        due_on=report_due_on(contract.proposal, month, on=on),
        self_percent=values.percent,
        work_value_vnd=values.work_value_vnd,
        text=values.text.strip(),
        difficulties=values.difficulties.strip(),
        reported_on=on,
        reported_by_id=by.user_id,
    )
    _trace(contract, report, "progress.reported", by=by)
    return report


@transaction.atomic
def correct_progress(
    report_id: int, values: ProgressValues, *, by: Actor, on: date
) -> ProgressReport:
    """Correct a report that nobody has confirmed yet. Its month and its day of arrival stay."""
    contract = lock_contract(
        ProgressReport.objects.values_list("contract_id", flat=True).get(pk=report_id)
    )
    require_may_report(by, contract)
    require_under_way(contract)
    report = ProgressReport.objects.select_for_update().get(pk=report_id)
    require_not_seen(report)
    require(problems_of_report(contract, values, on=on))
    before = _told(report)
    assert by.user_id is not None, "a person reports"
    report.self_percent = values.percent
    report.work_value_vnd = values.work_value_vnd
    report.text = values.text.strip()
    report.difficulties = values.difficulties.strip()
    report.reported_by_id = by.user_id
    report.save(
        update_fields=["self_percent", "work_value_vnd", "text", "difficulties", "reported_by"]
    )
    _trace(contract, report, "progress.corrected", by=by, before=before)
    return report


def require_not_seen(report: ProgressReport) -> None:
    """Refuse a report that an inspector has confirmed: money may stand on it."""
    if report.seen_on is not None:
        raise OutOfStep(
            Problem(
                "acceptance.seen_already",
                {"month": f"{report.month:%m/%Y}", "seen_on": report.seen_on.isoformat()},
            )
        )


def _told(report: ProgressReport) -> dict[str, Any]:
    return {"percent": report.self_percent, "work_value_vnd": report.work_value_vnd}


def _trace(
    contract: Contract,
    report: ProgressReport,
    action: str,
    *,
    by: Actor,
    before: dict[str, Any] | None = None,
) -> None:
    record(
        action,
        contract.proposal.reference,
        by=by,
        before=before,
        after={
            "contract": contract.reference,
            "month": f"{report.month:%Y-%m}",
            **_told(report),
        },
        reason=tidy(report.difficulties),
    )
