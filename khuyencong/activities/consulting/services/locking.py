"""Lock a consultancy: its contract and đề án first, since those are the upper records."""

from khuyencong.activities.consulting.models import Assignment
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import lock_contract


def lock_assignment(assignment_id: int) -> tuple[Assignment, Contract]:
    """Return a consultancy and its contract, both locked until the transaction ends."""
    contract_id = Assignment.objects.values_list("contract_item__contract_id", flat=True).get(
        pk=assignment_id
    )
    contract = lock_contract(contract_id)
    assignment = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("contract_item")
        .get(pk=assignment_id)
    )
    assignment.proposal = contract.proposal
    return assignment, contract


def require_version(assignment: Assignment, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if assignment.version != version:
        told = {"product": assignment.product}
        raise OutOfStep(Problem("consulting.changed_meanwhile", told))
