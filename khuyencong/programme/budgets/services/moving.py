"""Move money between two stages of a line: the only functions that write the ledger."""

import uuid
from collections.abc import Iterable, Mapping

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from khuyencong.engines.ledger import Move, Stage
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.models import BudgetMove, Holding, LineBalance
from khuyencong.programme.budgets.services.statements import execute
from khuyencong.programme.budgets.states import STAGE_LABELS

_OF_THE_LINE = (Stage.OUTSIDE, Stage.AVAILABLE)


def move_funds(
    line_id: int,
    move: Move,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> BudgetMove:
    """Move money between two stages of a line, if the source stage holds enough.

    From reserved onwards the money is that of ``reference`` ("proposal:42") alone. The guard is
    part of the statement, so two people cannot spend the same đồng. A repeated ``key`` with the
    same content returns the first move. Leaves no audit entry: its callers do. Locks the line's
    balance, then the holding, until the end of the transaction that must be running.

    Raises ``Refused`` with ``budget.exceeded``, ``budget.line_closed`` or
    ``budget.same_key_other_move``; then nothing was changed.
    """
    assert connection.in_atomic_block, "money moves in the transaction of what it is moved for"
    if key is None:
        return _move(line_id, move, uuid.uuid4(), reference=reference, by=by, reason=reason)
    if first := _first_move(key, line_id, move, reference):
        return first
    try:
        with transaction.atomic():
            return _move(line_id, move, key, reference=reference, by=by, reason=reason)
    except IntegrityError:
        # The same key was asked for by two at once, and the other one was first.
        first = _first_move(key, line_id, move, reference)
        if first is None:
            raise
        return first


def _move(
    line_id: int, move: Move, key: uuid.UUID, *, reference: str, by: Actor, reason: str
) -> BudgetMove:
    row = BudgetMove(
        line_id=line_id,
        source=move.source.value,
        target=move.target.value,
        amount_vnd=move.amount_vnd,
        reference=reference,
        key=key,
        made_at=timezone.now(),
        made_by_id=by.user_id,
        role=by.role.value,
        reason=reason,
    )
    # A guard may have held because of what another transaction has taken back by now: look again.
    for _attempt in range(3):
        stored_id = execute(_parameters(row), move.source, move.target)
        if stored_id is not None:
            row.pk = stored_id
            row._state.adding = False
            return row
        if problem := problem_of_move(line_id, move, reference=reference):
            raise Refused(problem)
    raise AssertionError(f"line {line_id} neither lets {move} pass nor says why")


def _parameters(row: BudgetMove) -> dict[str, object]:
    as_stored = row.key if connection.vendor == "postgresql" else row.key.hex
    return {
        "line": row.line_id,
        "source": row.source,
        "target": row.target,
        "amount": row.amount_vnd,
        "reference": row.reference,
        "key": as_stored,
        "made_at": connection.ops.adapt_datetimefield_value(row.made_at),
        "made_by": row.made_by_id,
        "role": row.role,
        "reason": row.reason,
    }


def _first_move(key: uuid.UUID, line_id: int, move: Move, reference: str) -> BudgetMove | None:
    first = BudgetMove.objects.filter(key=key).first()
    if first is None:
        return None
    asked = (line_id, move.source, move.target, move.amount_vnd, reference)
    made = (first.line_id, first.source, first.target, first.amount_vnd, first.reference)
    if asked != made:
        raise Refused(Problem("budget.same_key_other_move", {"key": str(key)}))
    first.is_repeated = True
    return first


def problem_of_move(line_id: int, move: Move, *, reference: str) -> Problem | None:
    """Return why a move cannot be made now; None when it can. Two queries at most."""
    balance = LineBalance.objects.select_related("line").get(pk=line_id)
    if not balance.is_open:
        return Problem("budget.line_closed", {"line": balance.line.title})
    if move.source is Stage.OUTSIDE:
        return None
    held_vnd: Vnd
    if move.source in _OF_THE_LINE:
        held_vnd = balance.held_vnd(move.source)
    else:
        holding = Holding.objects.filter(line_id=line_id, reference=reference).first()
        held_vnd = holding.held_vnd(move.source) if holding else 0
    if held_vnd >= move.amount_vnd:
        return None
    return Problem(
        "budget.exceeded",
        {
            "line": balance.line.title,
            "stage": move.source.value,
            "stage_label": str(STAGE_LABELS[move.source]),
            "needed_vnd": move.amount_vnd,
            "held_vnd": held_vnd,
            "missing_vnd": move.amount_vnd - held_vnd,
        },
    )


def lock_lines(line_ids: Iterable[int]) -> dict[int, LineBalance]:
    """Return the balances of some lines, locked in the order of their keys."""
    rows = LineBalance.objects.select_for_update().filter(pk__in=set(line_ids)).order_by("pk")
    return {row.pk: row for row in rows}


def move_over(
    amounts: Mapping[int, Vnd],
    source: Stage,
    target: Stage,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Move amounts on several lines (by line key), whole or not at all.

    Lines are locked in the order of their keys, so that two decisions over the same lines wait for
    each other instead of blocking each other. Refuses once, with the problem of every line.
    """
    moves = {line_id: Move(source, target, amounts[line_id]) for line_id in sorted(amounts)}
    with transaction.atomic():
        if len(moves) > 1:
            lock_lines(moves)
        made: list[BudgetMove] = []
        problems: list[Problem] = []
        for line_id, move in moves.items():
            own_key = _key_on_line(key, line_id) if key else None
            try:
                made.append(
                    move_funds(
                        line_id, move, reference=reference, by=by, key=own_key, reason=reason
                    )
                )
            except Refused as refusal:
                problems.extend(refusal.problems)
        if problems:
            raise Refused(*problems)
    return made


def _key_on_line(key: uuid.UUID, line_id: int) -> uuid.UUID:
    return uuid.uuid5(key, str(line_id))
