"""The money of one đề án along its road, over one line or several. Each step leaves an audit entry.

The upper app that takes the step has judged who may take it; here only the money is judged.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from khuyencong.engines.ledger import Stage
from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import BudgetMove, Holding
from khuyencong.programme.budgets.services.moving import move_over

Amounts = Mapping[int, Vnd]
"""Amounts by the key of their budget line."""


@dataclass(frozen=True)
class Step:
    """One step of the money of a đề án, called like a function: from which stage into which."""

    action: str
    source: Stage
    target: Stage

    @transaction.atomic
    def __call__(
        self,
        amounts: Amounts,
        *,
        reference: str,
        by: Actor,
        key: uuid.UUID | None = None,
        reason: str = "",
    ) -> list[BudgetMove]:
        """Take the step with all amounts or with none.

        Refuses with ``budget.exceeded`` for each line that holds too little. A repeated ``key``
        with the same content returns the first moves and leaves no second entry.
        """
        moves = move_over(
            amounts, self.source, self.target, reference=reference, by=by, key=key, reason=reason
        )
        if all(move.is_repeated for move in moves):
            return moves
        record(
            self.action,
            reference,
            by=by,
            after={
                "lines": {str(line_id): amount_vnd for line_id, amount_vnd in amounts.items()},
                "amount_vnd": sum(amounts.values()),
            },
            reason=reason,
        )
        return moves


reserve = Step("budget.reserved", Stage.AVAILABLE, Stage.RESERVED)
"""Set money aside for an approved đề án."""

release_reservation = Step("budget.reservation_released", Stage.RESERVED, Stage.AVAILABLE)
"""Give back what was set aside: refusal, withdrawal, a contract for less."""

commit = Step("budget.committed", Stage.RESERVED, Stage.COMMITTED)
"""Commit set-aside money to a signed contract."""

release_commitment = Step("budget.commitment_released", Stage.COMMITTED, Stage.AVAILABLE)
"""Give back committed money that the contract no longer needs."""

advance = Step("budget.advanced", Stage.COMMITTED, Stage.ADVANCED)
"""Pay an advance out of the commitment."""

return_advance = Step("budget.advance_returned", Stage.ADVANCED, Stage.COMMITTED)
"""Take back an advance, or a part of it, into the commitment."""

clear_advance = Step("budget.advance_cleared", Stage.ADVANCED, Stage.PAID)
"""Count an advance as paid: accepted work now stands behind it."""

pay = Step("budget.paid", Stage.COMMITTED, Stage.PAID)
"""Pay for accepted work out of the commitment."""

return_payment = Step("budget.payment_returned", Stage.PAID, Stage.COMMITTED)
"""Take back a payment, or a part of it, into the commitment."""

settle = Step("budget.settled", Stage.PAID, Stage.SETTLED)
"""Close the account over what was paid."""


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
