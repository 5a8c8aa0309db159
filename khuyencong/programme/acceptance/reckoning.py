"""What counts of accepted work: quantity and cost line by line, and the support that follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import Ruling
from khuyencong.programme.contracts.models import Contract, ContractItem


@dataclass(frozen=True)
class Amount:
    """How many of an item, and at what cost."""

    quantity: int
    cost_vnd: Vnd


NOTHING = Amount(0, 0)


@dataclass(frozen=True)
class Line:
    """One item of a contract at an acceptance.

    ``before`` was accepted by earlier minutes, ``now`` is what these find, ``delivered`` what was
    reported as delivered in all; None where nobody reported a delivery of the item.
    """

    item: ContractItem
    before: Amount
    now: Amount
    delivered: Amount | None
    note: str = ""

    @property
    def counted_vnd(self) -> Vnd:
        """What counts of the cost found now: no more than the contract still has for the item."""
        return min(self.now.cost_vnd, max(self.item.cost_vnd - self.before.cost_vnd, 0))

    @property
    def total(self) -> Amount:
        return Amount(
            self.before.quantity + self.now.quantity, self.before.cost_vnd + self.counted_vnd
        )

    @property
    def is_whole(self) -> bool:
        """Whether all of it is accepted. An item that a change took out has no cost: it is."""
        return self.item.cost_vnd == 0 or self.total.quantity >= self.item.quantity

    @property
    def missing(self) -> int:
        return 0 if self.is_whole else self.item.quantity - self.total.quantity

    @property
    def support_vnd(self) -> Vnd:
        """The most that the contract pays for what was accepted of the item, rounded down.

        In proportion to the number accepted, and never above its accepted cost.
        """
        part_vnd = self.item.support_vnd * self.total.quantity // self.item.quantity
        return min(part_vnd, self.total.cost_vnd)


def still_to_accept(line: Line) -> Amount:
    """Return what is left to be accepted of an item: of what was delivered, else of all of it."""
    whole = line.delivered or Amount(line.item.quantity, line.item.cost_vnd)
    quantity = max(whole.quantity - line.before.quantity, 0)
    if not quantity or not line.item.cost_vnd:
        return NOTHING
    return Amount(quantity, max(whole.cost_vnd - line.before.cost_vnd, 0))


@dataclass(frozen=True)
class FinalSupport:
    """What the state pays in the end: the lowest of three bounds.

    ``rule_limit_vnd`` is what the rule allows on the accepted cost, None where the law is silent:
    then nothing can be fixed.
    """

    accepted_cost_vnd: Vnd
    rule_limit_vnd: Vnd | None
    contract_vnd: Vnd
    items_vnd: Vnd

    @property
    def amount_vnd(self) -> Vnd:
        bounds = [self.contract_vnd, self.items_vnd]
        if self.rule_limit_vnd is not None:
            bounds.append(self.rule_limit_vnd)
        return min(bounds)

    @property
    def left_vnd(self) -> Vnd:
        """What the contract had and is not needed: settlement gives it back to the lines."""
        return self.contract_vnd - self.amount_vnd

    @property
    def counterpart_vnd(self) -> Vnd:
        """What others bear of the accepted cost."""
        return self.accepted_cost_vnd - self.amount_vnd


def final_support(contract: Contract, lines: Iterable[Line], ruling: Ruling) -> FinalSupport:
    """Return the final support of a contract for what was accepted of it."""
    lines = list(lines)
    return FinalSupport(
        accepted_cost_vnd=sum(line.total.cost_vnd for line in lines),
        rule_limit_vnd=ruling.limit_vnd,
        contract_vnd=contract.amount_vnd,
        items_vnd=sum(line.support_vnd for line in lines),
    )


def accepted_costs(lines: Iterable[Line]) -> Mapping[int, Vnd]:
    """Return the accepted cost of each item of the estimate, as the rules are asked about it."""
    return {
        line.item.cost_item_id: line.total.cost_vnd
        for line in lines
        if line.item.cost_item_id is not None
    }
