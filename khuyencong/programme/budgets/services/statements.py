"""The guarded statements of the ledger: a balance, a holding and a move change together or not.

One statement on PostgreSQL, so that a move costs one round trip and the rows stay locked as
briefly as can be; the same three updates, one after the other, on SQLite, where a write
transaction is alone anyway. Rows are locked in one order everywhere: the line, then the holding.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import connection

from khuyencong.engines.ledger import Stage

_HELD_STAGES = (Stage.RESERVED, Stage.COMMITTED, Stage.ADVANCED, Stage.PAID, Stage.SETTLED)
"""The stages in which money belongs to one đề án."""

_MOVE = """INSERT INTO budgets_budgetmove
    (line_id, source, target, amount_vnd, reference, key, made_at, made_by_id, role, reason)
"""
_MOVE_VALUES = """%(line)s, %(source)s, %(target)s, %(amount)s, %(reference)s, %(key)s,
    %(made_at)s, %(made_by)s, %(role)s, %(reason)s"""
_MOVE_SELECTED = """line_id, %(source)s, %(target)s, %(amount)s::bigint, %(reference)s,
    %(key)s::uuid, %(made_at)s::timestamptz, %(made_by)s::bigint, %(role)s, %(reason)s"""


def execute(parameters: Mapping[str, Any], source: Stage, target: Stage) -> int | None:
    """Carry out a move and return the key of its row; None, and nothing changed, if a guard held.

    A guard holds when the line is closed, or the line or the đề án has not enough in the source.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(one_statement(source, target), parameters)
            row = cursor.fetchone()
            return int(row[0]) if row else None
        for statement in three_statements(source, target):
            cursor.execute(statement, parameters)
            if cursor.rowcount == 0:
                return None
        return int(cursor.lastrowid)


@cache
def one_statement(source: Stage, target: Stage) -> str:
    """Return the statement for PostgreSQL.

    All its parts see the rows as they were when it began, but each update waits for the lock of
    its row and tests its guard again on what it then finds. A part takes its rows from the part
    before, which orders the locks and makes nothing happen after a guard that held.
    """
    if source in _HELD_STAGES:
        return f"""
WITH locked AS (
    SELECT line_id FROM budgets_linebalance
    WHERE line_id = %(line)s AND is_open FOR UPDATE
), held AS (
    UPDATE budgets_holding SET {_shift(source, target, _HELD_STAGES)}
    FROM locked WHERE budgets_holding.line_id = locked.line_id
        AND reference = %(reference)s AND {source}_vnd >= %(amount)s
    RETURNING budgets_holding.line_id
), moved AS (
    UPDATE budgets_linebalance SET {_shift(source, target)}
    FROM held WHERE budgets_linebalance.line_id = held.line_id
    RETURNING budgets_linebalance.line_id
)
{_MOVE} SELECT {_MOVE_SELECTED} FROM moved RETURNING id"""  # noqa: S608  # stages are our own words
    if target in _HELD_STAGES:
        return f"""
WITH moved AS (
    {_guarded_update(source, target)} RETURNING line_id
), held AS (
    INSERT INTO budgets_holding ({_holding_columns()})
    SELECT line_id, %(reference)s, {_first_amounts(target, "%(amount)s::bigint")} FROM moved
    {_on_conflict(target)} RETURNING line_id
)
{_MOVE} SELECT {_MOVE_SELECTED} FROM held RETURNING id"""  # noqa: S608  # stages are our own words
    return f"""
WITH moved AS (
    {_guarded_update(source, target)} RETURNING line_id
)
{_MOVE} SELECT {_MOVE_SELECTED} FROM moved RETURNING id"""  # noqa: S608  # stages are our own words


@cache
def three_statements(source: Stage, target: Stage) -> tuple[str, ...]:
    """Return the statements for SQLite, each of which must change a row; the guards come first."""
    move = f"{_MOVE} VALUES ({_MOVE_VALUES})"
    if source in _HELD_STAGES:
        held = f"""UPDATE budgets_holding SET {_shift(source, target, _HELD_STAGES)}
            WHERE line_id = %(line)s AND reference = %(reference)s AND {source}_vnd >= %(amount)s
            AND EXISTS (SELECT 1 FROM budgets_linebalance WHERE line_id = %(line)s AND is_open)"""  # noqa: S608  # stages are our own words
        return held, _guarded_update(source, target), move
    if target in _HELD_STAGES:
        held = f"""INSERT INTO budgets_holding ({_holding_columns()})
            VALUES (%(line)s, %(reference)s, {_first_amounts(target, "%(amount)s")})
            {_on_conflict(target)}"""  # noqa: S608  # stages are our own words
        return _guarded_update(source, target), held, move
    return _guarded_update(source, target), move


def _guarded_update(source: Stage, target: Stage) -> str:
    guard = "" if source is Stage.OUTSIDE else f" AND {source}_vnd >= %(amount)s"
    return f"""UPDATE budgets_linebalance SET {_shift(source, target)}
    WHERE line_id = %(line)s AND is_open{guard}"""  # noqa: S608  # stages are our own words


def _shift(source: Stage, target: Stage, columns: tuple[Stage, ...] = ()) -> str:
    """Return the assignments that take an amount out of one column and into the other.

    With ``columns``, only those of a holding. Without, those of a balance, where money from
    outside raises what was given.
    """
    changes = {source: "-", target: "+"}
    if columns:
        names = {stage.value: sign for stage, sign in changes.items() if stage in columns}
    else:
        outside = {"-": "+", "+": "-"}
        names = {
            "given" if stage is Stage.OUTSIDE else stage.value: (
                outside[sign] if stage is Stage.OUTSIDE else sign
            )
            for stage, sign in changes.items()
        }
    return ", ".join(f"{name}_vnd = {name}_vnd {sign} %(amount)s" for name, sign in names.items())


def _holding_columns() -> str:
    return ", ".join(["line_id", "reference", *(f"{stage}_vnd" for stage in _HELD_STAGES)])


def _first_amounts(target: Stage, amount: str) -> str:
    return ", ".join(amount if stage is target else "0" for stage in _HELD_STAGES)


def _on_conflict(target: Stage) -> str:
    return f"""ON CONFLICT (line_id, reference) DO UPDATE
        SET {target}_vnd = budgets_holding.{target}_vnd + EXCLUDED.{target}_vnd"""  # noqa: S608  # stages are our own words
