"""Records of rural industrial establishments."""

from khuyencong.registers.establishments.models.establishment import Establishment, Place
from khuyencong.registers.establishments.models.facts import (
    PollutionRecord,
    PriorityMark,
    Product,
    SupportReceived,
    YearFigures,
)
from khuyencong.registers.establishments.models.representation import Representation

__all__ = [
    "Establishment",
    "Place",
    "PollutionRecord",
    "PriorityMark",
    "Product",
    "Representation",
    "SupportReceived",
    "YearFigures",
]
