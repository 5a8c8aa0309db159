"""Communication and guidance of the demonstration."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.activities.outreach.models import Campaign
from khuyencong.activities.outreach.services import (
    add_item,
    add_order,
    check_version,
    count_reach,
    plan_campaign,
    publish_version,
    record_guidance,
    report_campaign,
    write_guide,
)
from khuyencong.activities.outreach.values import (
    CampaignValues,
    ItemValues,
    OrderValues,
    ReachValues,
    ReportValues,
    SessionValues,
)
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import establishment_called
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK, _CHECKER, _LEADER = "demo-chuyen-vien", "demo-tham-dinh", "demo-truong-phong"


def plan(projects: Projects, told: Told, on: date) -> None:
    """Enter a campaign and the order with who makes it."""
    by = person_acting(_CLERK, on=on)
    values = CampaignValues(told["title"], told["channel"], told["audience"], on, told["ends_on"])
    campaign = plan_campaign(values, proposal_id=projects[told["of"]].proposal_id, by=by, on=on)
    partner, number, amount_vnd = told["order"]
    order = OrderValues(partner, number, on, amount_vnd)
    add_order(campaign.pk, order, by=by, on=on)


def show(_projects: Projects, told: Told, on: date) -> None:
    """Enter what was aired or handed out on a day."""
    by = person_acting(_CLERK, on=on)
    values = ItemValues(
        told["text"], on, minutes=told.get("minutes", 0), copies=told.get("copies", 0)
    )
    add_item(_campaign(told).pk, values, by=by, on=on)


def count(_projects: Projects, told: Told, on: date) -> None:
    by = person_acting(_CLERK, on=on)
    values = ReachValues(told["method"], told["how"], told["people"], on)
    count_reach(_campaign(told).pk, values, by=by, on=on)


def report(projects: Projects, told: Told, on: date) -> None:
    campaign = _campaign(told)
    item = contract_of(projects[told["of"]]).items.all()[told["item"] - 1]
    values = ReportValues(item.pk, item.cost_vnd, told["invoice"])
    by = person_acting(_CLERK, on=on)
    report_campaign(campaign.pk, values, version=campaign.version, by=by, on=on)


def publish(_projects: Projects, told: Told, on: date) -> None:
    """Write a guide; an appraiser reads it over, the leader publishes it."""
    clerk = person_acting(_CLERK, on=on)
    version = write_guide(told["kind"], told["title"], told["text"], by=clerk, on=on)
    check_version(version.pk, by=person_acting(_CHECKER, on=on), on=on)
    publish_version(version.pk, by=person_acting(_LEADER, on=on), on=on)


def guide(_projects: Projects, told: Told, on: date) -> None:
    establishment = establishment_called(told["establishment"])
    values = SessionValues(establishment.pk, told["form"], on, told["person"], told["text"])
    record_guidance(values, by=person_acting(_CLERK, on=on), on=on)


def _campaign(told: Told) -> Campaign:
    return Campaign.objects.get(title=told["title"])


STEPS = {
    "campaign_planned": plan,
    "campaign_shown": show,
    "campaign_counted": count,
    "campaign_reported": report,
    "guide_published": publish,
    "guidance_given": guide,
}
