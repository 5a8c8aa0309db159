"""What others show of this kind: its works on the page of a đề án, its days in the calendar."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.fairs.models import Booth, Fair, Task
from khuyencong.activities.fairs.permissions import visible_fairs
from khuyencong.activities.fairs.states import Phase
from khuyencong.engines.money import format_vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import Work
from khuyencong.programme.proposals.models import Proposal


def works_of(_actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the fairs and booths of a đề án as its page shows them. Three queries."""
    fairs = Fair.objects.filter(proposal=proposal).order_by("pk")
    booths = Booth.objects.filter(proposal=proposal).select_related("fair").order_by("pk")
    counted = booths.annotate(
        shown=Count("exhibitors", distinct=True),
        agreed_vnd=Sum("exhibitors__deals__amount_vnd"),
    )
    return [*(_fair_work(fair) for fair in fairs), *(_booth_work(booth) for booth in counted)]


def _fair_work(fair: Fair) -> Work:
    return Work(
        title=fair.name,
        url=reverse("fairs:fair", args=[fair.pk]),
        state="cancelled" if fair.cancelled_on else "reported" if fair.delivery_id else "planned",
        state_label=_state_label(fair, is_reported=fair.delivery_id is not None),
        facts=[(_("Thời gian"), _days(fair)), (_("Địa điểm"), fair.where)],
    )


def _booth_work(booth: Booth) -> Work:
    facts = [
        (_("Thời gian"), _days(booth.fair)),
        (_("Cơ sở trưng bày"), str(booth.shown)),  # type: ignore[attr-defined]
    ]
    if booth.agreed_vnd:  # type: ignore[attr-defined]
        agreed_vnd = format_vnd(booth.agreed_vnd)  # type: ignore[attr-defined]
        facts.append((_("Hợp đồng ký tại hội chợ"), f"{agreed_vnd} đ"))
    fair = booth.fair
    return Work(
        title=f"{fair.name}: {booth}",
        url=reverse("fairs:fair", args=[fair.pk]),
        state="cancelled" if fair.cancelled_on else "reported" if booth.delivery_id else "planned",
        state_label=_state_label(fair, is_reported=booth.delivery_id is not None),
        facts=facts,
    )


def _state_label(fair: Fair, *, is_reported: bool) -> str:
    if fair.cancelled_on:
        return str(Phase.CANCELLED.label)
    return _("Đã báo cáo hoàn thành") if is_reported else _("Đang thực hiện")


def _days(fair: Fair) -> str:
    return f"{fair.starts_on:%d/%m/%Y} - {fair.ends_on:%d/%m/%Y}"


def calendar_entries(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Return first days of fairs and days on which tasks are due. Two queries."""
    fairs = visible_fairs(actor).filter(cancelled_on__isnull=True)
    for fair in fairs.filter(starts_on__range=(first, last)):
        url = reverse("fairs:fair", args=[fair.pk])
        yield CalendarEntry(fair.starts_on, fair.name, url, _("Khai mạc hội chợ"))
    if actor.establishment_id is not None:
        return
    tasks = Task.objects.filter(
        fair__in=fairs, due_on__range=(first, last), done_on__isnull=True
    ).select_related("fair")
    for task in tasks:
        url = reverse("fairs:fair", args=[task.fair_id])
        yield CalendarEntry(task.due_on, task.text, url, _("Chuẩn bị hội chợ"))
