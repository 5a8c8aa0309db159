"""What can be done about relocations, one file per group of use cases."""

from khuyencong.activities.relocations.services.borrowing import record_statement, state_loan
from khuyencong.activities.relocations.services.measuring import (
    add_limit,
    measure,
    verify_limit,
)
from khuyencong.activities.relocations.services.moving import (
    agree_lot,
    open_relocation,
    plan_relocation,
    reach_step,
)
from khuyencong.activities.relocations.services.reporting import report_relocation

__all__ = [
    "add_limit",
    "agree_lot",
    "measure",
    "open_relocation",
    "plan_relocation",
    "reach_step",
    "record_statement",
    "report_relocation",
    "state_loan",
    "verify_limit",
]
