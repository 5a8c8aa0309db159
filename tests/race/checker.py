"""What must hold after any race, whoever won it. Returns what does not."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Sum

from khuyencong.programme.budgets.integrity import ledger_faults
from khuyencong.programme.budgets.models import BudgetMove, Holding, LineBalance

Outcome = tuple[str, int]

CLEAN = ("moved", "refused budget.exceeded")


def faults_after(outcomes: Sequence[Outcome], *, lines_each: int = 1) -> list[str]:
    """Return every fault that a race has left: in the ledger, in the answers, in the database.

    ``outcomes`` are those of reserving moves, each over ``lines_each`` lines.
    """
    return [
        *(f"{finding.where}: {finding.what}" for finding in ledger_faults()),
        *_overspent(),
        *_unclean(outcomes),
        *_unlike_what_was_told(outcomes, lines_each),
        *_money_left_that_was_refused(outcomes),
        *_unprotected(),
    ]


def _overspent() -> list[str]:
    """Look at the moves alone: what left the open end of a line is never above what was given."""
    faults = []
    for balance in LineBalance.objects.all():
        moves = BudgetMove.objects.filter(line_id=balance.pk)
        given_vnd = moves.filter(source="outside").aggregate(sum=Sum("amount_vnd"))["sum"] or 0
        left_vnd = moves.filter(source="available").aggregate(sum=Sum("amount_vnd"))["sum"] or 0
        back_vnd = moves.filter(target="available").aggregate(sum=Sum("amount_vnd"))["sum"] or 0
        if left_vnd - (back_vnd - given_vnd) > given_vnd:
            faults.append(f"line {balance.pk}: spent {left_vnd} of {given_vnd}")
    return faults


def _unclean(outcomes: Sequence[Outcome]) -> list[str]:
    return sorted({outcome for outcome, _ in outcomes if outcome not in CLEAN})


def _unlike_what_was_told(outcomes: Sequence[Outcome], lines_each: int) -> list[str]:
    told_vnd = sum(amount_vnd for outcome, amount_vnd in outcomes if outcome == "moved")
    moves = BudgetMove.objects.filter(source="available", target="reserved")
    kept_vnd = moves.aggregate(sum=Sum("amount_vnd"))["sum"] or 0
    if told_vnd * lines_each == kept_vnd:
        return []
    return [f"told of {told_vnd * lines_each}, kept {kept_vnd}"]


def _money_left_that_was_refused(outcomes: Sequence[Outcome]) -> list[str]:
    """Money was only taken, so whoever was refused would be refused now as well."""
    refused = [amount_vnd for outcome, amount_vnd in outcomes if outcome.startswith("refused")]
    given_back = BudgetMove.objects.filter(source="reserved", target="available").exists()
    most_vnd = max(balance.available_vnd for balance in LineBalance.objects.all())
    if refused and not given_back and min(refused) <= most_vnd:
        return [f"{min(refused)} was refused, and {most_vnd} is left"]
    return []


def _unprotected() -> list[str]:
    """Ask the database itself for the impossible."""
    line, holding = LineBalance.objects.first(), Holding.objects.first()
    wishes = [
        (LineBalance, line, {"available_vnd": -1, "given_vnd": -1}),
        (LineBalance, line, {"reserved_vnd": -1}),
        (LineBalance, line, {"given_vnd": 10**12}),
        (Holding, holding, {"reserved_vnd": -1}),
    ]
    faults = []
    for model, row, values in wishes:
        if row is None:
            continue
        try:
            with transaction.atomic():
                model.objects.filter(pk=row.pk).update(**values)
                transaction.set_rollback(True)
            faults.append(f"the database takes {model.__name__} {values}")
        except IntegrityError:
            continue
    return faults
