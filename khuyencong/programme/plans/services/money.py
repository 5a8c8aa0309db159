"""Make the ledger say what the plan says: assign and take back the differences, whole or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.models import BudgetLine, LineBalance
from khuyencong.programme.budgets.services import (
    Purpose,
    assign_to_plan_line,
    lock_lines,
    unassign,
)
from khuyencong.programme.budgets.states import LineKind
from khuyencong.programme.plans.checks import check_funds_suffice
from khuyencong.programme.plans.models import PlanLine

Wanted = Mapping[int, Mapping[int, Vnd]]
"""Amounts by plan line and fund (both by key)."""


@dataclass(frozen=True)
class _Difference:
    line: PlanLine
    fund_id: int
    budget_line: BudgetLine | None  # None: made when the first money comes
    given_vnd: Vnd
    wanted_vnd: Vnd

    @property
    def more_vnd(self) -> Vnd:
        return self.wanted_vnd - self.given_vnd


def lock_money(lines: Mapping[int, PlanLine], fund_ids: set[int]) -> dict[int, LineBalance]:
    """Lock the budget lines of some plan lines and the unassigned lines of some funds.

    All at once and in the order of their keys, so that no decision over the same lines blocks.
    Return the balances of the plan lines' budget lines, by the key of the budget line.
    """
    references = [line.reference for line in lines.values()]
    of_plan = BudgetLine.objects.filter(reference__in=references)
    unassigned = BudgetLine.objects.filter(kind=LineKind.UNASSIGNED, fund__in=fund_ids)
    own_ids = set(of_plan.values_list("pk", flat=True))
    balances = lock_lines(own_ids | set(unassigned.values_list("pk", flat=True)))
    return {line_id: balance for line_id, balance in balances.items() if line_id in own_ids}


def bring_ledger_to(
    lines: Mapping[int, PlanLine], wanted: Wanted, *, by: Actor, reason: str
) -> None:
    """Assign what lines (by key) want beyond what they have, after taking back what is too much.

    Refuses once, with every line whose money is in use and every fund that has not enough.
    """
    fund_ids = {fund_id for amounts in wanted.values() for fund_id in amounts}
    balances = lock_money(lines, fund_ids)
    differences = _differences(lines, wanted, balances)
    if problems := [*_problems_of_taking(differences, balances), *_problems_of_giving(differences)]:
        raise Refused(*problems)
    for one in differences:
        if one.more_vnd < 0 and one.budget_line is not None:
            unassign(one.budget_line.pk, -one.more_vnd, by=by, reason=reason)
    for one in differences:
        if one.more_vnd > 0:
            purpose = Purpose(one.line.reference, one.line.number, one.line.title)
            assign_to_plan_line(one.fund_id, purpose, one.more_vnd, by=by, reason=reason)


def _differences(
    lines: Mapping[int, PlanLine], wanted: Wanted, balances: Mapping[int, LineBalance]
) -> list[_Difference]:
    """Return each line and fund whose money changes, in the order of funds, then lines."""
    by_place = {
        (line.reference, line.fund_id): line
        for line in BudgetLine.objects.select_related("fund").filter(pk__in=balances)
    }
    found = []
    for line_id, amounts in wanted.items():
        line = lines[line_id]
        held_in = {fund_id for reference, fund_id in by_place if reference == line.reference}
        for fund_id in held_in | set(amounts):
            budget_line = by_place.get((line.reference, fund_id))
            given_vnd = balances[budget_line.pk].given_vnd if budget_line else 0
            found.append(
                _Difference(line, fund_id, budget_line, given_vnd, amounts.get(fund_id, 0))
            )
    return sorted(
        (one for one in found if one.more_vnd), key=lambda one: (one.fund_id, one.line.pk)
    )


def _problems_of_taking(
    differences: list[_Difference], balances: Mapping[int, LineBalance]
) -> list[Problem]:
    problems = []
    for one in differences:
        if one.more_vnd >= 0 or one.budget_line is None:
            continue
        balance = balances[one.budget_line.pk]
        if -one.more_vnd > balance.available_vnd:
            problems.append(
                Problem(
                    "plan.line_money_in_use",
                    {
                        "line": str(one.line),
                        "fund": one.budget_line.fund.name,
                        "used_vnd": balance.given_vnd - balance.available_vnd,
                        "wanted_vnd": one.wanted_vnd,
                    },
                )
            )
    return problems


def _problems_of_giving(differences: list[_Difference]) -> list[Problem]:
    """Judge each fund by what is taken from it after what comes back to it."""
    needed: dict[int, Vnd] = {}
    for one in differences:
        needed[one.fund_id] = needed.get(one.fund_id, 0) + one.more_vnd
    return check_funds_suffice(
        {fund_id: amount_vnd for fund_id, amount_vnd in needed.items() if amount_vnd > 0}
    )
