"""Faults of the ledger, found by adding it up again from its moves. Found, never repaired.

Sums are made in the database: what comes back is only what does not agree.
"""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from khuyencong.engines.ledger import ALLOWED_MOVES, ROAD, Stage
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.budgets.models import (
    BudgetLine,
    BudgetMove,
    Fund,
    Holding,
    LineBalance,
)
from khuyencong.programme.budgets.states import LineKind

_HELD = tuple(stage for stage in ROAD if stage is not Stage.AVAILABLE)


def ledger_faults() -> Iterator[Finding]:
    """Yield every fault of the ledger, line by line. A sound ledger yields nothing."""
    yield from _moves_against_the_road()
    yield from _balances_unlike_moves()
    yield from _holdings_unlike_moves()
    yield from _lines_unlike_their_holdings()
    yield from _impossible_amounts()
    yield from _funds_without_their_line()


def _moves_against_the_road() -> Iterator[Finding]:
    allowed = Q(pk__in=[])
    for source, target in ALLOWED_MOVES:
        allowed |= Q(source=source.value, target=target.value)
    wrong = BudgetMove.objects.filter(~allowed | Q(amount_vnd__lte=0) | Q(reference=""))
    for move in wrong.order_by("pk").iterator():
        yield Finding(f"budget_move:{move.pk}", f"{move} for {move.reference!r} cannot be")


def _sums(moves: "QuerySet[BudgetMove]", *names: str) -> dict[tuple[object, ...], dict[str, int]]:
    """Return what moves add up to, by some columns and then by stage."""
    found: dict[tuple[object, ...], dict[str, int]] = {}
    for end, sign in (("source", -1), ("target", 1)):
        rows = moves.order_by().values(*names, end).annotate(total=Sum("amount_vnd"))
        for row in rows.iterator():
            sums = found.setdefault(tuple(row[name] for name in names), {})
            sums[row[end]] = sums.get(row[end], 0) + sign * row["total"]
    return found


def _balances_unlike_moves() -> Iterator[Finding]:
    by_line = _sums(BudgetMove.objects.all(), "line_id")
    for balance in LineBalance.objects.order_by("pk").iterator():
        sums = by_line.pop((balance.pk,), {})
        expected = {"given": -sums.get(Stage.OUTSIDE.value, 0)}
        expected |= {stage.value: sums.get(stage.value, 0) for stage in ROAD}
        for name, amount_vnd in expected.items():
            held_vnd = getattr(balance, f"{name}_vnd")
            if held_vnd != amount_vnd:
                yield Finding(
                    f"budget_line:{balance.pk}",
                    f"{name} is {held_vnd}, its moves add up to {amount_vnd}",
                )
    for (line_id,) in by_line:
        yield Finding(f"budget_line:{line_id}", "has moves and no balance")


def _holdings_unlike_moves() -> Iterator[Finding]:
    inside = BudgetMove.objects.exclude(
        source__in=(Stage.OUTSIDE, Stage.AVAILABLE), target__in=(Stage.OUTSIDE, Stage.AVAILABLE)
    )
    by_holding = _sums(inside, "line_id", "reference")
    for holding in Holding.objects.order_by("pk").iterator():
        sums = by_holding.pop((holding.line_id, holding.reference), {})
        for stage in _HELD:
            held_vnd, amount_vnd = holding.held_vnd(stage), sums.get(stage.value, 0)
            if held_vnd != amount_vnd:
                yield Finding(
                    f"budget_line:{holding.line_id}",
                    f"{holding.reference} holds {held_vnd} {stage}, "
                    f"its moves add up to {amount_vnd}",
                )
    for line_id, reference in by_holding:
        yield Finding(f"budget_line:{line_id}", f"{reference} has moves and no holding")


def _lines_unlike_their_holdings() -> Iterator[Finding]:
    lines = BudgetLine.objects.annotate(
        **{
            f"held_{stage.value}": Coalesce(Sum(f"holdings__{stage.value}_vnd"), 0)
            for stage in _HELD
        }
    )
    for stage in _HELD:
        unlike = lines.exclude(**{f"balance__{stage.value}_vnd": F(f"held_{stage.value}")})
        for line in unlike.order_by("pk").iterator():
            yield Finding(f"budget_line:{line.pk}", f"{stage} differs from what its đề án hold")


def _impossible_amounts() -> Iterator[Finding]:
    below = Q(given_vnd__lt=0)
    for stage in ROAD:
        below |= Q(**{f"{stage.value}_vnd__lt": 0})
    whole = sum((F(f"{stage.value}_vnd") for stage in ROAD[1:]), F(f"{ROAD[0].value}_vnd"))
    wrong = LineBalance.objects.filter(below | ~Q(given_vnd=whole))
    for balance in wrong.order_by("pk").iterator():
        yield Finding(f"budget_line:{balance.pk}", f"cannot hold {balance}")
    held_below = Q(pk__in=[])
    for stage in _HELD:
        held_below |= Q(**{f"{stage.value}_vnd__lt": 0})
    for holding in Holding.objects.filter(held_below).order_by("pk").iterator():
        yield Finding(
            f"budget_line:{holding.line_id}", f"{holding.reference} holds less than nothing"
        )


def _funds_without_their_line() -> Iterator[Finding]:
    lines = BudgetLine.objects.filter(kind=LineKind.UNASSIGNED).values("fund")
    for fund in Fund.objects.exclude(pk__in=lines).order_by("pk"):
        yield Finding(f"fund:{fund.pk}", "has no line for money that is not assigned")
    for line in BudgetLine.objects.filter(balance__isnull=True).order_by("pk"):
        yield Finding(f"budget_line:{line.pk}", "has no balance")
