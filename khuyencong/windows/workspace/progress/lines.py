"""The lines of a year's plans with how they stand: units, money, what is late and why, forecast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet, Sum
from django.utils.translation import gettext as _

from khuyencong.engines.money import Vnd
from khuyencong.foundation.ui.figures import BarPart
from khuyencong.programme.budgets.queries import Stages, stages_by_purpose
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import Plan, PlanLine, PlanLineFunding
from khuyencong.programme.plans.states import RUNNING_STATES, LineState, PlanState
from khuyencong.programme.proposals.states import DEAD_STATES, State
from khuyencong.windows.workspace.figures import stage_parts
from khuyencong.windows.workspace.progress.counting import LineCount, counts_of
from khuyencong.windows.workspace.progress.done import deliveries_of, own_work
from khuyencong.windows.workspace.progress.forecast import forecast

WORKING_STATES = (State.CONTRACTED, State.IN_PROGRESS)
SHOWN_STATES = (*RUNNING_STATES, PlanState.CLOSED)


@dataclass(frozen=True)
class LineProgress:
    """A line of a plan on a day. ``done`` tells what was done where nothing is counted in units."""

    line: PlanLine
    planned_vnd: Vnd
    stages: Stages
    count: LineCount
    done: Sequence[str]
    year: int
    on: date

    @property
    def is_stopped(self) -> bool:
        return self.line.state == LineState.STOPPED

    @property
    def money(self) -> list[BarPart]:
        """The line's money by stage."""
        return stage_parts(self.stages)

    @property
    def forecast(self) -> int:
        """The units that will have been accepted at the end of the year."""
        return forecast(
            accepted=self.count.accepted,
            sure=max(0, self.count.sure.units - self.count.partly),
            waiting=self.count.waiting.units,
            chances=self.count.chances,
        )

    @property
    def forecast_vnd(self) -> Vnd:
        """The support that will have been earned at the end of the year."""
        return forecast(
            accepted=self.count.accepted_vnd,
            sure=self.count.sure.approved_vnd,
            waiting=self.count.waiting.asked_vnd,
            chances=self.count.chances,
        )

    @property
    def is_complete(self) -> bool:
        """Whether what was planned is accepted; without a quantity, whether anything was done."""
        if self.line.quantity is None:
            return bool(self.done)
        return self.count.accepted >= self.line.quantity

    @property
    def falls_short(self) -> bool:
        """Whether the year will end with less than was planned."""
        quantity = self.line.quantity
        return quantity is not None and not self.is_stopped and self.forecast < quantity

    @property
    def ends_on(self) -> date:
        return self.line.ends_on or date(self.year, 12, 31)

    @property
    def is_late(self) -> bool:
        """Whether its time is up, a contract's time is up, or nothing was handed in in its time."""
        if self.is_stopped or self.is_complete:
            return False
        return self.on > self.ends_on or self.count.overdue > 0 or self._is_not_begun

    @property
    def _is_not_begun(self) -> bool:
        begun = self.count.proposed or self.done
        starts_on = self.line.starts_on
        return not begun and starts_on is not None and starts_on < self.on

    @property
    def reasons(self) -> list[str]:
        """Why it is late, or will fall short; empty for a line that is neither."""
        return list(self._reasons()) if self.is_late or self.falls_short else []

    def _reasons(self) -> Iterator[str]:
        count = self.count
        if self.on > self.ends_on:
            yield _("hết thời gian của dòng ngày %(day)s") % {"day": f"{self.ends_on:%d/%m/%Y}"}
        if count.overdue:
            yield _("%(count)s hợp đồng quá hạn, chưa nghiệm thu") % {"count": count.overdue}
        for states, text in (
            ((State.SUSPENDED,), _("%(count)s đề án tạm dừng")),
            ((State.APPROVED,), _("%(count)s đề án đã duyệt, chưa ký hợp đồng")),
            (DEAD_STATES, _("%(count)s đề án bị từ chối, đã rút hoặc chấm dứt")),
        ):
            if found := count.among(tuple(states)).count:
                yield text % {"count": found}
        if self.on > self.ends_on and (found := count.among(WORKING_STATES).count):
            yield _("%(count)s đề án đang làm") % {"count": found}
        if count.waiting.count:
            yield _("%(count)s đề án chưa được quyết định") % {"count": count.waiting.count}
        quantity = self.line.quantity
        if quantity is not None and count.proposed < quantity:
            missing = {"count": quantity - count.proposed, "unit": self.line.unit}
            yield _("còn %(count)s %(unit)s chưa có đề án") % missing
        elif self._is_not_begun:
            yield _("chưa có đề án, chưa có việc nào được ghi")


@dataclass(frozen=True)
class PlanProgress:
    """A plan with its lines."""

    plan: Plan
    lines: Sequence[LineProgress]

    @property
    def complete(self) -> int:
        return sum(line.is_complete for line in self.lines)

    @property
    def late(self) -> int:
        return sum(line.is_late for line in self.lines)

    @property
    def short(self) -> int:
        return sum(line.falls_short for line in self.lines)

    @property
    def planned_vnd(self) -> Vnd:
        return sum(line.planned_vnd for line in self.lines)

    @property
    def approved_vnd(self) -> Vnd:
        return sum(line.count.approved_vnd for line in self.lines)

    @property
    def accepted_vnd(self) -> Vnd:
        return sum(line.count.accepted_vnd for line in self.lines)

    @property
    def forecast_vnd(self) -> Vnd:
        return sum(line.forecast_vnd for line in self.lines)


def latest_year(plans: QuerySet[Plan], *, on: date) -> int:
    """Return the latest year up to a day's own that has an approved plan; else the day's year."""
    approved = plans.filter(year__lte=on.year, state__in=SHOWN_STATES).order_by()
    found: int | None = approved.aggregate(latest=Max("year"))["latest"]
    return found or on.year


def progress_of(plans: QuerySet[Plan], *, year: int, on: date) -> list[PlanProgress]:
    """Return the approved plans of a year among some, each with its lines as they stand on a day.

    As many queries for forty plans as for one, and for any number of đề án.
    """
    chosen = plans.filter(year=year, state__in=SHOWN_STATES)
    shown = {plan.pk: plan for plan in chosen.select_related("office").order_by("pk")}
    lines = PlanLine.objects.filter(plan__in=list(shown)).order_by("plan_id", "position", "pk")
    rows = list(lines)
    for line in rows:
        line.plan = shown[line.plan_id]
    planned = _planned(lines)
    stages = stages_by_purpose(line.reference for line in rows)
    counts = counts_of(lines, year=year, on=on)
    delivered = deliveries_of(lines)
    own = own_work(rows, year=year)
    by_plan: dict[int, list[LineProgress]] = {}
    for line in rows:
        progress = LineProgress(
            line=line,
            planned_vnd=planned.get(line.pk, 0),
            stages=stages.get(line.reference, Stages()),
            count=counts.get(line.pk, LineCount()),
            done=[*delivered.get(line.pk, ()), *own.get(line.pk, ())],
            year=year,
            on=on,
        )
        by_plan.setdefault(line.plan_id, []).append(progress)
    return [PlanProgress(found[0].line.plan, found) for found in by_plan.values()]


def _planned(lines: QuerySet[PlanLine]) -> dict[int, Vnd]:
    """Return the public money that each line counts on. One query."""
    funding = PlanLineFunding.objects.filter(line__in=lines.order_by().values("pk"))
    public = funding.exclude(source=Source.COUNTERPART).order_by()
    return dict(public.values_list("line").annotate(Sum("amount_vnd")))
