"""A campaign on the district's radio, and a guide."""

from datetime import date
from typing import Any

from khuyencong.activities.outreach.models import Campaign, GuideVersion, Item, Reach
from khuyencong.activities.outreach.services import (
    add_item,
    count_reach,
    plan_campaign,
    write_guide,
)
from khuyencong.activities.outreach.values import (
    CampaignValues,
    ItemValues,
    ReachValues,
    ReportValues,
    SessionValues,
)
from khuyencong.programme.contracts.models import Contract
from tests.builders.appraisals import clerk
from tests.builders.contracts import build_started

TODAY = date(2021, 7, 12)
SHOWN_ON = date(2021, 6, 20)


def campaign_values(**changes: Any) -> CampaignValues:
    told: dict[str, Any] = {
        "title": "Phát thanh về chính sách khuyến công",
        "channel": "radio",
        "audience": "Hộ sản xuất ở 13 xã, thị trấn",
        "starts_on": date(2021, 6, 1),
        "ends_on": date(2021, 7, 10),
    }
    return CampaignValues(**(told | changes))


def contract_for(activity: str) -> Contract:
    """Return the contract under work of a đề án of an activity of outreach."""
    contract = build_started()
    contract.proposal.activity = activity
    contract.proposal.save(update_fields=["activity"])
    return contract


def build_campaign(contract: Contract | None = None, **changes: Any) -> Campaign:
    return plan_campaign(
        campaign_values(**changes),
        proposal_id=contract.proposal_id if contract else None,
        by=clerk(),
        on=date(2021, 5, 20),
    )


def item_values(**changes: Any) -> ItemValues:
    told: dict[str, Any] = {
        "title": "Chuyên mục Khuyến công số 1",
        "shown_on": SHOWN_ON,
        "minutes": 12,
    }
    return ItemValues(**(told | changes))


def build_item(campaign: Campaign) -> Item:
    return add_item(campaign.pk, item_values(), by=clerk(), on=TODAY)


def reach_values(**changes: Any) -> ReachValues:
    told: dict[str, Any] = {
        "method": "estimated",
        "how": "13 cụm loa, mỗi cụm khoảng 150 hộ nghe",
        "people": 3_000,
        "counted_on": date(2021, 7, 10),
    }
    return ReachValues(**(told | changes))


def build_reach(campaign: Campaign) -> Reach:
    return count_reach(campaign.pk, reach_values(), by=clerk(), on=TODAY)


def build_draft(text: str = "Cơ sở nộp phiếu đăng ký tại Phòng Kinh tế.") -> GuideVersion:
    return write_guide("guide", "Đăng ký đề án khuyến công", text, by=clerk(), on=SHOWN_ON)


def session_values(establishment_id: int, **changes: Any) -> SessionValues:
    told: dict[str, Any] = {
        "establishment_id": establishment_id,
        "form": "site",
        "held_on": SHOWN_ON,
        "person": "Hồ Thị Mừng",
        "content": "Cách lập đề án, giấy tờ phải có.",
    }
    return SessionValues(**(told | changes))


def report_values(contract: Contract, **changes: Any) -> ReportValues:
    told: dict[str, Any] = {
        "contract_item_id": contract.items.get().pk,
        "cost_vnd": 12_000_000,
        "invoice": "0000099 ngày 10/7/2021",
    }
    return ReportValues(**(told | changes))
