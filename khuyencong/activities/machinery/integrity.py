"""Faults of machines: what they reported, how far they are. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.states import ON_SITE, Stage
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.integrity import delivery_faults
from khuyencong.programme.contracts.models import ContractItem

_REACHED = {
    Stage.DELIVERED: "delivered_on",
    Stage.INSTALLED: "installed_on",
    Stage.TRIED: "tried_on",
}


def machine_faults() -> Iterator[Finding]:
    """Yield every fault."""
    yield from delivery_faults(Machine.objects.all(), where=lambda one: one.reference)
    elsewhere = Machine.objects.exclude(proposal=F("contract_item__contract__proposal")) | (
        Machine.objects.exclude(delivery__isnull=True).exclude(
            delivery__contract_item=F("contract_item")
        )
    )
    for machine in elsewhere.order_by("pk"):
        yield Finding(machine.reference, "its đề án, contract item and delivery do not agree")
    yield from _stages_without_their_day()
    items = ContractItem.objects.annotate(machine_count=Count("machines"))
    for item in items.filter(machine_count__gt=F("quantity")).order_by("pk"):
        told = f"has {vars(item)['machine_count']} machines, the contract {item.quantity}"
        yield Finding(f"contract_item:{item.pk}", told)


def _stages_without_their_day() -> Iterator[Finding]:
    stages = list(Stage)
    for stage in ON_SITE:
        day = _REACHED[stage]
        behind = [one.value for one in stages[stages.index(stage) :]]
        wrong = Q(stage__in=behind, **{f"{day}__isnull": True}) | (
            ~Q(stage__in=behind) & Q(**{f"{day}__isnull": False})
        )
        for machine in Machine.objects.filter(wrong).order_by("pk"):
            yield Finding(machine.reference, f"is {machine.stage}, and {day} does not say so")
