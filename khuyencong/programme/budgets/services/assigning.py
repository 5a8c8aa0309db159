"""Assign a fund's free money to the lines of a plan, and take it back."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from khuyencong.engines.ledger import Move, Stage
from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import BudgetLine, BudgetMove, Fund, LineBalance
from khuyencong.programme.budgets.services.founding import unassigned_line
from khuyencong.programme.budgets.services.moving import lock_lines, move_funds
from khuyencong.programme.budgets.states import LineKind


@dataclass(frozen=True)
class Purpose:
    """What a budget line is for: the record above ("plan_line:7"), with its code and title."""

    reference: str
    code: str
    title: str


@transaction.atomic
def assign_to_plan_line(
    fund_id: int,
    purpose: Purpose,
    amount_vnd: Vnd,
    *,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> BudgetLine:
    """Move free money of a fund to the budget line of a plan line, made if it is not there.

    Refuses with ``budget.exceeded`` when the fund's unassigned line has not enough. The plan that
    asks has judged who may approve it.
    """
    fund = Fund.objects.get(pk=fund_id)
    source = unassigned_line(fund)
    target = _line_for(fund, purpose)
    move_between_lines(
        source.pk, target.pk, amount_vnd, reference=purpose.reference, by=by, key=key, reason=reason
    )
    record(
        "budget.assigned",
        purpose.reference,
        by=by,
        after={"fund": fund.pk, "line": target.pk, "amount_vnd": amount_vnd},
        reason=reason,
    )
    return target


@transaction.atomic
def unassign(
    line_id: int, amount_vnd: Vnd, *, by: Actor, key: uuid.UUID | None = None, reason: str = ""
) -> BudgetLine:
    """Take free money of a plan line's budget line back to its fund's unassigned line.

    Only what no đề án has been approved for; refuses the rest with ``budget.exceeded``.
    """
    line = BudgetLine.objects.select_related("fund").get(pk=line_id)
    target = unassigned_line(line.fund)
    move_between_lines(
        line.pk, target.pk, amount_vnd, reference=line.reference, by=by, key=key, reason=reason
    )
    record(
        "budget.unassigned",
        line.reference,
        by=by,
        after={"fund": line.fund_id, "line": line.pk, "amount_vnd": amount_vnd},
        reason=reason,
    )
    return line


def move_between_lines(
    source_id: int,
    target_id: int,
    amount_vnd: Vnd,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> tuple[BudgetMove, BudgetMove]:
    """Move free money from one line to another: out of the one and into the other, or not at all.

    Both lines are locked first, in the order of their keys.
    """
    key = key or uuid.uuid4()
    with transaction.atomic():
        lock_lines((source_id, target_id))
        out = move_funds(
            source_id,
            Move(Stage.AVAILABLE, Stage.OUTSIDE, amount_vnd),
            reference=reference,
            by=by,
            key=key,
            reason=reason,
        )
        into = move_funds(
            target_id,
            Move(Stage.OUTSIDE, Stage.AVAILABLE, amount_vnd),
            reference=reference,
            by=by,
            key=uuid.uuid5(key, "into"),
            reason=reason,
        )
    return out, into


def _line_for(fund: Fund, purpose: Purpose) -> BudgetLine:
    line, is_new = BudgetLine.objects.get_or_create(
        fund=fund,
        reference=purpose.reference,
        defaults={
            "kind": LineKind.PLAN_LINE,
            "code": purpose.code,
            "title": purpose.title[:300],
        },
    )
    if is_new:
        LineBalance.objects.create(line=line)
    return line
