"""Records of contracts: what was agreed, how it changed, what stopped it, who supplies."""

from khuyencong.programme.contracts.models.changes import Amendment, Interruption
from khuyencong.programme.contracts.models.contract import (
    Contract,
    ContractItem,
    ContractShare,
    PaymentTerm,
)
from khuyencong.programme.contracts.models.suppliers import SupplierSelection

__all__ = [
    "Amendment",
    "Contract",
    "ContractItem",
    "ContractShare",
    "Interruption",
    "PaymentTerm",
    "SupplierSelection",
]
