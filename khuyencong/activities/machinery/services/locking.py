"""Lock a machine: its contract and đề án first, since those are the upper records."""

from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.states import Stage
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import lock_contract


def lock_machine(machine_id: int) -> tuple[Machine, Contract]:
    """Return a machine and its contract, both locked until the transaction ends."""
    contract_id = Machine.objects.values_list("contract_item__contract_id", flat=True).get(
        pk=machine_id
    )
    contract = lock_contract(contract_id)
    machine = (
        Machine.objects.select_for_update(of=("self",))
        .select_related("contract_item__cost_item")
        .get(pk=machine_id)
    )
    machine.proposal = contract.proposal
    return machine, contract


def require_open(machine: Machine) -> None:
    """Refuse a machine that was reported: minutes and money may stand on it."""
    if machine.stage == Stage.REPORTED:
        raise OutOfStep(Problem("machinery.reported_already", {"name": machine.name}))


def require_version(machine: Machine, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if machine.version != version:
        raise OutOfStep(Problem("machinery.changed_meanwhile", {"name": machine.name}))
