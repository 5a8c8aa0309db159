"""Work under contracts of Đakrông: reports, deliveries, minutes, and who makes them."""

from datetime import date
from typing import Any

from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance.models import Acceptance, Delivery, ProgressReport
from khuyencong.programme.acceptance.services import (
    confirm_progress_seen,
    prepare_acceptance,
    report_progress,
    sign_acceptance,
    submit_delivery,
)
from khuyencong.programme.acceptance.values import (
    AcceptanceValues,
    DeliveryValues,
    LineValues,
    ProgressValues,
    SeenValues,
)
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.proposals.models import CostItem
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import build_started, implementer
from tests.builders.offices import build_member, build_office
from tests.builders.remembered import remembered

REPORTED_ON = date(2021, 6, 20)
SEEN_ON = date(2021, 6, 23)
DELIVERED_ON = date(2021, 7, 12)
HELD_ON = date(2021, 7, 19)
ACCEPTED_ON = date(2021, 7, 22)


def inspector(name: str = "người kiểm tra") -> Actor:
    """Return an inspector of the district's economic office; the same person for one name."""
    return build_member(Role.INSPECTOR, build_office(), username=name)


def progress_values(**changes: Any) -> ProgressValues:
    """Return a report of June 2021: 75 % done, worth 300 of 400 million."""
    told: dict[str, Any] = {
        "month": date(2021, 6, 1),
        "percent": 75,
        "work_value_vnd": 300_000_000,
        "text": "Đã lắp khung máy, nền và điện.",
    }
    return ProgressValues(**(told | changes))


def build_reported(contract: Contract, *, on: date = REPORTED_ON, **changes: Any) -> ProgressReport:
    """Return a report that the implementer has made."""
    return report_progress(contract.pk, progress_values(**changes), by=implementer(contract), on=on)


def build_seen(
    contract: Contract, *, percent: int = 75, value_vnd: Vnd = 300_000_000, **changes: Any
) -> ProgressReport:
    """Return a report that an inspector has confirmed as it was made."""
    report = build_reported(contract, percent=percent, work_value_vnd=value_vnd, **changes)
    return confirm_progress_seen(
        report.pk, SeenValues(percent, value_vnd), by=inspector(), on=SEEN_ON
    )


def delivery_values(**changes: Any) -> DeliveryValues:
    """Return one machine, delivered for what the contract says."""
    told: dict[str, Any] = {
        "quantity": 1,
        "cost_vnd": 400_000_000,
        "delivered_on": DELIVERED_ON,
        "evidence": "Biên bản giao nhận ngày 12/7/2021",
    }
    return DeliveryValues(**(told | changes))


def build_delivered(contract: Contract, **changes: Any) -> Delivery:
    """Return a delivery of the only item of a contract."""
    item = contract.items.get()
    return submit_delivery(
        item.pk, delivery_values(**changes), by=implementer(contract), on=DELIVERED_ON
    )


def acceptance_values(contract: Contract, **changes: Any) -> AcceptanceValues:
    """Return minutes that accept everything as the contract has it."""
    lines = {item.pk: LineValues(item.quantity, item.cost_vnd) for item in contract.items.all()}
    told: dict[str, Any] = {
        "minutes_number": f"{contract.proposal.code[-3:]}/BB-NT",
        "form": "5b",
        "held_on": HELD_ON,
        "place": "Thôn Ka Lu, xã Tà Rụt",
        "participants": "Phòng Kinh tế, đơn vị thực hiện, đơn vị thụ hưởng",
        "conclusion": "Máy mới, chạy tốt, đúng hợp đồng.",
        "lines": lines,
    }
    return AcceptanceValues(**(told | changes))


def only_line(
    contract: Contract, quantity: int, cost_vnd: Vnd, note: str = ""
) -> dict[int, LineValues]:
    """Return what minutes say of the only item of a contract."""
    return {contract.items.get().pk: LineValues(quantity, cost_vnd, note)}


def build_two_machines(number: int = 1, **proposal: Any) -> Contract:
    """Return a contract in progress for two machines of 200 million, half of each supported.

    Its only item is stored as two, in the estimate and in the contract alike.
    """
    contract = build_started(number, **proposal)
    item = contract.items.get()
    first = item.cost_item
    assert first is not None
    half = {"cost_vnd": 200_000_000, "asked_vnd": 100_000_000, "counterpart_vnd": 100_000_000}
    CostItem.objects.filter(pk=first.pk).update(unit_price_vnd=200_000_000, **half)
    second = CostItem.objects.get(pk=first.pk)
    second.pk, second.name, second.folded_name = None, "Máy rang cà phê", f"may rang {number}"
    second.save()
    ContractItem.objects.filter(pk=item.pk).update(cost_vnd=200_000_000, support_vnd=100_000_000)
    item.refresh_from_db()
    item.pk, item.name, item.cost_item = None, second.name, second
    item.save()
    return contract


def lines_of(contract: Contract, *told: LineValues) -> dict[int, LineValues]:
    """Return what minutes say of the items of a contract, in their order."""
    return {item.pk: line for item, line in zip(contract.items.all(), told, strict=True)}


def build_minutes(contract: Contract, **changes: Any) -> Acceptance:
    """Return drafted minutes."""
    return prepare_acceptance(
        contract.pk, acceptance_values(contract, **changes), by=inspector(), on=HELD_ON
    )


def sign(acceptance: Acceptance, *, by: Actor | None = None, on: date = ACCEPTED_ON) -> Acceptance:
    """Return minutes signed by the leader who may."""
    return sign_acceptance(acceptance.pk, by=by or committee_leader(), on=on)


@remembered
def build_accepted(
    number: int = 1,
    *,
    contract: Contract | None = None,
    cost_vnd: Vnd | None = None,
    **proposal: Any,
) -> Contract:
    """Return a contract whose work is accepted, as it was agreed or at another cost."""
    contract = contract or build_started(number, **proposal)
    changes: dict[str, Any] = {}
    if cost_vnd is not None:
        changes["lines"] = only_line(contract, 1, cost_vnd)
    sign(build_minutes(contract, **changes))
    contract.refresh_from_db()
    contract.proposal.refresh_from_db()
    return contract
