"""Faults of outreach: what was reported, who guided. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from khuyencong.activities.outreach.models import Campaign, GuidanceSession, Item
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.integrity import delivery_faults
from khuyencong.programme.acceptance.models import Delivery


def outreach_faults() -> Iterator[Finding]:
    """Yield every fault."""
    yield from delivery_faults(Campaign.objects.all(), where=lambda one: one.reference)
    yield from delivery_faults(GuidanceSession.objects.all(), where=lambda one: one.reference)
    outside = Q(shown_on__lt=F("campaign__starts_on")) | Q(shown_on__gt=F("campaign__ends_on"))
    for item in Item.objects.filter(outside).select_related("campaign").order_by("pk"):
        yield Finding(item.campaign.reference, f"item {item.pk} was shown outside of its days")
    foreign = Item.objects.exclude(order__isnull=True).exclude(campaign=F("order__campaign"))
    for item in foreign.select_related("campaign").order_by("pk"):
        yield Finding(item.campaign.reference, f"item {item.pk} is of another's contract")
    deliveries = Delivery.objects.filter(guidance__isnull=False).annotate(
        guided=Count("guidance__establishment", distinct=True)
    )
    for delivery in deliveries.exclude(participants=F("guided")).order_by("pk"):
        told = f"says {delivery.participants} guided, its records {vars(delivery)['guided']}"
        yield Finding(f"delivery {delivery.pk}", told)
