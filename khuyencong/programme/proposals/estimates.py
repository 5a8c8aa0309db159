"""What a person states of a cost item, and what it comes to."""

from dataclasses import dataclass

from khuyencong.engines.money import Vnd, share
from khuyencong.engines.rules.case import UNSORTED


@dataclass(frozen=True)
class CostItemValues:
    """What a person states of one cost item. Cost and counterpart follow from it."""

    name: str
    unit: str
    quantity: int
    unit_price_vnd: Vnd
    vat_percent: int = 0
    vat_deductible: bool = False
    condition: str = "not_applicable"
    category: str = UNSORTED
    quote_source: str = ""
    asked_vnd: Vnd = 0
    other_vnd: Vnd = 0
    beneficiary_id: int | None = None

    @property
    def cost_vnd(self) -> Vnd:
        """Price times quantity, with VAT unless it can be deducted (then it is no cost)."""
        net_vnd = self.quantity * self.unit_price_vnd
        return net_vnd if self.vat_deductible else net_vnd + share(net_vnd, self.vat_percent)
