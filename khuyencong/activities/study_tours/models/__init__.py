"""Records of study tours."""

from khuyencong.activities.study_tours.models.tour import Cost, Lesson, Participant, Stop, Tour

__all__ = ["Cost", "Lesson", "Participant", "Stop", "Tour"]
