"""Decisions by which offices hand over."""

from khuyencong.windows.handover.models.decision import Handover
from khuyencong.windows.handover.models.division import Choice, PassedRole, Share

__all__ = ["Choice", "Handover", "PassedRole", "Share"]
