"""Records of a đề án: the proposal itself, who and what is in it, and its steps."""

from khuyencong.programme.proposals.models.estimate import Beneficiary, CostItem, Partner
from khuyencong.programme.proposals.models.proposal import Proposal, Scheme
from khuyencong.programme.proposals.models.steps import (
    FrozenRuling,
    ProposalPaper,
    SectionRequest,
    StepTaken,
)

__all__ = [
    "Beneficiary",
    "CostItem",
    "FrozenRuling",
    "Partner",
    "Proposal",
    "ProposalPaper",
    "Scheme",
    "SectionRequest",
    "StepTaken",
]
