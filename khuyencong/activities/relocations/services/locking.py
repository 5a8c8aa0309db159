"""Lock a relocation: its contract first, since that is the upper record."""

from khuyencong.activities.relocations.models import Relocation
from khuyencong.activities.relocations.states import Stage
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.services import lock_contract


def lock_relocation(relocation_id: int) -> Relocation:
    """Return a relocation, locked until the transaction ends."""
    proposal_id = Relocation.objects.values_list("proposal_id", flat=True).get(pk=relocation_id)
    contract = contract_of(proposal_id) if proposal_id is not None else None
    if contract is not None:
        lock_contract(contract.pk)
    return (
        Relocation.objects.select_for_update(of=("self",))
        .select_related("establishment")
        .get(pk=relocation_id)
    )


def require_open(relocation: Relocation) -> None:
    """Refuse a relocation that was reported: minutes and money may stand on it."""
    if relocation.stage == Stage.CLOSED:
        raise OutOfStep(Problem("relocations.closed_already"))


def require_version(relocation: Relocation, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if relocation.version != version:
        raise OutOfStep(Problem("relocations.changed_meanwhile"))
