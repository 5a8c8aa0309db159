"""Records of relocations: the case with its steps, measurements, and the loan."""

from khuyencong.activities.relocations.models.loan import Loan, LoanMonth
from khuyencong.activities.relocations.models.pollution import Measurement, StandardLimit
from khuyencong.activities.relocations.models.relocation import (
    PlannedStep,
    Relocation,
    Step,
    StepPhoto,
)

__all__ = [
    "Loan",
    "LoanMonth",
    "Measurement",
    "PlannedStep",
    "Relocation",
    "StandardLimit",
    "Step",
    "StepPhoto",
]
