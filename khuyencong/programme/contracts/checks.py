"""Reasons against a contract, its signing, a change, a choice of supplier. Each looks at one."""

from collections.abc import Mapping
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import (
    contracting_offices,
    granted_shares,
    items_without_supplier,
    supplier_is_missing,
    supplier_rule_of,
)
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.contracts.supplier_rules import Stage
from khuyencong.programme.contracts.values import (
    ContractValues,
    ItemValues,
    SelectionValues,
)
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.registers.establishments.tax_codes import compact, tax_code_fault


def problems_of_contract(
    proposal: Proposal, values: ContractValues, *, on: date, contract_id: int | None = None
) -> list[Problem]:
    """Return everything that is wrong with a contract as it is drafted."""
    return [
        *_check_parties(proposal, values, on=on),
        *_check_number(values, contract_id=contract_id),
        *check_dates(proposal, values.starts_on, values.ends_on),
        *check_items(proposal, values.items),
        *_check_amount(proposal, values.amount_vnd),
        *check_shares(values.shares, granted_shares(proposal), amount_vnd=values.amount_vnd),
    ]


def _check_parties(proposal: Proposal, values: ContractValues, *, on: date) -> list[Problem]:
    problems = []
    offices = contracting_offices(proposal, on=on)
    if values.office_id not in {office.pk for office in offices}:
        problems.append(
            Problem(
                "contract.not_a_party_a",
                {"offices": ", ".join(office.name for office in offices)},
                field="office",
            )
        )
    if not tidy(values.party_b_name):
        problems.append(Problem("contract.party_b_needed", field="party_b_name"))
    if not tidy(values.party_b_representative):
        problems.append(Problem("contract.representative_needed", field="party_b_representative"))
    return problems


def _check_number(values: ContractValues, *, contract_id: int | None) -> list[Problem]:
    if not tidy(values.number):
        return [Problem("contract.number_needed", field="number")]
    bearing = Contract.objects.filter(office_id=values.office_id, number=tidy(values.number))
    if contract_id is not None:
        bearing = bearing.exclude(pk=contract_id)
    twin = bearing.exclude(state=ContractState.DRAFT).select_related("proposal").first()
    if twin is None:
        return []
    return [
        Problem(
            "contract.number_taken",
            {"number": twin.number, "code": twin.proposal.code},
            field="number",
        )
    ]


def check_dates(proposal: Proposal, starts_on: date, ends_on: date) -> list[Problem]:
    """Work ends after it starts, and within its plan year unless the đề án runs over several."""
    if ends_on < starts_on:
        return [
            Problem(
                "contract.ends_before_it_starts",
                {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()},
                field="ends_on",
            )
        ]
    if ends_on.year > proposal.year and not proposal.is_point:
        return [
            Problem(
                "contract.ends_after_its_year",
                {"ends_on": ends_on.isoformat(), "year": proposal.year},
                field="ends_on",
            )
        ]
    return []


def check_items(proposal: Proposal, items: tuple[ItemValues, ...]) -> list[Problem]:
    """A contract buys some of what the đề án's estimate holds, and nothing else."""
    known = {item.pk: item for item in proposal.cost_items.all()}
    if not items:
        return [Problem("contract.no_item", field="items")]
    if any(item.cost_item_id not in known for item in items):
        return [Problem("contract.item_of_another", field="items")]
    return [problem for item in items for problem in _check_item(known[item.cost_item_id], item)]


def _check_item(estimated: CostItem, item: ItemValues) -> list[Problem]:
    about = {"item": estimated.name}
    where = f"item_{estimated.pk}"
    if item.quantity <= 0 or item.cost_vnd < 0 or item.support_vnd < 0:
        return [Problem("contract.item_out_of_sense", about, field=where)]
    problems = []
    if item.cost_vnd > estimated.cost_vnd:
        problems.append(
            Problem(
                "contract.item_above_estimate",
                {**about, "cost_vnd": item.cost_vnd, "estimate_vnd": estimated.cost_vnd},
                field=where,
            )
        )
    if item.quantity > estimated.quantity:
        problems.append(
            Problem(
                "contract.more_than_estimated",
                {**about, "quantity": item.quantity, "estimated": estimated.quantity},
                field=where,
            )
        )
    highest_vnd = min(item.cost_vnd, estimated.asked_vnd)
    if item.support_vnd > highest_vnd:
        problems.append(
            Problem(
                "contract.support_above_item",
                {**about, "support_vnd": item.support_vnd, "highest_vnd": highest_vnd},
                field=where,
            )
        )
    return problems


def _check_amount(proposal: Proposal, amount_vnd: Vnd) -> list[Problem]:
    approved_vnd = proposal.approved_vnd or 0
    if amount_vnd <= 0:
        return [Problem("contract.no_amount", field="items")]
    if amount_vnd > approved_vnd:
        return [
            Problem(
                "contract.above_approved",
                {
                    "amount_vnd": amount_vnd,
                    "approved_vnd": approved_vnd,
                    "over_vnd": amount_vnd - approved_vnd,
                },
                field="items",
            )
        ]
    return []


def check_shares(
    shares: Mapping[int, Vnd], granted: Mapping[int, Vnd], *, amount_vnd: Vnd
) -> list[Problem]:
    """The shares make the amount, and none is above what the decision takes from its line."""
    problems = []
    total_vnd = sum(shares.values())
    if any(share_vnd <= 0 for share_vnd in shares.values()):
        problems.append(Problem("contract.share_not_positive", field="shares"))
    if total_vnd != amount_vnd:
        problems.append(
            Problem(
                "contract.shares_do_not_add_up",
                {
                    "amount_vnd": amount_vnd,
                    "total_vnd": total_vnd,
                    "difference_vnd": abs(amount_vnd - total_vnd),
                },
                field="shares",
            )
        )
    above = [pk for pk, share_vnd in shares.items() if share_vnd > granted.get(pk, 0)]
    titles = dict(BudgetLine.objects.filter(pk__in=above).values_list("pk", "title"))
    problems += [
        Problem(
            "contract.share_above_decision",
            {
                "line": titles.get(pk, str(pk)),
                "share_vnd": shares[pk],
                "granted_vnd": granted.get(pk, 0),
            },
            field=f"line_{pk}",
        )
        for pk in above
    ]
    return problems


def check_supplier(contract: Contract, *, before: Stage) -> list[Problem]:
    """Where the rule asks for a choice of supplier, it is on record before signing or payment."""
    rule = supplier_is_missing(contract, before=before)
    if rule is None:
        return []
    return [
        Problem(
            f"contract.supplier_needed_for_{before.value}",
            {"items": ", ".join(items_without_supplier(contract))},
            source=rule.source,
        )
    ]


def check_selection(contract: Contract, values: SelectionValues) -> list[Problem]:
    """A choice of supplier is whole, made in a way that the rule allows, by a known supplier."""
    problems = []
    rule = supplier_rule_of(contract)
    if rule is not None and values.method not in rule.methods:
        problems.append(Problem("contract.bidding_needed", source=rule.source, field="method"))
    if not tidy(values.supplier_name):
        problems.append(Problem("contract.supplier_name_needed", field="supplier_name"))
    code = compact(values.supplier_tax_code)
    if code and tax_code_fault(code) is not None:
        problems.append(
            Problem("contract.supplier_tax_code_wrong", {"code": code}, field="supplier_tax_code")
        )
    if not tidy(values.decision_number):
        problems.append(Problem("contract.selection_number_needed", field="decision_number"))
    if values.price_vnd <= 0:
        problems.append(Problem("contract.price_needed", field="price_vnd"))
    if values.item_id is not None and not contract.items.filter(pk=values.item_id).exists():
        problems.append(Problem("contract.item_of_another", field="item"))
    return problems + _check_offers(values)


def _check_offers(values: SelectionValues) -> list[Problem]:
    """Where offers are named, the chosen one is among them at its price."""
    chosen = (tidy(values.supplier_name), values.price_vnd)
    named = [(tidy(offer.name), offer.price_vnd) for offer in values.offers]
    if not named or chosen in named:
        return []
    return [
        Problem(
            "contract.chosen_not_among_offers",
            {"supplier": tidy(values.supplier_name), "price_vnd": values.price_vnd},
            field="offers",
        )
    ]


def check_carried_over(
    contract: Contract, lines: Mapping[int, int], decision_number: str
) -> list[Problem]:
    """Money follows a contract into the next year by decision, when its term runs there."""
    problems = []
    if not tidy(decision_number):
        problems.append(Problem("contract.decision_number_needed", field="decision_number"))
    if not lines:
        problems.append(Problem("contract.no_line_to_carry", field="lines"))
    own = {
        share.budget_line_id: share.budget_line
        for share in contract.shares.select_related("budget_line__fund")
    }
    for pk in lines:
        if pk not in own:
            problems.append(Problem("contract.not_a_line_of_this", field=f"line_{pk}"))
        elif contract.ends_on.year <= own[pk].fund.year:
            problems.append(
                Problem(
                    "contract.ends_within_the_year",
                    {"ends_on": contract.ends_on.isoformat(), "year": own[pk].fund.year},
                    field=f"line_{pk}",
                )
            )
    return problems
