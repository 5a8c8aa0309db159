"""The yearly plan: objectives, lines with their money, versions and adjustments."""

from khuyencong.programme.plans.models.history import PlanAdjustment, PlanVersion
from khuyencong.programme.plans.models.plan import Objective, Plan, PlanLine, PlanLineFunding

__all__ = [
    "Objective",
    "Plan",
    "PlanAdjustment",
    "PlanLine",
    "PlanLineFunding",
    "PlanVersion",
]
