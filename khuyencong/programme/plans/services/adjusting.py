"""Adjust, add and stop lines of an approved plan: prepared by one person, approved by another."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.checks import (
    FundingDraft,
    LineDraft,
    check_line_is_active,
    check_money_has_funds,
)
from khuyencong.programme.plans.models import Plan, PlanAdjustment, PlanLine
from khuyencong.programme.plans.permissions import require_approver, require_writer
from khuyencong.programme.plans.services.drafting import (
    require_sound,
    set_funding,
    set_line,
    tidied,
    write_line,
)
from khuyencong.programme.plans.services.keeping import keep_version, line_of, lock_plan
from khuyencong.programme.plans.services.money import bring_ledger_to, lock_money
from khuyencong.programme.plans.states import (
    ADJUSTMENT_WORKFLOW,
    PLAN_WORKFLOW,
    RUNNING_STATES,
    AdjustmentAction,
    AdjustmentKind,
    AdjustmentState,
    Change,
    LineState,
    PlanAction,
    VersionKind,
)
from khuyencong.programme.plans.versions import as_json
from khuyencong.registers.offices.permissions import require_another_person


@dataclass(frozen=True)
class WantedLine:
    """A line as an adjustment wants it. ``line_id`` None: a line that is not there yet."""

    line_id: int | None
    draft: LineDraft
    funding: Sequence[FundingDraft]


@transaction.atomic
def propose_adjustment(
    plan_id: int, wanted: Sequence[WantedLine], *, reason: str, by: Actor
) -> PlanAdjustment:
    """Prepare other values or other money for lines of a running plan. Nothing changes yet.

    Money that moves from one line to another is one adjustment of two lines.
    """
    plan = _running_plan(plan_id, by=by, reason=reason)
    changes = [_change(plan, one) for one in wanted]
    if all(change is None for change in changes):
        raise Refused(Problem("plan.adjustment_changes_nothing"))
    real = [change for change in changes if change is not None]
    return _propose(plan, AdjustmentKind.ADJUST, real, reason=reason, by=by)


@transaction.atomic
def propose_addition(
    plan_id: int,
    draft: LineDraft,
    funding: Sequence[FundingDraft],
    *,
    reason: str,
    by: Actor,
) -> PlanAdjustment:
    """Prepare a new line of a running plan."""
    plan = _running_plan(plan_id, by=by, reason=reason)
    change = _change(plan, WantedLine(None, draft, funding))
    assert change is not None, "a new line is a change"
    return _propose(plan, AdjustmentKind.ADD, [change], reason=reason, by=by)


@transaction.atomic
def propose_stop(line_id: int, *, reason: str, by: Actor) -> PlanAdjustment:
    """Prepare the stop of a line: no more đề án under it, its free money back to the funds."""
    plan_id = PlanLine.objects.values_list("plan_id", flat=True).get(pk=line_id)
    plan = _running_plan(plan_id, by=by, reason=reason)
    line = line_of(plan, line_id)
    require(check_line_is_active(line))
    change = {"line": line.pk, "values": {"state": LineState.STOPPED.value}}
    return _propose(plan, AdjustmentKind.STOP, [change], reason=reason, by=by)


@transaction.atomic
def extend_adjustment(
    adjustment_id: int, wanted: Sequence[WantedLine], *, by: Actor
) -> PlanAdjustment:
    """Add lines to an adjustment that waits; a line named again is replaced. By its maker only."""
    found = PlanAdjustment.objects.get(pk=adjustment_id)
    plan = lock_plan(found.plan_id)
    adjustment = PlanAdjustment.objects.select_for_update().get(pk=adjustment_id)
    if not by.is_person(adjustment.made_by_id):
        raise NotPermitted(Problem("plan.adjustment_not_yours"))
    ADJUSTMENT_WORKFLOW.step(AdjustmentAction.APPROVE, state=adjustment.state)
    more = [change for one in wanted if (change := _change(plan, one)) is not None]
    renewed = {change["line"] for change in more if change["line"] is not None}
    kept = [change for change in adjustment.changes if change["line"] not in renewed]
    adjustment.changes = [*kept, *more]
    adjustment.change_codes = sorted(_codes(plan, adjustment.kind, adjustment.changes))
    adjustment.save(update_fields=["changes", "change_codes"])
    record(
        "plan.adjustment_extended",
        adjustment.reference,
        by=by,
        after={"changes": adjustment.changes},
    )
    return adjustment


@transaction.atomic
def approve_adjustment(
    adjustment_id: int, *, decision_number: str, decided_on: date, by: Actor, on: date
) -> PlanAdjustment:
    """Approve an adjustment: the plan and its money change together, and a version is kept.

    Refused whole, with every fund that has not enough and every line whose money is in use. Who
    approves follows from what changes (approvers.toml). Locks the plan, then the budget lines.
    """
    plan, adjustment = _locked(adjustment_id)
    require_approver(by, plan.office, frozenset(adjustment.change_codes))
    require_another_person(by, maker_id=adjustment.made_by_id, thing="plan_adjustment")
    step = ADJUSTMENT_WORKFLOW.step(AdjustmentAction.APPROVE, state=adjustment.state)
    plan_step = PLAN_WORKFLOW.step(PlanAction.ADJUST, state=plan.state)
    decision_number = tidy(decision_number)
    if not decision_number:
        raise Refused(Problem("plan.without_number", field="decision_number"))
    _carry_out(plan, adjustment, reason=decision_number, by=by)
    adjustment.state = step.target
    adjustment.answered_by_id = by.user_id
    adjustment.answered_on = on
    adjustment.save(update_fields=["state", "answered_by", "answered_on"])
    plan.state = plan_step.target
    plan.version += 1
    plan.save(update_fields=["state", "version"])
    keep_version(
        plan,
        VersionKind.ADJUSTED,
        decision_number=decision_number,
        decided_on=decided_on,
        by=by,
        adjustment=adjustment,
    )
    record(
        "plan.adjusted",
        plan.reference,
        by=by,
        after={"version": plan.version, "changes": adjustment.changes},
        reason=adjustment.reason,
    )
    return adjustment


@transaction.atomic
def refuse_adjustment(adjustment_id: int, *, reason: str, by: Actor, on: date) -> PlanAdjustment:
    """Refuse an adjustment with the reason; the plan stays as it is."""
    plan, adjustment = _locked(adjustment_id)
    require_approver(by, plan.office, frozenset(adjustment.change_codes))
    step = ADJUSTMENT_WORKFLOW.step(AdjustmentAction.REFUSE, state=adjustment.state)
    if not tidy(reason):
        raise Refused(Problem("plan.reason_needed", field="reason"))
    adjustment.state = step.target
    adjustment.answered_by_id = by.user_id
    adjustment.answered_on = on
    adjustment.answer = tidy(reason)
    adjustment.save(update_fields=["state", "answered_by", "answered_on", "answer"])
    record("plan.adjustment_refused", adjustment.reference, by=by, reason=tidy(reason))
    return adjustment


def _running_plan(plan_id: int, *, by: Actor, reason: str) -> Plan:
    """Return a locked plan that can be adjusted now, by this actor, for a stated reason."""
    plan = lock_plan(plan_id)
    require_writer(by, plan.office)
    if plan.state not in RUNNING_STATES:
        raise OutOfStep(Problem("plan.not_running"))
    if plan.adjustments.filter(state=AdjustmentState.PROPOSED).exists():
        raise Refused(Problem("plan.adjustment_waits"))
    if not tidy(reason):
        raise Refused(Problem("plan.reason_needed", field="reason"))
    return plan


def _change(plan: Plan, wanted: WantedLine) -> dict[str, Any] | None:
    """Return what a line's change comes to, as it is kept; None when nothing changes."""
    line = None if wanted.line_id is None else line_of(plan, wanted.line_id)
    if line is not None:
        require(check_line_is_active(line))
    draft = tidied(plan, wanted.draft)
    require_sound(plan, draft, wanted.funding, line_id=wanted.line_id)
    values = {name: as_json(value) for name, value in asdict(draft).items()}
    funding = [asdict(row) | {"source": row.source.value} for row in wanted.funding]
    if line is None:
        return {"line": None, "values": values, "funding": funding}
    changed = {
        name: value for name, value in values.items() if as_json(getattr(line, name)) != value
    }
    change: dict[str, Any] = {"line": line.pk, "values": changed}
    if _money(funding) != {
        (row.source, row.fund_id): row.amount_vnd for row in line.funding.all() if row.amount_vnd
    }:
        change["funding"] = funding
    return change if changed or "funding" in change else None


def _money(funding: Sequence[Mapping[str, Any]]) -> dict[tuple[str, int | None], Vnd]:
    return {
        (row["source"], row["fund_id"]): row["amount_vnd"] for row in funding if row["amount_vnd"]
    }


def _propose(
    plan: Plan,
    kind: AdjustmentKind,
    changes: list[dict[str, Any]],
    *,
    reason: str,
    by: Actor,
) -> PlanAdjustment:
    adjustment = PlanAdjustment.objects.create(
        plan=plan,
        kind=kind,
        changes=changes,
        change_codes=sorted(_codes(plan, kind, changes)),
        reason=tidy(reason),
        made_by_id=by.user_id,
    )
    record(
        "plan.adjustment_proposed",
        adjustment.reference,
        by=by,
        after={"plan": plan.pk, "kind": kind.value, "changes": changes},
        reason=adjustment.reason,
    )
    return adjustment


def _codes(plan: Plan, kind: str, changes: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return what kinds of change an adjustment holds, for the rules of who approves."""
    codes: set[str] = set()
    if kind == AdjustmentKind.STOP:
        return {Change.STOPPING.value}
    more_vnd = 0
    for change in changes:
        values = change["values"]
        if change["line"] is None:
            codes.add(Change.ADDITION.value)
        elif "activity" in values:
            codes.add(Change.CONTENT.value)
        if (values.get("ends_on") or "")[:4] > str(plan.year):
            codes.add(Change.EXTENSION.value)
        if "funding" in change:
            more_vnd += _public(change["funding"]) - _public_now(plan, change["line"])
    if more_vnd > 0:
        codes.add(Change.MORE_MONEY.value)
    return codes or {Change.OTHER.value}


def _public(funding: Sequence[Mapping[str, Any]]) -> Vnd:
    return sum(row["amount_vnd"] for row in funding if row["source"] != Source.COUNTERPART)


def _public_now(plan: Plan, line_id: int | None) -> Vnd:
    if line_id is None:
        return 0
    rows = line_of(plan, line_id).funding.exclude(source=Source.COUNTERPART)
    return sum(rows.values_list("amount_vnd", flat=True))


def _carry_out(plan: Plan, adjustment: PlanAdjustment, *, reason: str, by: Actor) -> None:
    lines: dict[int, PlanLine] = {}
    for change in adjustment.changes:
        line = _apply(plan, change)
        lines[line.pk] = line
    require(check_money_has_funds(plan))
    if adjustment.kind == AdjustmentKind.STOP:
        _keep_only_what_is_used(lines)
    wanted: dict[int, dict[int, Vnd]] = {
        line.pk: {row.fund_id: row.amount_vnd for row in line.funding.all() if row.fund_id}
        for line in lines.values()
    }
    bring_ledger_to(lines, wanted, by=by, reason=reason)


def _apply(plan: Plan, change: Mapping[str, Any]) -> PlanLine:
    funding = [
        FundingDraft(Source(row["source"]), row["amount_vnd"], row["fund_id"])
        for row in change.get("funding", ())
    ]
    if change["line"] is None:
        draft = _draft(change["values"])
        require_sound(plan, draft, funding)
        return write_line(plan, draft, funding)
    line = line_of(plan, change["line"])
    require(check_line_is_active(line))
    if change["values"].get("state") == LineState.STOPPED:
        line.state = LineState.STOPPED
        line.save(update_fields=["state"])
        return line
    now = {name: as_json(getattr(line, name)) for name in LineDraft.__dataclass_fields__}
    draft = _draft(now | change["values"])
    if "funding" not in change:
        funding = [
            FundingDraft(Source(row.source), row.amount_vnd, row.fund_id)
            for row in line.funding.all()
        ]
    require_sound(plan, draft, funding, line_id=line.pk)
    set_line(line, draft)
    if "funding" in change:
        set_funding(line, funding)
    return line


def _draft(values: Mapping[str, Any]) -> LineDraft:
    days = {
        name: date.fromisoformat(values[name]) if values.get(name) else None
        for name in ("starts_on", "ends_on")
    }
    return LineDraft(**{**values, **days})


def _keep_only_what_is_used(lines: Mapping[int, PlanLine]) -> None:
    """Lower the money of stopped lines to what their đề án have taken, fund by fund."""
    balances = lock_money(lines, set())
    used: dict[tuple[str, int], Vnd] = {}
    for balance in balances.values():
        key = (balance.line.reference, balance.line.fund_id)
        used[key] = balance.given_vnd - balance.available_vnd
    for line in lines.values():
        for row in line.funding.filter(fund__isnull=False):
            assert row.fund_id is not None, "the rows were chosen by their fund"
            row.amount_vnd = used.get((line.reference, row.fund_id), 0)
            row.save(update_fields=["amount_vnd"])


def _locked(adjustment_id: int) -> tuple[Plan, PlanAdjustment]:
    found = PlanAdjustment.objects.get(pk=adjustment_id)
    plan = lock_plan(found.plan_id)
    return plan, PlanAdjustment.objects.select_for_update().get(pk=adjustment_id)
