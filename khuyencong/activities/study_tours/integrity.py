"""Faults of study tours: what was reported, who went when. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from khuyencong.activities.study_tours.models import Stop, Tour
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.integrity import delivery_faults


def tour_faults() -> Iterator[Finding]:
    """Yield every fault."""
    yield from delivery_faults(Tour.objects.all(), where=lambda one: one.reference, quantity=None)
    tours = Tour.objects.annotate(went=Count("participants"))
    for tour in tours.filter(reported_on__isnull=False, went=0).order_by("pk"):
        yield Finding(tour.reference, "was reported, and nobody went")
    delivered = tours.filter(delivery__isnull=False).select_related("delivery")
    for tour in delivered.exclude(delivery__participants=F("went")).order_by("pk"):
        assert tour.delivery is not None, "filtered"
        told = f"was delivered with {tour.delivery.participants} people, {vars(tour)['went']} went"
        yield Finding(tour.reference, told)
    outside = Q(day__lt=F("tour__starts_on")) | Q(day__gt=F("tour__ends_on"))
    for stop in Stop.objects.filter(outside).select_related("tour").order_by("pk"):
        yield Finding(stop.tour.reference, f"stop {stop.pk} lies outside of its days")
