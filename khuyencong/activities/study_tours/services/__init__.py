"""What can be done about study tours, one file per group of use cases."""

from khuyencong.activities.study_tours.services.concluding import (
    add_lesson,
    deliver_tour,
    finish_lesson,
    hand_in_report,
)
from khuyencong.activities.study_tours.services.planning import (
    add_cost,
    add_participant,
    add_stop,
    change_tour,
    plan_tour,
)
from khuyencong.activities.study_tours.services.removing import (
    remove_cost,
    remove_participant,
    remove_stop,
)

__all__ = [
    "add_cost",
    "add_lesson",
    "add_participant",
    "add_stop",
    "change_tour",
    "deliver_tour",
    "finish_lesson",
    "hand_in_report",
    "plan_tour",
    "remove_cost",
    "remove_participant",
    "remove_stop",
]
