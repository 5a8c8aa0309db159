"""Records of what came of a đề án: aims, periods, figures, and objectives tied to indicators."""

from khuyencong.programme.outcomes.models.figures import Figure, FollowUp
from khuyencong.programme.outcomes.models.tracking import Aim, ObjectiveLink, Tracking

__all__ = ["Aim", "Figure", "FollowUp", "ObjectiveLink", "Tracking"]
