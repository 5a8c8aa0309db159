"""What of votes must be finished before an office hands over: a council votes as it was set up."""

from collections.abc import Iterator

from django.urls import reverse

from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.states import RoundState
from khuyencong.engines.refusals import Problem
from khuyencong.registers.offices.handover import Hindrance
from khuyencong.registers.offices.models import Office

OVER = (RoundState.CONCLUDED, RoundState.CANCELLED)


def unfinished_rounds(old: Office) -> Iterator[Hindrance]:
    """Yield the rounds of an office that are neither concluded nor cancelled."""
    for one in VoteRound.objects.filter(office=old).exclude(state__in=OVER):
        url = reverse("awards:round", args=[one.pk])
        yield Hindrance(str(one), Problem("awards.round_not_over"), url)
