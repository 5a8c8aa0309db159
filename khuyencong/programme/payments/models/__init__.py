"""Records of payments: requests, vouchers, recoveries, settlements, statements of the Treasury."""

from khuyencong.programme.payments.models.payment import (
    Invoice,
    Payment,
    PaymentPaper,
    PaymentShare,
)
from khuyencong.programme.payments.models.recovery import Recovery, RecoveryShare
from khuyencong.programme.payments.models.settlement import Settlement, SettlementPaper
from khuyencong.programme.payments.models.treasury import StatementLine, TreasuryStatement

__all__ = [
    "Invoice",
    "Payment",
    "PaymentPaper",
    "PaymentShare",
    "Recovery",
    "RecoveryShare",
    "Settlement",
    "SettlementPaper",
    "StatementLine",
    "TreasuryStatement",
]
