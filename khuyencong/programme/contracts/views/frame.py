"""What every page here needs: the contract or đề án that the person may see, or a plain 404."""

from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.queries import contracts_with_parts
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


def proposal_for(request: SignedInRequest, proposal_id: int) -> Proposal:
    """Return a đề án that the actor may see. A stranger's address looks like one not there."""
    proposal = (
        visible_proposals(request.actor)
        .select_related("office__territory", "implementing_establishment", "implementing_office")
        .filter(pk=proposal_id)
        .first()
    )
    if proposal is None:
        raise Http404
    return proposal


def contract_for(request: SignedInRequest, contract_id: int) -> Contract:
    """Return a contract, with its parts, of a đề án that the actor may see."""
    visible = contracts_with_parts(visible_contracts(request.actor))
    contract = visible.filter(pk=contract_id).first()
    if contract is None:
        raise Http404
    return contract
