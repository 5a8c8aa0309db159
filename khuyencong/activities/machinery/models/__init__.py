"""Records of machines: each machine with quotes and photographs, and what came of them."""

from khuyencong.activities.machinery.models.machine import Machine, MachinePhoto, Quote
from khuyencong.activities.machinery.models.results import DemonstrationDay, FollowUp, Measure

__all__ = ["DemonstrationDay", "FollowUp", "Machine", "MachinePhoto", "Measure", "Quote"]
