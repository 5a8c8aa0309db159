"""Report a booth or a fair as done under its contract, once the fair is over."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet, Sum

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair, Product
from khuyencong.activities.fairs.models.results import Deal
from khuyencong.activities.fairs.permissions import require_may_keep
from khuyencong.activities.fairs.services.locking import (
    lock_booth,
    lock_fair,
    require_fair_unreported,
    require_not_cancelled,
    require_unreported,
    require_version,
)
from khuyencong.activities.fairs.states import Phase
from khuyencong.activities.fairs.values import ReportValues
from khuyencong.engines.money import format_vnd
from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def report_booth(
    booth_id: int, values: ReportValues, *, version: int, by: Actor, on: date
) -> Booth:
    """Report one booth at a fair that is over, with evidence from its records.

    Acceptance judges cost and quantity; what it refuses leaves the booth as it was. Locks the
    contract first, then the fair.
    """
    proposal_id = Booth.objects.values_list("proposal_id", flat=True).get(pk=booth_id)
    _lock_contract_of(values.contract_item_id, proposal_id)
    booth = lock_booth(booth_id)
    require_may_keep(by, booth.fair.office_id)
    require_unreported(booth)
    require_version(version, booth.version)
    _require_over(booth.fair, on=on)
    if not booth.exhibitors.exists():
        raise Refused(Problem("fairs.nobody_showed", {"position": booth.position}))
    evidence = evidence_of_booth(booth, _invoice(values))
    booth.delivery = _deliver(booth.fair, values, evidence, by=by, on=on)
    booth.version += 1
    booth.save(update_fields=["delivery", "version"])
    told = {"booth": booth.position, "cost_vnd": values.cost_vnd}
    record("fair.booth_reported", booth.fair.reference, by=by, after=told)
    return booth


@transaction.atomic
def report_fair(fair_id: int, values: ReportValues, *, version: int, by: Actor, on: date) -> Fair:
    """Report one fair, organised or attended abroad, that is over."""
    proposal_id = Fair.objects.values_list("proposal_id", flat=True).get(pk=fair_id)
    _lock_contract_of(values.contract_item_id, proposal_id)
    fair = lock_fair(fair_id)
    require_may_keep(by, fair.office_id)
    require_version(version, fair.version)
    require_fair_unreported(fair)
    _require_over(fair, on=on)
    if not fair.exhibitors.exists():
        raise Refused(Problem("fairs.nobody_showed", {"position": fair.name}))
    fair.delivery = _deliver(fair, values, evidence_of_fair(fair, _invoice(values)), by=by, on=on)
    fair.version += 1
    fair.save(update_fields=["delivery", "version"])
    record("fair.reported", fair.reference, by=by, after={"cost_vnd": values.cost_vnd})
    return fair


def _lock_contract_of(contract_item_id: int, proposal_id: int | None) -> None:
    """Lock the contract of the item; refuse an item of another đề án, or work without one."""
    if proposal_id is None:
        raise Refused(Problem("fairs.no_proposal_to_report"))
    item = ContractItem.objects.filter(pk=contract_item_id, contract__proposal=proposal_id).first()
    if item is None:
        raise Refused(Problem("fairs.item_of_another", field="contract_item"))
    lock_contract(item.contract_id)


def _require_over(fair: Fair, *, on: date) -> None:
    require_not_cancelled(fair)
    if fair.phase(on) != Phase.OVER:
        told = {"name": fair.name, "ends_on": fair.ends_on.isoformat()}
        raise OutOfStep(Problem("fairs.not_over_yet", told))


def _invoice(values: ReportValues) -> str:
    if not tidy(values.invoice):
        raise Refused(Problem("fairs.untold", field="invoice"))
    return tidy(values.invoice)


def _deliver(fair: Fair, values: ReportValues, evidence: str, *, by: Actor, on: date) -> Delivery:
    return submit_delivery(
        values.contract_item_id,
        DeliveryValues(
            quantity=1,
            cost_vnd=values.cost_vnd,
            delivered_on=fair.ends_on,
            evidence=evidence,
        ),
        by=by,
        on=on,
    )


def evidence_of_booth(booth: Booth, invoice: str) -> str:
    """Return in words, for the minutes, what stood and happened at a booth.

    In Vietnamese whoever reports: it becomes part of the office's papers.
    """
    fair = booth.fair
    rent = f"hợp đồng thuê số {booth.rent_contract}, " if booth.rent_contract else ""
    return (
        f"{fair.name}, {fair.where}, từ {fair.starts_on:%d/%m/%Y} đến {fair.ends_on:%d/%m/%Y}; "
        f"gian hàng {booth.position}: {booth.standard_booths} gian tiêu chuẩn, "
        f"{booth.area_m2} m², {rent}tiền thuê {format_vnd(booth.rent_vnd)} đ; "
        f"{_shown(Exhibitor.objects.filter(booth=booth))}; "
        f"chứng từ: {invoice}."
    )


def evidence_of_fair(fair: Fair, invoice: str) -> str:
    """Return in words, for the minutes, what a fair came to."""
    return (
        f"{fair.name}, {fair.where}, từ {fair.starts_on:%d/%m/%Y} đến {fair.ends_on:%d/%m/%Y}; "
        f"{fair.booths.count()} gian hàng; "
        f"{_shown(Exhibitor.objects.filter(fair=fair))}; chứng từ: {invoice}."
    )


def _shown(exhibitors: QuerySet[Exhibitor]) -> str:
    names = ", ".join(one.establishment.name for one in exhibitors.select_related("establishment"))
    products = Product.objects.filter(exhibitor__in=exhibitors).count()
    deals = Deal.objects.filter(exhibitor__in=exhibitors)
    agreed_vnd = deals.aggregate(total=Sum("amount_vnd"))["total"] or 0
    return (
        f"cơ sở trưng bày: {names}; {products} sản phẩm; "
        f"{deals.count()} hợp đồng ký tại hội chợ, giá trị {format_vnd(agreed_vnd)} đ"
    )
