"""What others show of this kind: its works on the page of a đề án, its days in the calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.machinery.models import DemonstrationDay, Machine
from khuyencong.activities.machinery.permissions import visible_machines
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import Work
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


def works_of(_actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the machines of a đề án as its page shows them. One query."""
    return [
        Work(
            title=machine.name,
            url=reverse("machinery:machine", args=[machine.pk]),
            state=machine.stage,
            state_label=machine.get_stage_display(),
            facts=[
                (_("Kiểu"), f"{machine.maker} {machine.model}"),
                (_("Số máy"), machine.serial_number or "–"),
            ],
        )
        for machine in Machine.objects.filter(proposal=proposal).order_by("pk")
    ]


def calendar_entries(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Return days of demonstration and of trial runs between two days. Two queries."""
    days = DemonstrationDay.objects.filter(
        held_on__range=(first, last), proposal__in=visible_proposals(actor)
    ).select_related("proposal")
    for day in days:
        url = reverse("machinery:results", args=[day.proposal_id])
        yield CalendarEntry(day.held_on, day.proposal.title, url, _("Trình diễn"))
    tried = visible_machines(actor).filter(tried_on__range=(first, last))
    for machine in tried:
        url = reverse("machinery:machine", args=[machine.pk])
        assert machine.tried_on is not None, "filtered by it"
        yield CalendarEntry(machine.tried_on, machine.name, url, _("Chạy thử máy"))
