"""Put a choice of supplier on record."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.checks import check_selection
from khuyencong.programme.contracts.models import SupplierSelection
from khuyencong.programme.contracts.permissions import require_may_draft
from khuyencong.programme.contracts.queries import supplier_rule_of
from khuyencong.programme.contracts.services.locking import lock_contract, require_state
from khuyencong.programme.contracts.states import BINDING_STATES, ContractState
from khuyencong.programme.contracts.values import SelectionValues
from khuyencong.registers.establishments.tax_codes import compact


@transaction.atomic
def record_supplier_selection(
    contract_id: int, values: SelectionValues, *, by: Actor, on: date
) -> SupplierSelection:
    """Record how a supplier was chosen for an item, or for the contract as a whole.

    Refuses a manner that the rule does not allow and a tax code that cannot be one. A wrong record
    is followed by a right one; both stay.
    """
    contract = lock_contract(contract_id)
    require_state(contract, {ContractState.DRAFT, *BINDING_STATES})
    require_may_draft(by, contract.proposal)
    require(check_selection(contract, values))
    rule = supplier_rule_of(contract)
    assert by.user_id is not None, "a person records"
    selection = SupplierSelection.objects.create(
        contract=contract,
        item_id=values.item_id,
        method=values.method,
        required_by=rule.source if rule else "",
        supplier_name=tidy(values.supplier_name),
        supplier_tax_code=compact(values.supplier_tax_code),
        decision_number=tidy(values.decision_number),
        decided_on=values.decided_on,
        price_vnd=values.price_vnd,
        offers=[asdict(offer) for offer in values.offers],
        recorded_by_id=by.user_id,
        recorded_on=on,
    )
    record(
        "contract.supplier_recorded",
        contract.proposal.reference,
        by=by,
        after={
            "contract": contract.reference,
            "supplier": selection.supplier_name,
            "method": selection.method,
            "price_vnd": selection.price_vnd,
        },
    )
    return selection
