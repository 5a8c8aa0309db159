"""Faulty ledgers, to prove that the race tests would find them. Never used by the program."""

import uuid
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from khuyencong.engines.ledger import Stage
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.programme.budgets.models import BudgetMove, Holding, LineBalance
from khuyencong.programme.budgets.services import moving, statements

Meet = Callable[[], object]
"""Waits until every process has come here."""


def no_guard(_meet: Meet) -> None:
    """Take the guard out of the statements: what protects the line is then the CHECK alone."""
    real_one, real_three = statements.one_statement, statements.three_statements

    def without(text: str, source: Stage) -> str:
        return text.replace(f" AND {source}_vnd >= %(amount)s", "")

    statements.one_statement = lambda source, target: without(real_one(source, target), source)
    statements.three_statements = lambda source, target: tuple(
        without(text, source) for text in real_three(source, target)
    )
    pair = (Stage.AVAILABLE, Stage.RESERVED)
    assert statements.one_statement(*pair) != real_one(*pair), "the guard has another form now"
    assert statements.three_statements(*pair) != real_three(*pair), "the guard has another form now"


def no_order(meet: Meet) -> None:
    """Lock the lines of one decision in the order in which they were named.

    Each process waits once, when it holds its first line, for the other to hold one: what the order
    prevents then happens every time, not by luck.
    """
    moving.lock_lines = lambda line_ids: {}
    moving.sorted = lambda line_ids: list(line_ids)
    move_funds = moving.move_funds
    has_met: list[bool] = []

    def hold_one(*args: Any, **options: Any) -> BudgetMove:
        move = move_funds(*args, **options)
        if not has_met:
            has_met.append(True)
            meet()
        return move

    moving.move_funds = hold_one


VARIANTS = {"no_guard": no_guard, "no_order": no_order}


SEEN: dict[int, LineBalance] = {}


def look(line_ids: list[int]) -> None:
    """Read the balances before the transaction, so that nothing is locked on either database."""
    SEEN.update(LineBalance.objects.in_bulk(line_ids))


def reserve_without_lock(line_id: int, amount_vnd: int, reference: str) -> None:
    """Reserve as one would without knowing better: compare what was read, write what comes out."""
    seen = SEEN[line_id]
    if seen.available_vnd < amount_vnd:
        raise Refused(Problem("budget.exceeded"))
    LineBalance.objects.filter(pk=line_id).update(
        available_vnd=seen.available_vnd - amount_vnd,
        reserved_vnd=seen.reserved_vnd + amount_vnd,
    )
    holding, _ = Holding.objects.get_or_create(line_id=line_id, reference=reference)
    Holding.objects.filter(pk=holding.pk).update(reserved_vnd=holding.reserved_vnd + amount_vnd)
    BudgetMove.objects.create(
        line_id=line_id,
        source=Stage.AVAILABLE,
        target=Stage.RESERVED,
        amount_vnd=amount_vnd,
        reference=reference,
        key=uuid.uuid4(),
        made_at=timezone.now(),
        role="system",
    )
