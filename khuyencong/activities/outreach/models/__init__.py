"""Records of outreach."""

from khuyencong.activities.outreach.models.campaign import Campaign, Item, Order, Reach
from khuyencong.activities.outreach.models.guidance import GuidanceSession
from khuyencong.activities.outreach.models.guides import Guide, GuideVersion

__all__ = ["Campaign", "GuidanceSession", "Guide", "GuideVersion", "Item", "Order", "Reach"]
