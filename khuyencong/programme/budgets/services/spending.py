"""The money of one đề án along its road, over one line or several. Each leaves an audit entry.

The upper app that takes the step has judged who may take it; here only the money is judged.
"""

import uuid
from collections.abc import Mapping

from django.db import transaction

from khuyencong.engines.ledger import Stage
from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import BudgetMove, Holding
from khuyencong.programme.budgets.services.moving import move_over

Amounts = Mapping[int, Vnd]
"""Amounts by the key of their budget line."""


@transaction.atomic
def _pass_on(
    action: str,
    amounts: Amounts,
    source: Stage,
    target: Stage,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None,
    reason: str,
) -> list[BudgetMove]:
    moves = move_over(amounts, source, target, reference=reference, by=by, key=key, reason=reason)
    if all(move.is_repeated for move in moves):
        return moves  # asked for again: the first time left its entry
    record(
        f"budget.{action}",
        reference,
        by=by,
        after={
            "lines": {str(line_id): amount_vnd for line_id, amount_vnd in amounts.items()},
            "amount_vnd": sum(amounts.values()),
        },
        reason=reason,
    )
    return moves


def reserve(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Set money aside for an approved đề án. Refuses with ``budget.exceeded`` for each line."""
    return _pass_on(
        "reserved",
        amounts,
        Stage.AVAILABLE,
        Stage.RESERVED,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def release_reservation(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Give back what was set aside: refusal, withdrawal, a contract for less."""
    return _pass_on(
        "reservation_released",
        amounts,
        Stage.RESERVED,
        Stage.AVAILABLE,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def commit(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Commit set-aside money to a signed contract."""
    return _pass_on(
        "committed",
        amounts,
        Stage.RESERVED,
        Stage.COMMITTED,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def release_commitment(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Give back committed money that the contract no longer needs."""
    return _pass_on(
        "commitment_released",
        amounts,
        Stage.COMMITTED,
        Stage.AVAILABLE,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def advance(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Pay an advance out of the commitment."""
    return _pass_on(
        "advanced",
        amounts,
        Stage.COMMITTED,
        Stage.ADVANCED,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def return_advance(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Take back an advance, or a part of it, into the commitment."""
    return _pass_on(
        "advance_returned",
        amounts,
        Stage.ADVANCED,
        Stage.COMMITTED,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def clear_advance(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Count an advance as paid: accepted work now stands behind it."""
    return _pass_on(
        "advance_cleared",
        amounts,
        Stage.ADVANCED,
        Stage.PAID,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def pay(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Pay for accepted work out of the commitment."""
    return _pass_on(
        "paid",
        amounts,
        Stage.COMMITTED,
        Stage.PAID,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def return_payment(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Take back a payment, or a part of it, into the commitment."""
    return _pass_on(
        "payment_returned",
        amounts,
        Stage.PAID,
        Stage.COMMITTED,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


def settle(
    amounts: Amounts,
    *,
    reference: str,
    by: Actor,
    key: uuid.UUID | None = None,
    reason: str = "",
) -> list[BudgetMove]:
    """Close the account over what was paid."""
    return _pass_on(
        "settled",
        amounts,
        Stage.PAID,
        Stage.SETTLED,
        reference=reference,
        by=by,
        key=key,
        reason=reason,
    )


@transaction.atomic
def release_all_reservations(reference: str, *, by: Actor, reason: str = "") -> Vnd:
    """Give back everything still set aside for a đề án, on whatever line. Return how much."""
    amounts = _all_held(reference, Stage.RESERVED)
    if amounts:
        release_reservation(amounts, reference=reference, by=by, reason=reason)
    return sum(amounts.values())


@transaction.atomic
def release_all_commitments(reference: str, *, by: Actor, reason: str = "") -> Vnd:
    """Give back everything still committed to a đề án and not paid out. Return how much."""
    amounts = _all_held(reference, Stage.COMMITTED)
    if amounts:
        release_commitment(amounts, reference=reference, by=by, reason=reason)
    return sum(amounts.values())


def _all_held(reference: str, stage: Stage) -> dict[int, Vnd]:
    """Return what a đề án holds in a stage, by line."""
    held = f"{stage}_vnd"
    rows = Holding.objects.filter(reference=reference, **{f"{held}__gt": 0})
    return dict(rows.values_list("line_id", held))
