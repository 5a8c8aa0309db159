"""Everything that changes a plan. Grouped by file: one for each part of its life."""

from khuyencong.programme.plans.checks import FundingDraft, LineDraft
from khuyencong.programme.plans.services.adjusting import (
    WantedLine,
    approve_adjustment,
    extend_adjustment,
    propose_addition,
    propose_adjustment,
    propose_stop,
    refuse_adjustment,
)
from khuyencong.programme.plans.services.approval import approve_plan, return_plan, submit_plan
from khuyencong.programme.plans.services.closing import close_plan
from khuyencong.programme.plans.services.drafting import (
    Basis,
    ObjectiveDraft,
    PlanHead,
    add_line,
    change_line,
    change_plan,
    create_plan,
    drop_line,
    set_objectives,
)

__all__ = [
    "Basis",
    "FundingDraft",
    "LineDraft",
    "ObjectiveDraft",
    "PlanHead",
    "WantedLine",
    "add_line",
    "approve_adjustment",
    "approve_plan",
    "change_line",
    "change_plan",
    "close_plan",
    "create_plan",
    "drop_line",
    "extend_adjustment",
    "propose_addition",
    "propose_adjustment",
    "propose_stop",
    "refuse_adjustment",
    "return_plan",
    "set_objectives",
    "submit_plan",
]
