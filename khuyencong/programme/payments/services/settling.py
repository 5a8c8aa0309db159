"""Prepare the final account of a contract, and close it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.queries import accepted_cost_vnd, final_support_vnd
from khuyencong.programme.budgets.services import release_all_commitments, settle
from khuyencong.programme.contracts.services import complete_contract, lock_contract
from khuyencong.programme.payments.checks import check_contract_is_active
from khuyencong.programme.payments.models import Settlement
from khuyencong.programme.payments.permissions import require_keeper, require_settler
from khuyencong.programme.payments.queries import paid_by_line, settlement_of
from khuyencong.programme.payments.services.locking import lock_settlement
from khuyencong.programme.payments.settlement_checks import (
    check_settlement_values,
    obstacles_to_settlement,
)
from khuyencong.programme.payments.states import SettlementState
from khuyencong.programme.payments.values import SettlementValues
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services import take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def prepare_settlement(
    contract_id: int, values: SettlementValues, *, by: Actor, on: date
) -> Settlement:
    """Draw up the settlement of an accepted contract, or change it while it is not closed.

    What stands in its way is shown then and judged when it is closed.
    """
    contract = lock_contract(contract_id)
    require_keeper(by, contract.office)
    settlement = settlement_of(contract.pk) or Settlement(contract=contract)
    if not settlement.is_draft:
        raise OutOfStep(Problem("payments.settled_already", {"number": settlement.number}))
    require(check_contract_is_active(contract))
    not_accepted = Problem("payments.not_accepted", {"number": contract.number})
    require(
        [not_accepted] if final_support_vnd(contract.pk) is None else [],
        check_settlement_values(contract, values, on=on),
    )
    assert by.user_id is not None, "a person prepares"
    settlement.number = tidy(values.number)
    settlement.liquidation_number = tidy(values.liquidation_number)
    settlement.liquidated_on = values.liquidated_on
    settlement.note = tidy(values.note)
    settlement.prepared_on = on
    settlement.prepared_by_id = by.user_id
    settlement.save()
    record(
        "settlement.prepared",
        contract.proposal.reference,
        by=by,
        after={
            "settlement": settlement.reference,
            "number": settlement.number,
            "liquidation": settlement.liquidation_number,
        },
    )
    return settlement


@transaction.atomic
def settle_contract(settlement_id: int, *, by: Actor, on: date) -> Settlement:
    """Close the account of a contract: what was paid is settled, the rest goes back to its lines.

    Refuses with everything that stands in the way at once. Takes the step "settle" of the đề án.
    """
    settlement = lock_settlement(settlement_id)
    contract = settlement.contract
    proposal = contract.proposal
    if not settlement.is_draft:
        raise OutOfStep(Problem("payments.settled_already", {"number": settlement.number}))
    require_may_take(by, proposal, Action.SETTLE, on=on)
    require_settler(by, settlement)
    require(obstacles_to_settlement(contract, settlement, on=on))
    paid = paid_by_line(contract)
    paid_vnd = sum(paid.values())
    release_all_commitments(proposal.reference, by=by, reason=settlement.number)
    if paid:
        settle(paid, reference=proposal.reference, by=by, reason=settlement.number)
    settlement.state = SettlementState.SETTLED
    settlement.settled_on = on
    settlement.approved_by_id = by.user_id
    settlement.paid_vnd = paid_vnd
    settlement.released_vnd = contract.amount_vnd - paid_vnd
    settlement.counterpart_vnd = max(0, accepted_cost_vnd(contract.pk) - paid_vnd)
    settlement.save()
    take_step(
        proposal,
        Action.SETTLE,
        by=by,
        on=on,
        after={
            "settlement": settlement.reference,
            "number": settlement.number,
            "paid_vnd": paid_vnd,
            "released_vnd": settlement.released_vnd,
        },
    )
    complete_contract(contract.pk, by=by, on=on)
    return settlement
