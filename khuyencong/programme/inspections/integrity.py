"""Faults of inspections: numbers, checklists, days. Found, never repaired."""

import re
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef

from khuyencong.foundation.jobs import reference
from khuyencong.programme.inspections.models import ChecklistAnswer, Finding, Visit
from khuyencong.programme.inspections.states import VisitState
from khuyencong.registers.offices.integrity import number_faults

_NUMBER = re.compile(r"(\d+)/(\d{4})/")


def inspection_faults() -> Iterator[reference.Finding]:
    """Yield every fault."""
    finished = Visit.objects.filter(state=VisitState.FINISHED).order_by("pk")
    numbers = (_NUMBER.match(number) for number in finished.values_list("number", flat=True))
    yield from number_faults("inspection", ((int(one[2]), int(one[1])) for one in numbers if one))
    answered = ChecklistAnswer.objects.filter(visit=OuterRef("pk"))
    for visit in finished.filter(~Exists(answered)):
        yield reference.Finding(visit.reference, "is finished, and its checklist is empty")
    planned = Visit.objects.filter(planned_visit__isnull=False)
    for visit in planned.exclude(contract=F("planned_visit__contract")).order_by("pk"):
        yield reference.Finding(visit.reference, "was planned for another contract")
    follows = Visit.objects.filter(follows__isnull=False)
    for visit in follows.exclude(contract=F("follows__contract")).order_by("pk"):
        yield reference.Finding(visit.reference, "follows a visit to another contract")
    early = Finding.objects.filter(added_on__lt=F("visit__visited_on"))
    for finding in early.order_by("pk"):
        yield reference.Finding(finding.reference, "was added before its visit took place")
    for finding in Finding.objects.filter(closed_on__lt=F("added_on")).order_by("pk"):
        yield reference.Finding(finding.reference, "was closed before it was added")
