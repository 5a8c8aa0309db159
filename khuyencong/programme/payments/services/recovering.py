"""Take money back: an advance that was not used, a payment that was wrong."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.services import (
    release_all_commitments,
    return_advance,
    return_payment,
)
from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.contracts.spreading import spread
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import Recovery, RecoveryShare
from khuyencong.programme.payments.permissions import require_keeper
from khuyencong.programme.payments.queries import advanced_by_line, paid_by_line
from khuyencong.programme.payments.settlement_checks import problems_of_recovery
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.payments.values import RecoveryValues


@transaction.atomic
def recover(contract_id: int, values: RecoveryValues, *, by: Actor, on: date) -> Recovery:
    """Record that an advance or a payment, or a part of it, was returned (TT 36/2013, Điều 12.6).

    It goes back into the commitment; of a terminated contract, which needs nothing more, on to
    the lines.
    """
    contract = lock_contract(contract_id)
    require_keeper(by, contract.office)
    require(problems_of_recovery(contract, values, on=on))
    is_advance = values.kind == PaymentKind.ADVANCE
    out = advanced_by_line(contract) if is_advance else paid_by_line(contract)
    amounts = {
        line_id: amount_vnd
        for line_id, amount_vnd in spread(values.amount_vnd, out).items()
        if amount_vnd
    }
    reference, number = contract.proposal.reference, tidy(values.document_number)
    take_back = return_advance if is_advance else return_payment
    take_back(amounts, reference=reference, by=by, reason=number)
    released_vnd = 0
    if contract.state == ContractState.TERMINATED:
        released_vnd = release_all_commitments(reference, by=by, reason=number)
    assert by.user_id is not None, "a person records"
    recovery = Recovery.objects.create(
        contract=contract,
        kind=values.kind,
        amount_vnd=values.amount_vnd,
        released_vnd=released_vnd,
        reason=tidy(values.reason),
        document_number=number,
        document_on=values.document_on,
        recorded_by_id=by.user_id,
        recorded_on=on,
    )
    RecoveryShare.objects.bulk_create(
        RecoveryShare(recovery=recovery, budget_line_id=line_id, amount_vnd=amount_vnd)
        for line_id, amount_vnd in amounts.items()
    )
    record(
        "payment.recovered",
        reference,
        by=by,
        after={
            "recovery": recovery.reference,
            "kind": recovery.kind,
            "amount_vnd": recovery.amount_vnd,
            "released_vnd": released_vnd,
            "document": number,
        },
        reason=recovery.reason,
    )
    return recovery
