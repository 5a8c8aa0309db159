"""Reads of classes: lists, who was there, what came of it, what it cost."""

from khuyencong.activities.training.queries.attendance import (
    Standing,
    session_board,
    sessions_needed,
    sessions_with_presence,
    standings,
)
from khuyencong.activities.training.queries.classes import (
    class_rows,
    known_identities,
    live_deliveries,
    live_materials,
    lookup_certificate,
    places_left,
    trainers_of,
)
from khuyencong.activities.training.queries.cost import CostPerTrainee, cost_per_trainee
from khuyencong.activities.training.queries.following import (
    FollowUpFigures,
    due_months,
    follow_up_figures,
    follow_ups_due,
)

__all__ = [
    "CostPerTrainee",
    "FollowUpFigures",
    "Standing",
    "class_rows",
    "cost_per_trainee",
    "due_months",
    "follow_up_figures",
    "follow_ups_due",
    "known_identities",
    "live_deliveries",
    "live_materials",
    "lookup_certificate",
    "places_left",
    "session_board",
    "sessions_needed",
    "sessions_with_presence",
    "standings",
    "trainers_of",
]
