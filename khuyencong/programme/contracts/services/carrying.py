"""Carry a contract's money into the next year, when its work goes on there."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import NotPermitted, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.services import carry_over_holding
from khuyencong.programme.contracts.checks import check_carried_over
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.promises import require_nothing_promised
from khuyencong.programme.contracts.queries import shares_of
from khuyencong.programme.contracts.services.locking import lock_contract, require_state
from khuyencong.programme.contracts.services.shares import write_shares
from khuyencong.programme.contracts.states import BINDING_STATES
from khuyencong.programme.proposals.permissions import may_see


@transaction.atomic
def carry_contract_over(
    contract_id: int,
    lines: Mapping[int, int],
    *,
    decision_number: str,
    by: Actor,
    on: date,
) -> Contract:
    """Carry what is committed and not paid out from lines of this year to lines of the next.

    ``lines`` maps the key of the old budget line to that of the new one. Done by an accountant, by
    a numbered decision, for a contract whose term runs into the next year (NĐ 45/2012/NĐ-CP,
    Điều 14 khoản 4). The shares follow the money; an open advance stays where it was paid.
    """
    contract = lock_contract(contract_id)
    require_state(contract, BINDING_STATES)
    if by.role is not Role.ACCOUNTANT or not may_see(by, contract.proposal):
        raise NotPermitted(Problem("contract.carrying_not_yours"))
    require(check_carried_over(contract, lines, decision_number))
    require_nothing_promised(contract)
    shares = shares_of(contract)
    carried: dict[str, Vnd] = {}
    for source_id, target_id in sorted(lines.items()):
        _reserved_vnd, committed_vnd = carry_over_holding(
            source_id,
            target_id,
            reference=contract.proposal.reference,
            by=by,
            reason=tidy(decision_number),
        )
        shares[source_id] -= committed_vnd
        shares[target_id] = shares.get(target_id, 0) + committed_vnd
        carried[f"{source_id}>{target_id}"] = committed_vnd
    write_shares(contract, shares)
    contract.version += 1
    contract.save(update_fields=["version"])
    record(
        "contract.carried_over",
        contract.proposal.reference,
        by=by,
        after={
            "contract": contract.reference,
            "carried": carried,
            "decision": tidy(decision_number),
            "on": on.isoformat(),
        },
    )
    return contract
