"""Close a fund's year by decision; carry what it did not use into the next year, or return it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.ledger import Move, Stage
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.checks import check_nothing_outstanding
from khuyencong.programme.budgets.models import (
    BudgetLine,
    Fund,
    Holding,
    LineBalance,
    YearClosing,
)
from khuyencong.programme.budgets.permissions import require_keeper
from khuyencong.programme.budgets.services.founding import create_fund, unassigned_line
from khuyencong.programme.budgets.services.moving import move_funds
from khuyencong.programme.budgets.services.papers import Decision, answer_paper, refuse_paper
from khuyencong.programme.budgets.states import ClosingManner, PaperAction, PaperState


@transaction.atomic
def propose_closing(
    fund_id: int, manner: ClosingManner, decision: Decision, *, by: Actor
) -> YearClosing:
    """Prepare the closing of a fund's year. Refuses a fund that is being closed already.

    What is outstanding is judged when a leader confirms; the page shows it before.
    """
    fund = (
        Fund.objects.select_for_update(of=("self",))
        .select_related("office__territory")
        .get(pk=fund_id)
    )
    require_keeper(by, fund.office)
    if YearClosing.objects.filter(fund=fund).exclude(state=PaperState.REFUSED).exists():
        raise Refused(Problem("budget.closing_exists", {"fund": str(fund)}))
    closing = YearClosing.objects.create(
        fund=fund, manner=manner, made_by_id=by.user_id, **decision.fields()
    )
    record(
        "budget.closing_proposed",
        closing.reference,
        by=by,
        after={"fund": fund.pk, "manner": manner.value, "decision": decision.number},
    )
    return closing


@transaction.atomic
def confirm_closing(closing_id: int, *, by: Actor, on: date) -> YearClosing:
    """Close every line of a fund; its free money goes to the next year's fund or back.

    Refuses with ``budget.line_outstanding`` for each line that still holds money for a đề án.
    Locks the paper, then the lines in the order of their keys.
    """
    closing = _locked(closing_id)
    fund = closing.fund
    answer_paper(closing, fund.office, PaperAction.CONFIRM, by=by, on=on)
    balances = list(
        LineBalance.objects.select_for_update(of=("self",))
        .select_related("line")
        .filter(line__fund=fund)
        .order_by("pk")
    )
    require(check_nothing_outstanding(balances))
    amount_vnd = sum(balance.available_vnd for balance in balances)
    for balance in balances:
        _empty(balance, reference=closing.reference, by=by)
    next_fund = None
    if closing.manner == ClosingManner.CARRY_OVER and amount_vnd:
        next_fund = _next_fund(fund, by=by)
        move_funds(
            unassigned_line(next_fund).pk,
            Move(Stage.OUTSIDE, Stage.AVAILABLE, amount_vnd),
            reference=closing.reference,
            by=by,
        )
    LineBalance.objects.filter(line__fund=fund).update(is_open=False)
    closing.amount_vnd = amount_vnd
    closing.save(update_fields=["amount_vnd"])
    record(
        "budget.year_closed",
        closing.reference,
        by=by,
        after={
            "fund": fund.pk,
            "manner": closing.manner,
            "amount_vnd": amount_vnd,
            "next_fund": next_fund.pk if next_fund else None,
        },
    )
    return closing


@transaction.atomic
def refuse_closing(closing_id: int, *, reason: str, by: Actor, on: date) -> YearClosing:
    """Refuse a closing as prepared, with the reason."""
    closing = _locked(closing_id)
    refuse_paper(closing, closing.reference, closing.fund.office, reason=reason, by=by, on=on)
    return closing


@transaction.atomic
def carry_over_holding(
    line_id: int, target_id: int, *, reference: str, by: Actor, reason: str
) -> tuple[Vnd, Vnd]:
    """Carry what a đề án has reserved and committed on a line into a line of the next year.

    Whole or not at all; return the reserved and the committed amount. For a contract that runs
    into the next year: the upper app that decided it changes its own shares in the same
    transaction. An open advance stays where it was paid until it is cleared or returned.
    """
    source = BudgetLine.objects.select_related("fund").get(pk=line_id)
    target = BudgetLine.objects.select_related("fund").get(pk=target_id)
    require(_check_next_year(source, target))
    list(LineBalance.objects.select_for_update().filter(pk__in=(line_id, target_id)).order_by("pk"))
    holding = Holding.objects.select_for_update().filter(line=source, reference=reference).first()
    reserved_vnd = holding.reserved_vnd if holding else 0
    committed_vnd = holding.committed_vnd if holding else 0
    if not reserved_vnd + committed_vnd:
        raise Refused(Problem("budget.nothing_to_carry_over", {"line": source.title}))
    for stage, amount_vnd in ((Stage.RESERVED, reserved_vnd), (Stage.COMMITTED, committed_vnd)):
        if amount_vnd:
            _carry(source, target, stage, amount_vnd, reference=reference, by=by, reason=reason)
    record(
        "budget.holding_carried_over",
        reference,
        by=by,
        before={"line": source.pk},
        after={
            "line": target.pk,
            "reserved_vnd": reserved_vnd,
            "committed_vnd": committed_vnd,
        },
        reason=reason,
    )
    return reserved_vnd, committed_vnd


def _carry(
    source: BudgetLine,
    target: BudgetLine,
    stage: Stage,
    amount_vnd: Vnd,
    *,
    reference: str,
    by: Actor,
    reason: str,
) -> None:
    road = [
        (source, stage, Stage.AVAILABLE),
        (source, Stage.AVAILABLE, Stage.OUTSIDE),
        (target, Stage.OUTSIDE, Stage.AVAILABLE),
        (target, Stage.AVAILABLE, Stage.RESERVED),
    ]
    if stage is Stage.COMMITTED:
        road.append((target, Stage.RESERVED, Stage.COMMITTED))
    for line, leaves, enters in road:
        move = Move(leaves, enters, amount_vnd)
        move_funds(line.pk, move, reference=reference, by=by, reason=reason)


def _check_next_year(source: BudgetLine, target: BudgetLine) -> list[Problem]:
    old, new = source.fund, target.fund
    if (new.office_id, new.source, new.year) == (old.office_id, old.source, old.year + 1):
        return []
    return [Problem("budget.not_the_next_year", {"fund": str(old), "target": str(new)})]


def _empty(balance: LineBalance, *, reference: str, by: Actor) -> None:
    if balance.available_vnd:
        move = Move(Stage.AVAILABLE, Stage.OUTSIDE, balance.available_vnd)
        move_funds(balance.line_id, move, reference=reference, by=by)


def _next_fund(fund: Fund, *, by: Actor) -> Fund:
    following = Fund.objects.filter(
        office_id=fund.office_id, source=fund.source, year=fund.year + 1
    ).first()
    return following or create_fund(
        fund.office,
        fund.year + 1,
        fund.source,
        by=by,
        name=fund.name,
        budget_code=fund.budget_code,
    )


def _locked(closing_id: int) -> YearClosing:
    return (
        YearClosing.objects.select_for_update(of=("self",))
        .select_related("fund__office__territory")
        .get(pk=closing_id)
    )
