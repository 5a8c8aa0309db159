"""Faults of fairs: what they reported, who stood where. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import Count, F

from khuyencong.activities.fairs.models import Booth, Deal, Exhibitor, Fair
from khuyencong.activities.fairs.states import BoothKind
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.integrity import delivery_faults


def fair_faults() -> Iterator[Finding]:
    """Yield every fault."""
    yield from delivery_faults(Fair.objects.all(), where=lambda one: one.reference)
    yield from delivery_faults(Booth.objects.all(), where=_booth)
    for exhibitor in Exhibitor.objects.exclude(fair=F("booth__fair")).order_by("pk"):
        yield Finding(f"exhibitor:{exhibitor.pk}", "its booth stands at another fair")
    for deal in Deal.objects.exclude(exhibitor=F("product__exhibitor")).order_by("pk"):
        yield Finding(f"deal:{deal.pk}", "is for a product of another exhibitor")
    booths = Booth.objects.annotate(shown=Count("exhibitors"))
    for booth in booths.filter(kind=BoothKind.OWN, shown__gt=1).order_by("pk"):
        yield Finding(_booth(booth), f"is one establishment's own, {vars(booth)['shown']} show")
    for booth in booths.filter(delivery__isnull=False, shown=0).order_by("pk"):
        yield Finding(_booth(booth), "was reported, and nobody showed there")


def _booth(booth: Booth) -> str:
    return f"booth:{booth.pk}"
