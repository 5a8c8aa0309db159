"""Everything that changes money. Grouped by file: one for each kind of use case."""

from khuyencong.programme.budgets.services.allotments import (
    allot,
    confirm_allotment,
    refuse_allotment,
)
from khuyencong.programme.budgets.services.assigning import (
    Purpose,
    assign_to_plan_line,
    unassign,
)
from khuyencong.programme.budgets.services.closing import (
    carry_over_holding,
    confirm_closing,
    propose_closing,
    refuse_closing,
)
from khuyencong.programme.budgets.services.founding import found_fund, unassigned_line
from khuyencong.programme.budgets.services.handing_over import fund_taking_over, hand_over_line
from khuyencong.programme.budgets.services.moving import lock_lines, move_funds, move_over
from khuyencong.programme.budgets.services.papers import Decision
from khuyencong.programme.budgets.services.spending import (
    advance,
    clear_advance,
    commit,
    pay,
    release_all_commitments,
    release_all_reservations,
    release_commitment,
    release_reservation,
    reserve,
    return_advance,
    return_payment,
    settle,
)
from khuyencong.programme.budgets.services.transfers import (
    confirm_transfer,
    propose_take_back,
    propose_transfer,
    refuse_transfer,
)

__all__ = [
    "Decision",
    "Purpose",
    "advance",
    "allot",
    "assign_to_plan_line",
    "carry_over_holding",
    "clear_advance",
    "commit",
    "confirm_allotment",
    "confirm_closing",
    "confirm_transfer",
    "found_fund",
    "fund_taking_over",
    "hand_over_line",
    "lock_lines",
    "move_funds",
    "move_over",
    "pay",
    "propose_closing",
    "propose_take_back",
    "propose_transfer",
    "refuse_allotment",
    "refuse_closing",
    "refuse_transfer",
    "release_all_commitments",
    "release_all_reservations",
    "release_commitment",
    "release_reservation",
    "reserve",
    "return_advance",
    "return_payment",
    "settle",
    "unassign",
    "unassigned_line",
]
