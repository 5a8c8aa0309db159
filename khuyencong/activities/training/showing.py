"""What others show of classes: those of a đề án on its page, their sessions in the calendar."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from khuyencong.activities.training.models import (
    Session,
    TrainingClass,
)
from khuyencong.activities.training.permissions import visible_classes
from khuyencong.activities.training.queries import class_rows
from khuyencong.activities.training.states import ClassState
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.programme.acceptance.works import OwnWork, Work
from khuyencong.programme.proposals.models import Proposal


def works_of(actor: Actor, proposal: Proposal) -> list[Work]:
    """Return the classes of a đề án as its page shows them."""
    seen = visible_classes(actor).filter(proposal=proposal)
    return [_work(row) for row in class_rows(seen).order_by("starts_on", "pk")]


def _work(row: TrainingClass) -> Work:
    enrolled = vars(row)["enrolled"]
    facts = [
        (gettext_lazy("Thời gian"), f"{row.starts_on:%d/%m/%Y} – {row.ends_on:%d/%m/%Y}"),
        (gettext_lazy("Học viên"), f"{enrolled}/{row.capacity}"),
    ]
    if row.state == ClassState.COMPLETED:
        facts.append((gettext_lazy("Hoàn thành"), str(vars(row)["completed_count"])))
    return Work(
        title=row.title,
        url=reverse("training:class", args=[row.pk]),
        state=row.state,
        state_label=row.get_state_display(),
        facts=facts,
    )


def sessions_between(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    """Yield the sessions that a person may see between two days. One query, and their reach."""
    sessions = (
        Session.objects.filter(day__range=(first, last), training_class__in=visible_classes(actor))
        .exclude(training_class__state=ClassState.CANCELLED)
        .select_related("training_class")
    )
    for session in sessions:
        yield CalendarEntry(
            day=session.day,
            title=f"{session.training_class.title}: {session.topic}",
            url=reverse("training:class", args=[session.training_class_id]),
            kind=gettext_lazy("Buổi học"),
            time=f"{session.starts_at:%H:%M}",
        )


def own_work(territories: Collection[int], days: tuple[date, date]) -> Iterable[OwnWork]:
    """Yield the classes that offices held without any đề án. One query."""
    rows = (
        TrainingClass.objects.filter(
            office__territory__in=territories,
            proposal__isnull=True,
            state=ClassState.COMPLETED,
            completed_on__range=days,
        )
        .order_by()
        .values_list("office__territory", "kind")
        .annotate(
            classes=Count("pk", distinct=True),
            people=Count("trainees", filter=Q(trainees__completed=True)),
        )
    )
    for territory, kind, count, people in rows:
        told = {"count": count, "people": people}
        yield territory, kind, gettext("%(count)s lớp, %(people)s người hoàn thành") % told
