"""Choose a machine: what it is, what suppliers ask, whose offer is taken."""

from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.activities.machinery.checks import (
    check_reason_of_choice,
    problems_of_machine,
    problems_of_quote,
)
from khuyencong.activities.machinery.models import Machine, Quote
from khuyencong.activities.machinery.permissions import require_may_keep
from khuyencong.activities.machinery.queries import make_key
from khuyencong.activities.machinery.services.locking import (
    lock_machine,
    require_open,
    require_version,
)
from khuyencong.activities.machinery.values import MachineValues, QuoteValues
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services.standing import require_in_progress
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def add_machine(contract_item_id: int, values: MachineValues, *, by: Actor, on: date) -> Machine:
    """Enter a machine that a contract is to bring; as many as the contract has, no more."""
    item = ContractItem.objects.select_related("cost_item").get(pk=contract_item_id)
    contract = lock_contract(item.contract_id)
    item.refresh_from_db(fields=["quantity", "cost_vnd"])
    require_may_keep(by, contract.proposal)
    require_in_progress(contract)
    require(problems_of_machine(item, values, on=on))
    assert by.user_id is not None, "a person enters it"
    machine = Machine(
        proposal=contract.proposal,
        contract_item=item,
        unit_path=contract.proposal.unit_path,
        made_on=on,
        made_by_id=by.user_id,
    )
    _write(machine, values)
    machine.save()
    record("machine.added", contract.proposal.reference, by=by, after=_told(machine))
    return machine


@transaction.atomic
def change_machine(
    machine_id: int, values: MachineValues, *, version: int, by: Actor, on: date
) -> Machine:
    """Correct what is stated about a machine that was not reported yet."""
    machine, contract = lock_machine(machine_id)
    require_may_keep(by, contract.proposal)
    require_open(machine)
    require_version(machine, version)
    item = machine.contract_item
    require(problems_of_machine(item, values, on=on, machine_id=machine.pk))
    before = _told(machine)
    _write(machine, values)
    machine.version += 1
    machine.save()
    after = _told(machine)
    record("machine.changed", contract.proposal.reference, by=by, before=before, after=after)
    return machine


def _write(machine: Machine, values: MachineValues) -> None:
    machine.name = tidy(values.name)
    machine.maker = tidy(values.maker)
    machine.model = tidy(values.model)
    machine.make_key = make_key(values.maker, values.model)
    machine.country = tidy(values.country)
    machine.year_made = values.year_made
    machine.serial_number = tidy(values.serial_number)
    machine.condition = values.condition


def _told(machine: Machine) -> dict[str, Any]:
    return {
        "machine": machine.reference if machine.pk else "",
        "name": machine.name,
        "maker": machine.maker,
        "model": machine.model,
        "serial_number": machine.serial_number,
        "condition": machine.condition,
    }


@transaction.atomic
def add_quote(machine_id: int, values: QuoteValues, *, by: Actor, on: date) -> Quote:
    """Enter what a supplier asks. Refused once one was chosen."""
    machine, contract = lock_machine(machine_id)
    require_may_keep(by, contract.proposal)
    require_open(machine)
    require(problems_of_quote(machine, values, on=on))
    quote = Quote.objects.create(
        machine=machine,
        supplier=tidy(values.supplier),
        tax_code=tidy(values.tax_code),
        amount_vnd=values.amount_vnd,
        quoted_on=values.quoted_on,
    )
    told = {"machine": machine.reference, "supplier": quote.supplier}
    record(
        "machine.quoted",
        contract.proposal.reference,
        by=by,
        after=told | {"amount_vnd": quote.amount_vnd},
    )
    return quote


@transaction.atomic
def choose_quote(quote_id: int, *, reason: str, by: Actor) -> Quote:
    """Take one of the offers; a dearer one with the reason."""
    machine_id = Quote.objects.values_list("machine_id", flat=True).get(pk=quote_id)
    machine, contract = lock_machine(machine_id)
    require_may_keep(by, contract.proposal)
    require_open(machine)
    quote = Quote.objects.get(pk=quote_id)
    if Quote.objects.filter(machine=machine, is_chosen=True).exists():
        raise OutOfStep(Problem("machinery.chosen_already"))
    require(check_reason_of_choice(quote, reason))
    quote.is_chosen = True
    quote.reason = tidy(reason)
    quote.save(update_fields=["is_chosen", "reason"])
    told = {"machine": machine.reference, "supplier": quote.supplier}
    record(
        "machine.quote_chosen",
        contract.proposal.reference,
        by=by,
        after=told | {"amount_vnd": quote.amount_vnd},
        reason=quote.reason,
    )
    return quote
