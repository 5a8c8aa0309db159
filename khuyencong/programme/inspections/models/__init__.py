"""Records of inspection: the yearly plan, visits, what was found and put right."""

from khuyencong.programme.inspections.models.findings import Finding
from khuyencong.programme.inspections.models.planning import InspectionPlan, PlannedVisit
from khuyencong.programme.inspections.models.visits import ChecklistAnswer, Visit, VisitPhoto

__all__ = [
    "ChecklistAnswer",
    "Finding",
    "InspectionPlan",
    "PlannedVisit",
    "Visit",
    "VisitPhoto",
]
