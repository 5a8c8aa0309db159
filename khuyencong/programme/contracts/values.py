"""What people state when they draw up a contract or change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class ItemValues:
    """One thing to be delivered: an item of the approved estimate, as the contract takes it."""

    cost_item_id: int
    quantity: int
    cost_vnd: Vnd
    support_vnd: Vnd


@dataclass(frozen=True)
class ContractValues:
    """A contract as it is drafted. ``shares`` are amounts by the key of their budget line."""

    number: str
    office_id: int
    party_b_name: str
    party_b_representative: str
    starts_on: date
    ends_on: date
    items: tuple[ItemValues, ...]
    shares: Mapping[int, Vnd]
    party_a_representative: str = ""
    party_b_account: str = ""
    party_b_bank: str = ""

    @property
    def amount_vnd(self) -> Vnd:
        """The state's support: the sum over the items."""
        return sum(item.support_vnd for item in self.items)

    @property
    def cost_vnd(self) -> Vnd:
        """The whole cost: the sum over the items."""
        return sum(item.cost_vnd for item in self.items)


@dataclass(frozen=True)
class ItemChange:
    """What an item of a contract is to become."""

    quantity: int
    cost_vnd: Vnd
    support_vnd: Vnd


@dataclass(frozen=True)
class ChangeValues:
    """What a change is to bring; each kind of change uses its own part.

    Money: ``items`` by the key of the contract's item, only those that change, and ``shares``, all
    of them as they are to be. Time: ``starts_on`` and ``ends_on``. Beneficiary: ``beneficiaries``,
    the new beneficiary's key by the item's. Content, place, partner: ``text`` in words.
    """

    items: Mapping[int, ItemChange] = field(default_factory=dict)
    shares: Mapping[int, Vnd] = field(default_factory=dict)
    starts_on: date | None = None
    ends_on: date | None = None
    beneficiaries: Mapping[int, int] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True)
class Offer:
    """What one supplier offered."""

    name: str
    price_vnd: Vnd


@dataclass(frozen=True)
class SelectionValues:
    """How a supplier was chosen. ``item_id`` None: for the contract as a whole."""

    method: str
    supplier_name: str
    supplier_tax_code: str
    decision_number: str
    decided_on: date
    price_vnd: Vnd
    offers: tuple[Offer, ...] = ()
    item_id: int | None = None
