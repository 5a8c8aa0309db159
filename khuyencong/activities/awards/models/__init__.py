"""Records of a vote: the round, its people, products, scores, results."""

from khuyencong.activities.awards.models.certificates import Certificate, Prize, YearReport
from khuyencong.activities.awards.models.complaints import Complaint, VerdictChange
from khuyencong.activities.awards.models.entries import Entry, EntryPaper, EntryPhoto
from khuyencong.activities.awards.models.people import (
    CouncilMember,
    JuryMember,
    Panel,
    Relation,
)
from khuyencong.activities.awards.models.promotion import Promotion, PromotionItem
from khuyencong.activities.awards.models.results import Verdict
from khuyencong.activities.awards.models.round import VoteRound
from khuyencong.activities.awards.models.scores import ScoreSheet, SheetPoints, SubCriterion

__all__ = [
    "Certificate",
    "Complaint",
    "CouncilMember",
    "Entry",
    "EntryPaper",
    "EntryPhoto",
    "JuryMember",
    "Panel",
    "Prize",
    "Promotion",
    "PromotionItem",
    "Relation",
    "ScoreSheet",
    "SheetPoints",
    "SubCriterion",
    "Verdict",
    "VerdictChange",
    "VoteRound",
    "YearReport",
]
