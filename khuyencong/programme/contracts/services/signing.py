"""Sign a contract: what it takes is committed, what it leaves goes back to the lines."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.services import commit, release_all_reservations
from khuyencong.programme.contracts.change_checks import check_not_before
from khuyencong.programme.contracts.checks import check_supplier, problems_of_contract
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import require_not_the_drafter
from khuyencong.programme.contracts.queries import contract_values_of, shares_of
from khuyencong.programme.contracts.services.locking import lock_contract, require_state
from khuyencong.programme.contracts.services.terms import write_terms
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.contracts.supplier_rules import Stage
from khuyencong.programme.proposals.checks import check_ruling
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import freeze_ruling, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def sign_contract(contract_id: int, *, by: Actor, on: date) -> Contract:
    """Sign a drafted contract for party A. Money set aside is committed, the rest released.

    The ruling of the day of signing is kept: it governs the advances. Refuses who drafted it, an
    office that is not party A, a contract that no longer fits or is above what the rules of the
    approval allow, a supplier that is not on record.
    """
    contract = lock_contract(contract_id)
    proposal = contract.proposal
    require_may_take(by, proposal, Action.SIGN_CONTRACT, on=on)
    require_state(contract, [ContractState.DRAFT])
    require_not_the_drafter(by, contract)
    if by.office_id != contract.office_id:
        raise NotPermitted(
            Problem("contract.signer_is_not_party_a", {"office": contract.office.name})
        )
    ruling = ruling_of(proposal, on=on, contracted_on=on, granted_vnd=contract.amount_vnd)
    require(
        check_not_before(proposal.state_since, on=on),
        problems_of_contract(
            proposal, contract_values_of(contract), on=on, contract_id=contract.pk
        ),
        check_supplier(contract, before=Stage.SIGNING),
        check_ruling(ruling, amount_vnd=contract.amount_vnd),
    )
    shares = shares_of(contract)
    commit(shares, reference=proposal.reference, by=by, reason=contract.number)
    released_vnd = release_all_reservations(proposal.reference, by=by, reason=contract.number)
    write_terms(contract, ruling)
    contract.state = ContractState.SIGNED
    contract.signed_on = on
    contract.signed_by_id = by.user_id
    contract.party_a_representative = contract.party_a_representative or by.name
    contract.ruling = freeze_ruling(proposal, ruling, occasion="contract", on=on)
    contract.version += 1
    contract.save()
    take_step(
        proposal,
        Action.SIGN_CONTRACT,
        by=by,
        on=on,
        after={
            "contract": contract.reference,
            "number": contract.number,
            "amount_vnd": contract.amount_vnd,
            "released_vnd": released_vnd,
        },
    )
    return contract
