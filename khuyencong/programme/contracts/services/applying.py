"""Carry out an approved change: items, lines, ledger, days, terms."""

from datetime import date
from typing import Any

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.services import commit, release_commitment, reserve
from khuyencong.programme.contracts.change_checks import share_differences
from khuyencong.programme.contracts.change_json import changes_to_json
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import shares_of
from khuyencong.programme.contracts.services.shares import write_shares
from khuyencong.programme.contracts.services.terms import write_terms
from khuyencong.programme.contracts.states import AmendmentKind as Kind
from khuyencong.programme.contracts.values import ChangeValues, ItemChange
from khuyencong.programme.proposals.rulings import ruling_of

MONEY_KINDS = frozenset({Kind.LESS_MONEY, Kind.MORE_MONEY, Kind.SAME_MONEY})
TIME_KINDS = frozenset({Kind.TIME_WITHIN_YEAR, Kind.INTO_NEXT_YEAR})


def present_values(contract: Contract, kind: Kind) -> dict[str, Any]:
    """Return what a kind of change would replace, as it is now, in the shape of the change."""
    if kind in MONEY_KINDS:
        items = {
            item.pk: ItemChange(item.quantity, item.cost_vnd, item.support_vnd)
            for item in contract.items.all()
        }
        return changes_to_json(ChangeValues(items=items, shares=shares_of(contract)))
    if kind in TIME_KINDS:
        return changes_to_json(ChangeValues(starts_on=contract.starts_on, ends_on=contract.ends_on))
    if kind is Kind.BENEFICIARY:
        rows = contract.items.filter(beneficiary__isnull=False)
        held = {item.pk: item.beneficiary_id for item in rows if item.beneficiary_id is not None}
        return changes_to_json(ChangeValues(beneficiaries=held))
    return {}


def apply_change(
    contract: Contract, kind: Kind, values: ChangeValues, *, number: str, by: Actor, on: date
) -> dict[str, Any]:
    """Carry out a change of a locked contract; return what came of it, for the audit."""
    outcome: dict[str, Any] = {}
    if kind in MONEY_KINDS:
        outcome = _move_money(contract, values, number=number, by=by)
        _write_money(contract, values)
        ruling = ruling_of(
            contract.proposal,
            on=on,
            contracted_on=contract.signed_on,
            granted_vnd=contract.amount_vnd,
        )
        write_terms(contract, ruling)
    elif kind in TIME_KINDS:
        assert values.ends_on is not None, "a change of time names the end"
        contract.starts_on = values.starts_on or contract.starts_on
        contract.ends_on = values.ends_on
    elif kind is Kind.BENEFICIARY:
        for item in contract.items.filter(pk__in=values.beneficiaries):
            item.beneficiary_id = values.beneficiaries[item.pk]
            item.save(update_fields=["beneficiary"])
    contract.version += 1
    contract.save()
    return outcome


def _move_money(
    contract: Contract, values: ChangeValues, *, number: str, by: Actor
) -> dict[str, Any]:
    differences = share_differences(contract, values)
    more = {pk: difference for pk, difference in differences.items() if difference > 0}
    less = {pk: -difference for pk, difference in differences.items() if difference < 0}
    reference = contract.proposal.reference
    if more:
        reserve(more, reference=reference, by=by, reason=number)
        commit(more, reference=reference, by=by, reason=number)
    if less:
        release_commitment(less, reference=reference, by=by, reason=number)
    return {"added_vnd": sum(more.values()), "released_vnd": sum(less.values())}


def _write_money(contract: Contract, values: ChangeValues) -> None:
    for item in contract.items.filter(pk__in=values.items):
        change = values.items[item.pk]
        item.quantity = change.quantity
        item.cost_vnd, item.support_vnd = change.cost_vnd, change.support_vnd
        item.save(update_fields=["quantity", "cost_vnd", "support_vnd"])
    rows = list(contract.items.all())
    contract.amount_vnd = sum(item.support_vnd for item in rows)
    contract.cost_vnd = sum(item.cost_vnd for item in rows)
    write_shares(contract, values.shares)
    proposal = contract.proposal
    if proposal.approved_vnd is not None and contract.amount_vnd > proposal.approved_vnd:
        # Who approved the change approved the money: a đề án is never contracted above approval.
        proposal.approved_vnd = contract.amount_vnd
        proposal.save(update_fields=["approved_vnd"])
