"""What others show of this kind: its works on the page of a đề án, its days in the calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.relocations.models import PlannedStep, Relocation
from khuyencong.activities.relocations.permissions import visible_relocations
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import Work
from khuyencong.programme.proposals.models import Proposal


def works_of(actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the relocations of a đề án as its page shows them."""
    rows = visible_relocations(actor).filter(proposal=proposal)
    return [
        Work(
            title=str(one.establishment),
            url=reverse("relocations:relocation", args=[one.pk]),
            state=one.stage,
            state_label=one.get_stage_display(),
            facts=[
                (_("Quyết định"), one.decision_number),
                (_("Lô đất"), _lot_of(one)),
            ],
        )
        for one in rows.select_related("establishment", "lot__cluster").order_by("pk")
    ]


def _lot_of(relocation: Relocation) -> str:
    return f"{relocation.lot.code}, {relocation.lot.cluster}" if relocation.lot else "–"


def calendar_entries(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Return the planned steps between two days that are not reached yet."""
    due = (
        PlannedStep.objects.filter(
            due_on__range=(first, last), relocation__in=visible_relocations(actor)
        )
        .select_related("relocation__establishment")
        .prefetch_related("relocation__steps")
    )
    for planned in due:
        relocation = planned.relocation
        if any(step.stage == planned.stage for step in relocation.steps.all()):
            continue
        url = reverse("relocations:relocation", args=[relocation.pk])
        title = f"{relocation.establishment}: {planned.get_stage_display()}"
        yield CalendarEntry(planned.due_on, title, url, _("Hạn di dời"))
