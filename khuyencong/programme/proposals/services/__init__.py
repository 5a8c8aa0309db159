"""What can be done to a đề án before its decision; and the one step-taker that all later apps use.

One file per group of use cases; the listing is the feature list.
"""

from khuyencong.programme.proposals.services.beneficiaries import (
    add_beneficiary,
    add_partner,
    remove_beneficiary,
    remove_partner,
)
from khuyencong.programme.proposals.services.drafting import (
    change_proposal,
    match_to_plan_line,
    start_proposal,
)
from khuyencong.programme.proposals.services.estimate import (
    add_cost_item,
    change_cost_item,
    remove_cost_item,
)
from khuyencong.programme.proposals.services.papers import attach_paper, remove_paper
from khuyencong.programme.proposals.services.returning import (
    answer_request,
    resubmit_proposal,
    return_proposal,
)
from khuyencong.programme.proposals.services.steps import (
    freeze_ruling,
    lock_proposal,
    take_step,
)
from khuyencong.programme.proposals.services.submission import submit_proposal
from khuyencong.programme.proposals.services.withdrawal import withdraw_proposal

__all__ = [
    "add_beneficiary",
    "add_cost_item",
    "add_partner",
    "answer_request",
    "attach_paper",
    "change_cost_item",
    "change_proposal",
    "freeze_ruling",
    "lock_proposal",
    "match_to_plan_line",
    "remove_beneficiary",
    "remove_cost_item",
    "remove_paper",
    "remove_partner",
    "resubmit_proposal",
    "return_proposal",
    "start_proposal",
    "submit_proposal",
    "take_step",
    "withdraw_proposal",
]
