"""Records of consulting: the assignment with its offers, its versions, its trademark."""

from khuyencong.activities.consulting.models.assignment import Assignment, Offer, Trademark
from khuyencong.activities.consulting.models.version import Version, VersionFile

__all__ = ["Assignment", "Offer", "Trademark", "Version", "VersionFile"]
