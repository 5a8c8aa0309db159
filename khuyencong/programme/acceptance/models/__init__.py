"""Records of what was done under a contract: progress, deliveries, acceptance."""

from khuyencong.programme.acceptance.models.acceptance import (
    Acceptance,
    AcceptancePaper,
    AcceptedItem,
)
from khuyencong.programme.acceptance.models.delivery import Delivery, DeliveryPaper
from khuyencong.programme.acceptance.models.progress import ProgressReport

__all__ = [
    "Acceptance",
    "AcceptancePaper",
    "AcceptedItem",
    "Delivery",
    "DeliveryPaper",
    "ProgressReport",
]
