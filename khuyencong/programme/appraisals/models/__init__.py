"""Records of how a đề án is judged: appraisals with their opinions, registration, decisions."""

from khuyencong.programme.appraisals.models.appraisal import Appraisal, Opinion, Registration
from khuyencong.programme.appraisals.models.decision import Decision, DecisionNumber, DecisionShare

__all__ = [
    "Appraisal",
    "Decision",
    "DecisionNumber",
    "DecisionShare",
    "Opinion",
    "Registration",
]
