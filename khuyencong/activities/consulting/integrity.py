"""Faults of consultancies: what they reported, how far they are. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef

from khuyencong.activities.consulting.models import Assignment, Offer, Version
from khuyencong.activities.consulting.states import Answer, Stage
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.integrity import delivery_faults

_HIRED = (Stage.HIRED, Stage.ACCEPTED, Stage.DELIVERED)
_ACCEPTED = (Stage.ACCEPTED, Stage.DELIVERED)


def assignment_faults() -> Iterator[Finding]:
    """Yield every fault."""
    assignments = Assignment.objects.all()
    yield from delivery_faults(assignments, where=lambda one: one.reference, quantity=None)
    elsewhere = assignments.exclude(proposal=F("contract_item__contract__proposal")) | (
        assignments.exclude(delivery__isnull=True).exclude(
            delivery__contract_item=F("contract_item")
        )
    )
    for one in elsewhere.order_by("pk"):
        yield Finding(one.reference, "its đề án, contract item and delivery do not agree")
    chosen = Offer.objects.filter(assignment=OuterRef("pk"), is_chosen=True)
    for one in assignments.filter(~Exists(chosen), stage__in=_HIRED).order_by("pk"):
        yield Finding(one.reference, f"is {one.stage}, and no offer was taken")
    accepted = Version.objects.filter(assignment=OuterRef("pk"), answer=Answer.ACCEPT)
    for one in assignments.filter(~Exists(accepted), stage__in=_ACCEPTED).order_by("pk"):
        yield Finding(one.reference, f"is {one.stage}, and no version was accepted")
