"""What can be done with the money of a contract. One file per group of use cases."""

from khuyencong.programme.payments.services.approving import (
    approve_payment,
    cancel_payment,
    refuse_payment,
)
from khuyencong.programme.payments.services.closing import close_year
from khuyencong.programme.payments.services.papers import (
    add_payment_paper,
    add_settlement_paper,
    drop_payment_paper,
    drop_settlement_paper,
)
from khuyencong.programme.payments.services.reconciling import enter_statement, match_statement
from khuyencong.programme.payments.services.recording import record_treasury
from khuyencong.programme.payments.services.recovering import recover
from khuyencong.programme.payments.services.requesting import change_payment, prepare_payment
from khuyencong.programme.payments.services.settling import prepare_settlement, settle_contract
from khuyencong.programme.payments.services.vouchers import add_invoice, drop_invoice

__all__ = [
    "add_invoice",
    "add_payment_paper",
    "add_settlement_paper",
    "approve_payment",
    "cancel_payment",
    "change_payment",
    "close_year",
    "drop_invoice",
    "drop_payment_paper",
    "drop_settlement_paper",
    "enter_statement",
    "match_statement",
    "prepare_payment",
    "prepare_settlement",
    "record_treasury",
    "recover",
    "refuse_payment",
    "settle_contract",
]
