"""Reads of study tours: lists, one tour whole, what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from khuyencong.activities.study_tours.models import Cost, Lesson, Participant, Stop, Tour
from khuyencong.activities.study_tours.norms import Norm, norms, report_rule
from khuyencong.engines.money import Vnd


def list_rows(tours: QuerySet[Tour], *, text: str = "") -> QuerySet[Tour]:
    """Return tours with what a list row shows. One query."""
    rows = tours.select_related("office").annotate(people=Count("participants"))
    return rows.filter(Q(title__icontains=text) | Q(destination__icontains=text)) if text else rows


@dataclass(frozen=True)
class TourView:
    """A tour whole. ``report_due_on`` is the day up to which its report is handed in."""

    stops: Sequence[Stop]
    participants: Sequence[Participant]
    costs: Sequence[tuple[Cost, Norm]]
    lessons: Sequence[Lesson]
    cost_vnd: Vnd
    report_due_on: date


def tour_view(tour: Tour) -> TourView:
    """Return what a tour's page shows. Four queries."""
    costs = list(tour.costs.all())
    return TourView(
        list(tour.stops.all()),
        list(tour.participants.select_related("establishment")),
        [(cost, norms()[cost.norm]) for cost in costs],
        list(tour.lessons.all()),
        sum(cost.total_vnd for cost in costs),
        report_rule().due_on(tour.ends_on),
    )
