"""Reads of fairs: lists, one fair whole, what is due, the law's limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from khuyencong.activities.fairs.models import (
    Booth,
    Contact,
    Deal,
    Exhibitor,
    Fair,
    Product,
    Sales,
    Task,
)
from khuyencong.activities.fairs.states import Period, Phase, due_from
from khuyencong.engines.money import Vnd
from khuyencong.programme.proposals.models import FrozenRuling, Proposal
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.registers.policies.presenters import ruling_from_json


@dataclass(frozen=True)
class Limit:
    """What the law gives a đề án at most, by the ruling that was frozen last, else today's.

    ``limit_vnd`` None: no norm is in force. ``source`` is the norm's clause, ``steps`` the
    arithmetic as codes with results; ``is_verified`` whether the norm's text was read.
    """

    limit_vnd: Vnd | None
    source: str = ""
    norm: str = ""
    is_verified: bool = True


def limit_of(proposal: Proposal, *, on: date) -> Limit:
    """Return the law's limit for a đề án with its clause. One query where a ruling was frozen."""
    return limits_of([proposal], on=on)[proposal.pk]


def limits_of(proposals: Sequence[Proposal], *, on: date) -> dict[int, Limit]:
    """Return the law's limits for several đề án by their keys. One query where all are frozen."""
    rulings = FrozenRuling.objects.filter(proposal__in=proposals).order_by("pk")
    last = {frozen.proposal_id: frozen for frozen in rulings}
    return {one.pk: _limit(one, last.get(one.pk), on=on) for one in proposals}


def _limit(proposal: Proposal, frozen: FrozenRuling | None, *, on: date) -> Limit:
    ruling = ruling_from_json(frozen.ruling) if frozen else ruling_of(proposal, on=on)
    rules = [step.rule for step in ruling.steps]
    if not rules:
        return Limit(ruling.limit_vnd)
    rule = rules[0]
    return Limit(
        ruling.limit_vnd, f"{rule.document}, {rule.clause}", rule.name, is_verified=rule.verified
    )


def list_rows(
    fairs: QuerySet[Fair], *, text: str = "", phase: str = "", on: date
) -> QuerySet[Fair]:
    """Return fairs with what a list row shows. One query."""
    rows = fairs.select_related("office").annotate(
        booth_count=Count("booths", distinct=True),
        exhibitor_count=Count("exhibitors", distinct=True),
    )
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(place__icontains=text))
    if phase == Phase.CANCELLED:
        return rows.filter(cancelled_on__isnull=False)
    if phase:
        rows = rows.filter(cancelled_on__isnull=True)
    if phase == Phase.AHEAD:
        return rows.filter(starts_on__gt=on)
    if phase == Phase.OPEN:
        return rows.filter(starts_on__lte=on, ends_on__gte=on)
    return rows.filter(ends_on__lt=on) if phase == Phase.OVER else rows


@dataclass(frozen=True)
class SalesCell:
    """The sales of one exhibitor in one period: told, due, or still to come from a day on."""

    period: str
    label: str
    opens_on: date
    current: Sales | None
    earlier: Sequence[Sales]
    is_due: bool


@dataclass(frozen=True)
class ExhibitorView:
    exhibitor: Exhibitor
    products: Sequence[Product]
    contacts: Sequence[Contact]
    deals: Sequence[Deal]
    sales: Sequence[SalesCell]

    @property
    def has_figures(self) -> bool:
        """Whether it told of people met, contracts or sales: it was there."""
        return bool(self.contacts or self.deals or any(cell.current for cell in self.sales))


@dataclass(frozen=True)
class Totals:
    """What an actor's visible exhibitors brought home altogether."""

    exhibitors: int
    products: int
    contacts: int
    deals: int
    deals_vnd: Vnd
    sales_vnd: Vnd


def booths_of(fair: Fair) -> QuerySet[Booth]:
    """Return the booths of a fair with their exhibitors. Two queries."""
    return fair.booths.select_related("proposal").prefetch_related(
        Prefetch("exhibitors", Exhibitor.objects.select_related("establishment"))
    )


def exhibitor_views(
    exhibitors: QuerySet[Exhibitor], fair: Fair, *, on: date
) -> list[ExhibitorView]:
    """Return exhibitors of a fair with everything of theirs. Five queries."""
    prefetched = exhibitors.select_related("establishment", "booth").prefetch_related(
        "products", "contacts", Prefetch("deals", Deal.objects.select_related("product")), "sales"
    )
    return [_view(exhibitor, fair, on=on) for exhibitor in prefetched]


def _view(exhibitor: Exhibitor, fair: Fair, *, on: date) -> ExhibitorView:
    exhibitor.fair = fair
    told = list(exhibitor.sales.all())
    cells = []
    for period in Period:
        opens_on = due_from(period, starts_on=fair.starts_on, ends_on=fair.ends_on)
        of_period = [one for one in told if one.period == period]
        current = next((one for one in of_period if one.is_current), None)
        cells.append(
            SalesCell(
                period.value,
                str(period.label),
                opens_on,
                current,
                [one for one in of_period if not one.is_current],
                is_due=current is None and opens_on <= on and fair.cancelled_on is None,
            )
        )
    return ExhibitorView(
        exhibitor,
        list(exhibitor.products.all()),
        list(exhibitor.contacts.all()),
        list(exhibitor.deals.all()),
        cells,
    )


def totals_of(views: Sequence[ExhibitorView]) -> Totals:
    """Return the sums over exhibitors. No query."""
    deals = [deal.amount_vnd for view in views for deal in view.deals]
    sold = [cell.current.amount_vnd for view in views for cell in view.sales if cell.current]
    return Totals(
        exhibitors=len(views),
        products=sum(len(view.products) for view in views),
        contacts=sum(len(view.contacts) for view in views),
        deals=len(deals),
        deals_vnd=sum(deals),
        sales_vnd=sum(sold),
    )


def tasks_of(fair: Fair) -> QuerySet[Task]:
    return fair.tasks.select_related("done_by")
