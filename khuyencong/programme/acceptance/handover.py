"""What of acceptance must be finished before an office hands over."""

from collections.abc import Iterator

from django.urls import reverse

from khuyencong.engines.refusals import Problem
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.registers.offices.handover import Hindrance
from khuyencong.registers.offices.models import Office


def unsigned_minutes(old: Office) -> Iterator[Hindrance]:
    """Yield the minutes of acceptance under an office's contracts that nobody has signed yet."""
    drafts = Acceptance.objects.filter(state=AcceptanceState.DRAFT, contract__office=old)
    for minutes in drafts.select_related("contract"):
        told = {"contract": str(minutes.contract)}
        url = reverse("acceptance:minutes", args=[minutes.pk])
        yield Hindrance(minutes.minutes_number, Problem("acceptance.minutes_unsigned", told), url)
