"""What others show of this kind: its works on the page of a đề án, its days in the calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.consulting.permissions import visible_assignments
from khuyencong.activities.consulting.states import Stage
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import Work
from khuyencong.programme.proposals.models import Proposal


def works_of(_actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the consultancies of a đề án as its page shows them. One query."""
    return [
        Work(
            title=assignment.product,
            url=reverse("consulting:assignment", args=[assignment.pk]),
            state=assignment.stage,
            state_label=assignment.get_stage_display(),
            facts=[(_("Lĩnh vực"), str(assignment.get_subject_display()))],
        )
        for assignment in Assignment.objects.filter(proposal=proposal).order_by("pk")
    ]


def calendar_entries(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Return the last days of open consultancies between two days. One query."""
    due = visible_assignments(actor).filter(due_on__range=(first, last))
    for assignment in due.exclude(stage=Stage.DELIVERED):
        url = reverse("consulting:assignment", args=[assignment.pk])
        assert assignment.due_on is not None, "filtered by it"
        yield CalendarEntry(assignment.due_on, assignment.product, url, _("Hạn tư vấn"))
