"""A class and all that is kept of it."""

from khuyencong.activities.training.models.course import TrainingClass
from khuyencong.activities.training.models.outcomes import (
    Certificate,
    DeliveredPart,
    FollowUp,
    certificate_reference,
)
from khuyencong.activities.training.models.people import Attendance, Trainee
from khuyencong.activities.training.models.programme import Material, Session, Trainer

__all__ = [
    "Attendance",
    "Certificate",
    "DeliveredPart",
    "FollowUp",
    "Material",
    "Session",
    "Trainee",
    "Trainer",
    "TrainingClass",
    "certificate_reference",
]
