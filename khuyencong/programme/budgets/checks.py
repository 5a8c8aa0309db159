"""Reasons against moving money by decision. Each check looks at one thing."""

from collections.abc import Iterable

from khuyencong.engines.refusals import Problem
from khuyencong.programme.budgets.models import BudgetLine, LineBalance
from khuyencong.programme.budgets.states import LineKind


def check_unassigned(line: BudgetLine) -> list[Problem]:
    """Money of a plan line changes only by the plan's own adjustment."""
    if line.kind == LineKind.UNASSIGNED:
        return []
    return [Problem("budget.plan_line_changes_by_plan", {"line": line.title})]


def check_same_money(line: BudgetLine, target: BudgetLine) -> list[Problem]:
    """Money keeps its source and its year, and goes somewhere else."""
    if line.pk == target.pk:
        return [Problem("budget.transfer_to_itself", {"line": line.title})]
    same = (line.fund.source, line.fund.year) == (target.fund.source, target.fund.year)
    if same:
        return []
    return [Problem("budget.other_source_or_year", {"target": str(target.fund)})]


def check_nothing_outstanding(balances: Iterable[LineBalance]) -> list[Problem]:
    """A year closes when all that its lines hold for đề án is settled; each other line is named."""
    return [
        Problem(
            "budget.line_outstanding",
            {
                "line": balance.line.title,
                "reserved_vnd": balance.reserved_vnd,
                "committed_vnd": balance.committed_vnd,
                "advanced_vnd": balance.advanced_vnd,
                "paid_vnd": balance.paid_vnd,
            },
        )
        for balance in balances
        if balance.reserved_vnd + balance.committed_vnd + balance.advanced_vnd + balance.paid_vnd
    ]
