"""What people tell of a payment, in the shape that services take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class PaymentValues:
    """A request for money. ``shares`` by budget line; None spreads it over what each has left."""

    amount_vnd: Vnd
    payee_name: str
    payee_account: str
    payee_bank: str
    budget_code: str
    sub_item: str = ""
    note: str = ""
    shares: Mapping[int, Vnd] | None = None


@dataclass(frozen=True)
class InvoiceValues:
    """A voucher as it is typed."""

    number: str
    issued_on: date
    seller_name: str
    amount_vnd: Vnd
    kind: str = "invoice"
    series: str = ""
    seller_tax_code: str = ""
    item_id: int | None = None


@dataclass(frozen=True)
class RecoveryValues:
    """Money that came back, by which document."""

    kind: str
    amount_vnd: Vnd
    reason: str
    document_number: str
    document_on: date


@dataclass(frozen=True)
class SettlementValues:
    """The papers that close a contract."""

    number: str
    liquidation_number: str
    liquidated_on: date
    note: str = ""


@dataclass(frozen=True)
class StatementRow:
    """One line of the Treasury's statement. A negative amount came back."""

    treasury_number: str
    treasury_on: date
    amount_vnd: Vnd
    text: str = ""


@dataclass(frozen=True)
class Room:
    """What may still be paid under a contract, of one kind, and why no more.

    ``ceiling_vnd`` is the term's: None where the contract has no term for it. ``final_support_vnd``
    is what the acceptance allows in the end: None before it. ``waiting_vnd`` is approved and not
    yet paid. ``lines`` is what each budget line still holds for it. The amounts of payments that
    were approved are already taken off.
    """

    ceiling_vnd: Vnd | None
    final_support_vnd: Vnd | None
    advanced_vnd: Vnd
    paid_vnd: Vnd
    waiting_vnd: Vnd
    lines: Mapping[int, Vnd] = field(default_factory=dict)
    source: str = ""

    @property
    def gone_vnd(self) -> Vnd:
        """What has left the Treasury or will, by what is approved already."""
        return self.advanced_vnd + self.paid_vnd + self.waiting_vnd

    @property
    def committed_vnd(self) -> Vnd:
        return sum(self.lines.values())

    @property
    def left_vnd(self) -> Vnd:
        """The most that one more payment may be."""
        bounds = [
            bound - self.gone_vnd
            for bound in (self.ceiling_vnd, self.final_support_vnd)
            if bound is not None
        ]
        return max(0, min([self.committed_vnd, *bounds]))

    @property
    def unused_advance_vnd(self) -> Vnd:
        """The advance behind which no accepted work stands: to be returned. Known at acceptance."""
        if self.final_support_vnd is None:
            return 0
        return min(self.advanced_vnd, max(0, self.gone_vnd - self.final_support_vnd))
