"""Faults of classes: places, attendance, certificates, what was reported. Never repaired."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum

from khuyencong.activities.training.evidence import is_counted_in_people
from khuyencong.activities.training.models import (
    Attendance,
    Certificate,
    DeliveredPart,
    TrainingClass,
    certificate_reference,
)
from khuyencong.activities.training.services.certifying import KIND
from khuyencong.activities.training.states import Place
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.foundation.verification.integrity import code_faults
from khuyencong.registers.offices.integrity import number_faults


def training_faults() -> Iterator[Finding]:
    """Yield every fault."""
    yield from _places()
    yield from _certificates()
    yield from _deliveries()


def _places() -> Iterator[Finding]:
    enrolled = Count("trainees", filter=Q(trainees__standing=Place.ENROLLED))
    classes = TrainingClass.objects.annotate(enrolled=enrolled)
    for one in classes.filter(enrolled__gt=F("capacity")).order_by("pk"):
        told = f"has {vars(one)['enrolled']} trainees for {one.capacity} places"
        yield Finding(one.reference, told)
    foreign = Attendance.objects.exclude(session__training_class=F("trainee__training_class"))
    for mark in foreign.order_by("pk"):
        yield Finding(f"attendance {mark.pk}", "is of a trainee of another class")


def _certificates() -> Iterator[Finding]:
    certificates = Certificate.objects.order_by("pk")
    yield from number_faults(KIND, certificates.values_list("year", "sequence"))
    rows = certificates.values_list("office_id", "year", "sequence", "code")
    codes = ((certificate_reference(office, year, nth), code) for office, year, nth, code in rows)
    yield from code_faults(KIND, codes)
    in_force = certificates.filter(revoked_on__isnull=True)
    for one in in_force.exclude(trainee__completed=True):
        yield Finding(f"certificate {one.number}", "its trainee did not complete the class")


def _deliveries() -> Iterator[Finding]:
    parts = DeliveredPart.objects.select_related(
        "training_class", "delivery__contract_item__contract"
    ).annotate(
        completed=Count(
            "training_class__trainees", filter=Q(training_class__trainees__completed=True)
        )
    )
    for part in parts.filter(delivery__withdrawn_on__isnull=True).order_by("pk"):
        where, delivery = part.training_class.reference, part.delivery
        item, completed = delivery.contract_item, vars(part)["completed"]
        if item.contract.proposal_id != part.training_class.proposal_id:
            yield Finding(where, f"delivery {delivery.pk} is of another đề án")
        if is_counted_in_people(item) and delivery.quantity > completed:
            yield Finding(where, f"delivers {delivery.quantity} people, {completed} completed it")
        if delivery.participants is not None and delivery.participants != completed:
            told = f"tells of {delivery.participants} people, {completed} completed it"
            yield Finding(where, told)
    live = Q(parts__delivery__withdrawn_on__isnull=True)
    classes = TrainingClass.objects.annotate(
        reported_vnd=Sum("parts__delivery__cost_vnd", filter=live)
    ).filter(reported_vnd__isnull=False)
    for one in classes.exclude(cost_vnd=F("reported_vnd")).order_by("pk"):
        told = f"cost {one.cost_vnd}, its deliveries come to {vars(one)['reported_vnd']}"
        yield Finding(one.reference, told)
