"""What was done for plan lines, in words: what was delivered, and an office's own work besides.

An office guides, inspects, teaches and tells without any đề án. Such work counts for the line of
the same activity in the plan of its territory and year.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from khuyencong.activities.outreach.models import Campaign, GuidanceSession
from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.training.models import TrainingClass
from khuyencong.activities.training.states import ClassState
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.inspections.models import Visit
from khuyencong.programme.inspections.states import VisitState
from khuyencong.programme.plans.models import PlanLine

Where = tuple[int, str]
"""A territory and an activity of the rulebooks."""


def deliveries_of(lines: QuerySet[PlanLine]) -> Mapping[int, list[str]]:
    """Return what was delivered under each line, unit by unit, people besides. One query."""
    rows = (
        Delivery.objects.filter(
            withdrawn_on__isnull=True,
            contract_item__contract__proposal__plan_line__in=lines.order_by().values("pk"),
            contract_item__contract__proposal__plan_line__quantity__isnull=True,
        )
        .order_by("contract_item__unit")
        .values_list("contract_item__contract__proposal__plan_line", "contract_item__unit")
        .annotate(Sum("quantity"), Sum("participants"))
    )
    told: dict[int, list[str]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for line_id, unit, quantity, participants in rows:
        assert line_id is not None, "only deliveries under these lines were asked for"
        told[line_id].append(_("bàn giao %(count)s %(unit)s") % {"count": quantity, "unit": unit})
        people[line_id] += participants or 0
    for line_id, count in people.items():
        if count:
            told[line_id].append(_("%(count)s người tham gia") % {"count": count})
    return told


def own_work(lines: Iterable[PlanLine], *, year: int) -> Mapping[int, list[str]]:
    """Return what offices did themselves for each line. Five queries, whatever their number.

    ``lines`` come with their plan and its office.
    """
    lines = list(lines)
    places = {line.plan.office.territory_id for line in lines}
    in_year = (date(year, 1, 1), date(year, 12, 31))
    told: dict[Where, list[str]] = defaultdict(list)
    for where, text in _own(places, in_year):
        told[where].append(text)
    return {
        line.pk: told[where]
        for line in lines
        if (where := (line.plan.office.territory_id, line.activity)) in told
    }


def _own(places: set[int], in_year: tuple[date, date]) -> Iterator[tuple[Where, str]]:
    here: dict[str, Any] = {"office__territory__in": places, "proposal__isnull": True}
    classes = TrainingClass.objects.filter(
        **here, state=ClassState.COMPLETED, completed_on__range=in_year
    )
    for place, activity, count, people in (
        classes.order_by()
        .values_list("office__territory", "kind")
        .annotate(
            classes=Count("pk", distinct=True),
            people=Count("trainees", filter=Q(trainees__completed=True)),
        )
    ):
        text = _("%(count)s lớp, %(people)s người hoàn thành")
        yield (place, activity), text % {"count": count, "people": people}
    campaigns = Campaign.objects.filter(**here, starts_on__range=in_year, items__isnull=False)
    for place, count, items in (
        campaigns.order_by()
        .values_list("office__territory")
        .annotate(campaigns=Count("pk", distinct=True), shown=Count("items", distinct=True))
    ):
        text = _("%(count)s đợt tuyên truyền, %(items)s sản phẩm")
        yield (place, "media"), text % {"count": count, "items": items}
    for place, count in _by_place(GuidanceSession.objects.filter(**here, held_on__range=in_year)):
        yield (place, "policy_guidance"), _("%(count)s lượt hướng dẫn") % {"count": count}
    for place, count in _by_place(Tour.objects.filter(**here, reported_on__range=in_year)):
        yield (place, "study_tour"), _("%(count)s chuyến có báo cáo") % {"count": count}
    visits = Visit.objects.filter(
        office__territory__in=places, state=VisitState.FINISHED, visited_on__range=in_year
    )
    for place, count in _by_place(visits):
        yield (place, "inspection"), _("%(count)s lần kiểm tra") % {"count": count}


def _by_place(rows: QuerySet[Any]) -> Iterator[tuple[int, int]]:
    yield from rows.order_by().values_list("office__territory").annotate(Count("pk"))
