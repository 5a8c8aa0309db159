"""Reads of progress, deliveries and acceptance: figures for payments, parts for pages, lateness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import Progress, Ruling
from khuyencong.programme.acceptance.deadlines import (
    last_day_in_time,
    last_month_due,
    reported_before,
)
from khuyencong.programme.acceptance.models import (
    Acceptance,
    AcceptancePaper,
    AcceptedItem,
    Delivery,
    DeliveryPaper,
    ProgressReport,
)
from khuyencong.programme.acceptance.reckoning import NOTHING, Amount, Line, accepted_costs
from khuyencong.programme.acceptance.states import UNDER_WAY, AcceptanceState
from khuyencong.programme.acceptance.values import LineValues
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import BINDING_STATES
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.states import State


def acceptance_of(contract_id: int) -> Acceptance | None:
    """Return the signed final acceptance of a contract; None until it is signed. One query."""
    return (
        Acceptance.objects.filter(
            contract_id=contract_id, state=AcceptanceState.SIGNED, is_final=True
        )
        .select_related("ruling", "signed_by")
        .first()
    )


def final_support_vnd(contract_id: int) -> Vnd | None:
    """Return what the state pays in the end; None until the final acceptance is signed."""
    return (
        Acceptance.objects.filter(
            contract_id=contract_id, state=AcceptanceState.SIGNED, is_final=True
        )
        .values_list("final_support_vnd", flat=True)
        .first()
    )


def accepted_cost_vnd(contract_id: int) -> Vnd:
    """Return the cost accepted so far by signed minutes. One query."""
    rows = AcceptedItem.objects.filter(
        acceptance__contract_id=contract_id, acceptance__state=AcceptanceState.SIGNED
    )
    return rows.aggregate(total=Sum("accepted_cost_vnd"))["total"] or 0


def last_seen_report(contract_id: int) -> ProgressReport | None:
    """Return the report that an inspector confirmed last; None when nobody has seen the work."""
    return (
        ProgressReport.objects.filter(contract_id=contract_id, seen_on__isnull=False)
        .order_by("-seen_on", "-month")
        .select_related("contract")
        .first()
    )


def reported_months(contract_id: int) -> list[date]:
    """Return the first days of the months that have a report. One query."""
    reports = ProgressReport.objects.filter(contract_id=contract_id)
    return list(reports.values_list("month", flat=True))


def progress_percent(contract_id: int) -> int | None:
    """Return how far the supported work is, as last seen on inspection; None when never seen.

    What the implementer reports alone does not count: money follows it (TT 36/2013/TT-BCT,
    Điều 23 khoản 3 điểm a asks for the confirmation).
    """
    report = last_seen_report(contract_id)
    return report.seen_percent if report else None


def investment_done_percent(contract_id: int) -> int | None:
    """Return the value of the work seen, in percent of the contract's whole cost; None: not seen.

    Rounded up: rules ask whether it is *above* a whole percent, so that 70 % exactly is not above
    70, and anything more is.
    """
    report = last_seen_report(contract_id)
    return _investment_percent(report) if report else None


def progress_for_rules(contract_id: int) -> Progress:
    """Return progress as the rules ask for it, for an advance. Two queries."""
    report = last_seen_report(contract_id)
    return Progress(
        investment_done_percent=_investment_percent(report) if report else None,
        item_done_percent=report.seen_percent if report else None,
        accepted=final_support_vnd(contract_id) is not None,
    )


def _investment_percent(report: ProgressReport) -> int:
    assert report.seen_value_vnd is not None, "a confirmed report has the value that was seen"
    return min(-(-report.seen_value_vnd * 100 // report.contract.cost_vnd), 100)


def accepted_so_far(contract_id: int, *, before: Acceptance | None = None) -> dict[int, Amount]:
    """Return what signed minutes accepted of each item, by the item's key. One query.

    ``before`` leaves out those minutes and what came after them.
    """
    rows = AcceptedItem.objects.filter(
        acceptance__contract_id=contract_id, acceptance__state=AcceptanceState.SIGNED
    )
    if before is not None:
        rows = rows.filter(acceptance__lt=before.pk)
    sums = (
        rows.order_by()
        .values("contract_item_id")
        .annotate(quantity=Sum("quantity_accepted"), cost=Sum("accepted_cost_vnd"))
    )
    return {row["contract_item_id"]: Amount(row["quantity"], row["cost"]) for row in sums}


def delivered_so_far(contract_id: int) -> dict[int, Amount]:
    """Return what was reported as delivered of each item, by the item's key. One query."""
    sums = (
        Delivery.objects.filter(contract_item__contract_id=contract_id, withdrawn_on__isnull=True)
        .order_by()
        .values("contract_item_id")
        .annotate(quantity_sum=Sum("quantity"), cost=Sum("cost_vnd"))
    )
    return {row["contract_item_id"]: Amount(row["quantity_sum"], row["cost"]) for row in sums}


def lines_for(
    contract: Contract, told: Mapping[int, LineValues], *, before: Acceptance | None = None
) -> list[Line]:
    """Return each item of a contract with what was, and what is now, accepted of it.

    ``told`` by the item's key; an item that is not in it has nothing accepted now. Three queries,
    two where the items were prefetched.
    """
    accepted = accepted_so_far(contract.pk, before=before)
    delivered = delivered_so_far(contract.pk)
    lines = []
    for item in contract.items.all():
        now = told.get(item.pk, LineValues(0, 0))
        lines.append(
            Line(
                item,
                before=accepted.get(item.pk, NOTHING),
                now=Amount(now.quantity, now.cost_vnd),
                delivered=delivered.get(item.pk),
                note=now.note,
            )
        )
    return lines


def told_lines(acceptance: Acceptance) -> dict[int, LineValues]:
    """Return what minutes say of each item, in the shape of their draft."""
    return {
        row.contract_item_id: LineValues(row.quantity_accepted, row.cost_vnd, row.note)
        for row in acceptance.items.all()
    }


def ruling_on_lines(contract: Contract, lines: Sequence[Line], *, on: date) -> Ruling:
    """Return what the law of the approval's day allows on the cost that was accepted."""
    return ruling_of(
        contract.proposal,
        on=on,
        accepted=accepted_costs(lines),
        contracted_on=contract.signed_on,
        granted_vnd=contract.amount_vnd,
        progress=Progress(accepted=True),
    )


def draft_of(contract_id: int) -> Acceptance | None:
    """Return the minutes that wait for their signature; None where there are none."""
    return Acceptance.objects.filter(contract_id=contract_id, state=AcceptanceState.DRAFT).first()


def acceptances_with_parts(acceptances: QuerySet[Acceptance]) -> QuerySet[Acceptance]:
    """Return minutes with everything that their page shows. Three queries."""
    items = AcceptedItem.objects.select_related("contract_item__beneficiary__establishment")
    papers = AcceptancePaper.objects.select_related("attachment")
    return acceptances.select_related(
        "contract__proposal", "contract__office", "ruling", "prepared_by", "signed_by"
    ).prefetch_related(Prefetch("items", items), Prefetch("papers", papers))


@dataclass(frozen=True)
class AcceptanceParts:
    """What the page of a đề án shows of its work. Drafts are the offices' own."""

    reports: Sequence[ProgressReport]
    deliveries: Sequence[Delivery]
    acceptances: Sequence[Acceptance]

    @property
    def final(self) -> Acceptance | None:
        return next((one for one in self.acceptances if one.is_final and not one.is_draft), None)

    @property
    def draft(self) -> Acceptance | None:
        return next((one for one in self.acceptances if one.is_draft), None)

    @property
    def signed(self) -> Sequence[Acceptance]:
        return [one for one in self.acceptances if not one.is_draft]

    @property
    def is_empty(self) -> bool:
        return not (self.reports or self.deliveries or self.acceptances)


def acceptance_parts(proposal: Proposal) -> AcceptanceParts:
    """Return the reports, deliveries and minutes of a đề án, the latest report first. 6 queries."""
    deliveries = Delivery.objects.select_related("contract_item", "reported_by").prefetch_related(
        Prefetch("papers", DeliveryPaper.objects.select_related("attachment"))
    )
    return AcceptanceParts(
        reports=list(
            ProgressReport.objects.filter(contract__proposal=proposal).select_related(
                "reported_by", "seen_by"
            )
        ),
        deliveries=list(deliveries.filter(contract_item__contract__proposal=proposal)),
        acceptances=list(
            acceptances_with_parts(Acceptance.objects.filter(contract__proposal=proposal))
        ),
    )


def contracts_under_way(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Return the contracts whose work goes on, with their last report in ``last_…`` and ``seen_…``.

    Also those that are suspended: they go on one day. One query.
    """
    last = ProgressReport.objects.filter(contract=OuterRef("pk")).order_by("-month")
    seen = ProgressReport.objects.filter(contract=OuterRef("pk"), seen_on__isnull=False)
    return (
        contracts.filter(
            state__in=BINDING_STATES, started_on__isnull=False, proposal__state__in=UNDER_WAY
        )
        .select_related("proposal", "office")
        .annotate(
            last_month=Subquery(last.values("month")[:1]),
            last_percent=Subquery(last.values("self_percent")[:1]),
            seen_percent=Subquery(seen.order_by("-seen_on", "-month").values("seen_percent")[:1]),
        )
    )


def contracts_ready_to_accept(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Return the contracts whose work was seen to be done and for which no minutes are written."""
    seen = ProgressReport.objects.filter(contract=OuterRef("pk"), seen_percent=100)
    written = Acceptance.objects.filter(contract=OuterRef("pk"), state=AcceptanceState.DRAFT)
    working = contracts.filter(proposal__state=State.IN_PROGRESS)
    return working.filter(Exists(seen), ~Exists(written))


def with_late_reports(contracts: QuerySet[Contract], *, on: date) -> QuerySet[Contract]:
    """Return the contracts whose last report that was due is not there.

    Only where the route sets a day for it, and only while work goes on. One query for the routes.
    """
    working = contracts.filter(proposal__state=State.IN_PROGRESS, started_on__isnull=False)
    late = Q(pk__in=[])
    routes = working.order_by().values_list("proposal__route_code", flat=True).distinct()
    for route_code in routes:
        before = reported_before(route_code, on=on)
        if before is None:
            continue
        month = last_month_due(before, on=on)
        of_month = ProgressReport.objects.filter(contract=OuterRef("pk"), month=month)
        late |= Q(
            ~Exists(of_month),
            proposal__route_code=route_code,
            started_on__lte=last_day_in_time(month, before),
        )
    return working.filter(late)


def reports_awaiting_inspection(contracts: QuerySet[Contract]) -> QuerySet[ProgressReport]:
    """Return the reports of some contracts that nobody has gone to see, the oldest first."""
    return (
        ProgressReport.objects.filter(
            contract__in=contracts,
            contract__proposal__state__in=UNDER_WAY,
            seen_on__isnull=True,
        )
        .select_related("contract__proposal")
        .order_by("reported_on", "pk")
    )


def acceptances_awaiting(contracts: QuerySet[Contract]) -> QuerySet[Acceptance]:
    """Return the minutes of some contracts that wait for their signature, the oldest first."""
    return (
        Acceptance.objects.filter(contract__in=contracts, state=AcceptanceState.DRAFT)
        .select_related("contract__proposal")
        .order_by("prepared_on", "pk")
    )
