"""What of outcomes waits for a person, for their home and the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.outcomes.models import FollowUp
from khuyencong.programme.outcomes.permissions import (
    CHECKING_ROLES,
    FOLLOWING_ROLES,
    visible_follow_ups,
)
from khuyencong.programme.outcomes.queries import awaiting_check, due, not_followed
from khuyencong.programme.outcomes.states import OPEN_STATES
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


@dataclass(frozen=True)
class Waiting:
    """What waits: periods without figures, figures to check, đề án that nobody follows yet."""

    due: Sequence[FollowUp]
    to_check: Sequence[FollowUp]
    to_follow: Sequence[Proposal]

    @property
    def is_empty(self) -> bool:
        return not (self.due or self.to_check or self.to_follow)


@dataclass(frozen=True)
class EverythingWaiting:
    """The same without an end, to be counted or paged."""

    due: QuerySet[FollowUp]
    to_check: QuerySet[FollowUp]
    to_follow: QuerySet[Proposal]


def everything_waiting(actor: Actor, *, on: date) -> EverythingWaiting:
    """Return what of outcomes waits for an actor. Nothing is read before it is asked for."""
    visible = visible_follow_ups(actor)
    asked, to_check = FollowUp.objects.none(), FollowUp.objects.none()
    to_follow = Proposal.objects.none()
    if actor.role in (Role.APPLICANT, Role.CLERK):
        asked = due(visible, on=on)
    if actor.role in CHECKING_ROLES:
        by_others = Q(reported_by__isnull=True) | ~Q(reported_by_id=actor.user_id)
        to_check = awaiting_check(visible).filter(by_others)
    if actor.role in FOLLOWING_ROLES:
        to_follow = not_followed(visible_proposals(actor))
    return EverythingWaiting(asked, to_check, to_follow)


def waiting(actor: Actor, *, on: date, at_most: int = 20) -> Waiting:
    """Return the first of what of outcomes waits for an actor. At most three queries."""
    found = everything_waiting(actor, on=on)
    return Waiting(
        due=list(found.due[:at_most]),
        to_check=list(found.to_check[:at_most]),
        to_follow=list(found.to_follow[:at_most]),
    )


def calendar_entries(actor: Actor, first: date, last: date) -> list[CalendarEntry]:
    """Return the days by which figures are asked for. One query."""
    open_ones = visible_follow_ups(actor).filter(
        state__in=OPEN_STATES, due_on__gte=first, due_on__lte=last
    )
    return [
        CalendarEntry(
            day=one.due_on,
            title=_("Hạn báo cáo kết quả %(months)s tháng: %(code)s")
            % {"months": one.months, "code": one.tracking.proposal.code},
            url=reverse("outcomes:period", args=[one.pk]),
            kind=_("Kết quả"),
        )
        for one in open_ones.select_related("tracking__proposal")
    ]
