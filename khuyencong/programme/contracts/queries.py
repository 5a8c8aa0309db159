"""Reads of contracts: their parts, where they start from, the money behind them, what waits."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khuyencong.engines.money import Vnd
from khuyencong.foundation.memory import once_per_page
from khuyencong.programme.appraisals.models import Decision
from khuyencong.programme.appraisals.queries import lines_open_to, signed_decision
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import (
    Amendment,
    Contract,
    ContractItem,
    ContractShare,
    SupplierSelection,
)
from khuyencong.programme.contracts.spreading import spread
from khuyencong.programme.contracts.states import AmendmentState
from khuyencong.programme.contracts.supplier_rules import Stage, SupplierRule, supplier_rule
from khuyencong.programme.contracts.values import ContractValues, ItemValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import Action
from khuyencong.registers.offices.heritage import lies_in_land_of
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.queries import offices_on
from khuyencong.registers.policies.queries import published_route


@once_per_page
def contract_of(proposal_id: int) -> Contract | None:
    """Return the contract of a đề án with its parties and shares; None before it is drafted."""
    return (
        Contract.objects.filter(proposal_id=proposal_id)
        .select_related("office", "proposal")
        .prefetch_related(
            Prefetch("shares", ContractShare.objects.select_related("budget_line__fund"))
        )
        .first()
    )


def contracts_with_parts(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Return contracts with everything that a contract's page shows. Seven queries."""
    shares = ContractShare.objects.select_related("budget_line__fund")
    items = ContractItem.objects.select_related("beneficiary__establishment")
    return contracts.select_related("office", "proposal", "ruling", "signed_by").prefetch_related(
        Prefetch("shares", shares),
        Prefetch("items", items),
        "terms",
        "amendments",
        "interruptions",
        "selections",
    )


def contracting_offices(proposal: Proposal, *, on: date) -> list[Office]:
    """Return the offices that may be party A: by the route's signing step, whose land it is on.

    Nearest to the place first. Empty where the route has no such step.
    """
    step = published_route(proposal.route_code, on).step(Action.SIGN_CONTRACT)
    if step is None:
        return []
    if not step.by_office:
        return [proposal.office]
    wanted = Q(kind__in=step.by_office)
    if step.office_levels:
        wanted &= Q(territory__level__in=step.office_levels)
    offices = offices_on(on).filter(wanted)
    covering = [one for one in offices if lies_in_land_of(proposal.unit_path, one)]
    return sorted(covering, key=lambda one: -len(one.territory.path))


def contract_from_decision(proposal: Proposal, decision: Decision, *, on: date) -> ContractValues:
    """Return a contract as the decision would have it: what a person starts to draft from.

    The approved amount is spread over the estimate in proportion to what was asked for each item.
    """
    assert decision.amount_vnd is not None, "an approval has an amount"
    offices = contracting_offices(proposal, on=on)
    cost_items = list(proposal.cost_items.all())
    supported = spread(decision.amount_vnd, {item.pk: item.asked_vnd for item in cost_items})
    implementer = proposal.implementing_establishment
    return ContractValues(
        number="",
        office_id=offices[0].pk if offices else proposal.office_id,
        party_b_name=str(implementer or proposal.implementing_office or ""),
        party_b_representative=implementer.representative_name if implementer else "",
        starts_on=proposal.starts_on or on,
        ends_on=proposal.ends_on or on,
        items=tuple(
            ItemValues(item.pk, item.quantity, item.cost_vnd, supported[item.pk])
            for item in cost_items
        ),
        shares={share.budget_line_id: share.amount_vnd for share in decision.shares.all()},
    )


def granted_shares(proposal: Proposal) -> dict[int, Vnd]:
    """Return what the decision takes from each budget line, by the line's key."""
    decision = signed_decision(proposal)
    if decision is None:
        return {}
    return {share.budget_line_id: share.amount_vnd for share in decision.shares.all()}


def contract_values_of(contract: Contract) -> ContractValues:
    """Return a contract as it stands, in the shape of its draft."""
    return ContractValues(
        number=contract.number,
        office_id=contract.office_id,
        party_b_name=contract.party_b_name,
        party_b_representative=contract.party_b_representative,
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
        items=tuple(
            ItemValues(item.cost_item_id, item.quantity, item.cost_vnd, item.support_vnd)
            for item in contract.items.all()
            if item.cost_item_id is not None
        ),
        shares=shares_of(contract),
        party_a_representative=contract.party_a_representative,
        party_b_account=contract.party_b_account,
        party_b_bank=contract.party_b_bank,
    )


def shares_of(contract: Contract) -> dict[int, Vnd]:
    """Return what a contract takes from each budget line, by the line's key."""
    return {share.budget_line_id: share.amount_vnd for share in contract.shares.all()}


def paid_out_vnd(proposal: Proposal) -> Vnd:
    """Return what has left the Treasury for a đề án: advanced, paid and settled. One query."""
    held = total_held(proposal.reference)
    return held.advanced_vnd + held.paid_vnd + held.settled_vnd


def open_advance_vnd(proposal: Proposal) -> Vnd:
    """Return the advance of a đề án that is neither cleared by work nor returned. One query."""
    return total_held(proposal.reference).advanced_vnd


def open_amendment(contract: Contract) -> Amendment | None:
    """Return the change that waits for its decision; no query where they were prefetched."""
    return next(
        (one for one in contract.amendments.all() if one.state == AmendmentState.PROPOSED), None
    )


def amendments_awaiting(contracts: QuerySet[Contract]) -> QuerySet[Amendment]:
    """Return the changes of some contracts that wait for their decision, the oldest first."""
    return (
        Amendment.objects.filter(state=AmendmentState.PROPOSED, contract__in=contracts)
        .select_related("contract__proposal")
        .order_by("proposed_on", "pk")
    )


def supplier_rule_of(contract: Contract) -> SupplierRule | None:
    """Return the rule that asks for a choice of supplier for a contract; None where none does."""
    proposal = contract.proposal
    public_unit = proposal.implementing_office_id is not None
    return supplier_rule(proposal.scheme, proposal.activity, public_unit=public_unit)


def items_without_supplier(contract: Contract) -> list[str]:
    """Return the names of the supported items for which no choice of supplier is on record.

    A choice for the contract as a whole covers every item.
    """
    chosen = set(
        SupplierSelection.objects.filter(contract=contract).values_list("item_id", flat=True)
    )
    if None in chosen:
        return []
    supported: Iterable[tuple[int, str]] = contract.items.filter(support_vnd__gt=0).values_list(
        "pk", "name"
    )
    return [name for pk, name in supported if pk not in chosen]


def supplier_is_missing(contract: Contract, *, before: Stage) -> SupplierRule | None:
    """Return the rule that keeps a contract from being signed or paid for want of a supplier.

    What is needed for signing is needed for payment too. None: nothing is missing.
    """
    rule = supplier_rule_of(contract)
    if rule is None or (before is Stage.SIGNING and rule.stage is not Stage.SIGNING):
        return None
    return rule if items_without_supplier(contract) else None


def lines_in_next_year(contract: Contract) -> dict[BudgetLine, list[BudgetLine]]:
    """Return, for each line that a contract is paid from, the lines that may carry it on.

    Those of the next year's fund of the same source and office. Two queries.
    """
    own = [share.budget_line for share in contract.shares.select_related("budget_line__fund")]
    wanted = Q(pk__in=[])
    for line in own:
        fund = line.fund
        wanted |= Q(
            fund__office_id=fund.office_id, fund__source=fund.source, fund__year=fund.year + 1
        )
    open_lines = list(
        BudgetLine.objects.filter(wanted, balance__is_open=True).select_related("fund")
    )
    return {
        line: [
            one
            for one in open_lines
            if (one.fund.source, one.fund.year) == (line.fund.source, line.fund.year + 1)
        ]
        for line in own
    }


def lines_for_change(contract: Contract) -> list[BudgetLine]:
    """Return the lines that a change of money may name: its own, and those open to it."""
    own = {share.budget_line_id for share in contract.shares.all()}
    rows = BudgetLine.objects.filter(
        Q(pk__in=own) | Q(pk__in=lines_open_to(contract.proposal).values("pk"))
    )
    return list(rows.select_related("fund", "balance").order_by("fund__year", "pk"))
