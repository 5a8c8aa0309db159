"""What others show of this kind: its works on the page of a đề án, its days in the calendar."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.activities.study_tours.models import Lesson, Tour
from khuyencong.activities.study_tours.permissions import visible_tours
from khuyencong.activities.study_tours.queries import list_rows
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import OwnWork, Work, count_by_territory
from khuyencong.programme.proposals.models import Proposal


def works_of(_actor: Actor, proposal: Proposal) -> Sequence[Work]:
    """Return the tours of a đề án as its page shows them. One query."""
    return [_work(tour) for tour in list_rows(Tour.objects.filter(proposal=proposal))]


def _work(tour: Tour) -> Work:
    people: int = tour.people  # type: ignore[attr-defined]  # list_rows adds it
    state, label = "planned", _("Đang thực hiện")
    if tour.delivery_id is not None:
        state, label = "reported", _("Đã báo cáo hoàn thành")
    elif tour.reported_on is not None:
        label = _("Đã nộp báo cáo kết quả")
    return Work(
        title=tour.title,
        url=reverse("study_tours:tour", args=[tour.pk]),
        state=state,
        state_label=label,
        facts=[
            (_("Nơi đến"), tour.destination),
            (_("Thời gian"), f"{tour.starts_on:%d/%m/%Y} - {tour.ends_on:%d/%m/%Y}"),
            (_("Số người"), str(people)),
        ],
    )


def calendar_entries(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Return first days of tours and days on which something is to be taken over. Two queries."""
    tours = visible_tours(actor)
    for tour in tours.filter(starts_on__range=(first, last)):
        url = reverse("study_tours:tour", args=[tour.pk])
        yield CalendarEntry(tour.starts_on, tour.title, url, _("Tham quan học tập"))
    due = Lesson.objects.filter(tour__in=tours, due_on__range=(first, last), done_on__isnull=True)
    for lesson in due:
        url = reverse("study_tours:tour", args=[lesson.tour_id])
        yield CalendarEntry(lesson.due_on, lesson.text, url, _("Hạn áp dụng bài học"))


def own_work(territories: Collection[int], days: tuple[date, date]) -> Iterable[OwnWork]:
    """Yield the tours of offices without any đề án whose report was handed in. One query."""
    tours = Tour.objects.filter(
        office__territory__in=territories, proposal__isnull=True, reported_on__range=days
    )
    for territory, count in count_by_territory(tours):
        yield territory, "study_tour", _("%(count)s chuyến có báo cáo") % {"count": count}
