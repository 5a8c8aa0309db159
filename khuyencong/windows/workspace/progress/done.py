"""What was done for plan lines, in words: what was delivered, and an office's own work besides.

An office guides, inspects, teaches and tells without any đề án: each kind of work says so
(``acceptance.works``). It counts for the line of the same activity in the plan of its territory
and year.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.works import OwnWork, count_by_territory, own_work_of
from khuyencong.programme.inspections.models import Visit
from khuyencong.programme.inspections.states import VisitState
from khuyencong.programme.plans.models import PlanLine


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
    """Return what offices did themselves for each line. The queries do not grow with the lines.

    ``lines`` come with their plan and its office.
    """
    lines = list(lines)
    territories = {line.plan.office.territory_id for line in lines}
    told: dict[tuple[int, str], list[str]] = defaultdict(list)
    days = (date(year, 1, 1), date(year, 12, 31))
    for territory, activity, text in chain(
        own_work_of(territories, days), _inspected(territories, days)
    ):
        told[territory, activity].append(text)
    return {
        line.pk: told[where]
        for line in lines
        if (where := (line.plan.office.territory_id, line.activity)) in told
    }


def _inspected(territories: Collection[int], days: tuple[date, date]) -> Iterator[OwnWork]:
    visits = Visit.objects.filter(
        office__territory__in=territories, state=VisitState.FINISHED, visited_on__range=days
    )
    for territory, count in count_by_territory(visits):
        yield territory, "inspection", _("%(count)s lần kiểm tra") % {"count": count}
