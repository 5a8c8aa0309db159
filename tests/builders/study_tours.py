"""A tour of two days to a craft village, and who went."""

from datetime import date
from typing import Any

from khuyencong.activities.study_tours.models import Cost, Participant, Tour
from khuyencong.activities.study_tours.services import (
    add_cost,
    add_participant,
    hand_in_report,
    plan_tour,
)
from khuyencong.activities.study_tours.values import (
    CostValues,
    DeliverValues,
    ParticipantValues,
    TourValues,
)
from khuyencong.programme.contracts.models import Contract
from tests.builders.appraisals import clerk
from tests.builders.contracts import build_started

STARTS_ON, ENDS_ON = date(2021, 6, 10), date(2021, 6, 11)
TODAY = date(2021, 7, 12)


def contract_for(activity: str = "study_tour") -> Contract:
    """Return the contract under work of a đề án of study tours."""
    contract = build_started()
    contract.proposal.activity = activity
    contract.proposal.save(update_fields=["activity"])
    return contract


def tour_values(**changes: Any) -> TourValues:
    told: dict[str, Any] = {
        "title": "Học tập mô hình làng nghề dệt",
        "destination": "Huyện A Lưới, Thừa Thiên Huế",
        "purpose": "Xem cách tổ chức tổ hợp tác dệt",
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
    }
    return TourValues(**(told | changes))


def build_tour(contract: Contract | None = None, **changes: Any) -> Tour:
    return plan_tour(
        tour_values(**changes),
        proposal_id=contract.proposal_id if contract else None,
        by=clerk(),
        on=date(2021, 6, 1),
    )


def build_participant(
    tour: Tour, name: str = "Hồ Văn Tâm", establishment_id: int | None = None
) -> Participant:
    values = ParticipantValues(name, "Chuyên viên", establishment_id)
    return add_participant(tour.pk, values, by=clerk())


def build_cost(tour: Tour, unit_vnd: int = 200_000, **changes: Any) -> Cost:
    told: dict[str, Any] = {"norm": "allowance", "text": "5 người x 2 ngày", "quantity": 10}
    values = CostValues(**(told | changes), unit_vnd=unit_vnd)
    return add_cost(tour.pk, values, by=clerk())


def build_reported(contract: Contract | None = None) -> Tour:
    """Return a tour that one person went on and whose report was handed in."""
    tour = build_tour(contract)
    build_participant(tour)
    return hand_in_report(tour.pk, "Đã xem ba hộ dệt.", version=1, by=clerk(), on=TODAY)


def deliver_values(contract: Contract, **changes: Any) -> DeliverValues:
    told: dict[str, Any] = {
        "contract_item_id": contract.items.get().pk,
        "cost_vnd": 15_000_000,
        "invoice": "0000077 ngày 11/6/2021",
    }
    return DeliverValues(**(told | changes))
