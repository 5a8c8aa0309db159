"""Run a campaign: plan it, order, show, count."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.activities.outreach.checks import (
    problems_of_campaign,
    problems_of_item,
    problems_of_order,
    problems_of_reach,
)
from khuyencong.activities.outreach.models import Campaign, Item, Order, Reach
from khuyencong.activities.outreach.permissions import require_may_keep
from khuyencong.activities.outreach.services.locking import (
    lock_campaign,
    lock_proposal_for,
    require_open,
    require_version,
)
from khuyencong.activities.outreach.values import (
    CampaignValues,
    ItemValues,
    OrderValues,
    ReachValues,
)
from khuyencong.engines.refusals import require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record


@transaction.atomic
def plan_campaign(
    values: CampaignValues, *, proposal_id: int | None = None, by: Actor, on: date
) -> Campaign:
    """Enter a campaign of the clerk's own office, for a đề án where there is one."""
    proposal = lock_proposal_for(proposal_id, "media", by=by)
    require_may_keep(by, by.office_id or 0)
    require(problems_of_campaign(values))
    assert by.user_id is not None, "a person enters it"
    assert by.office_id is not None, "a clerk has an office"
    campaign = Campaign(
        office_id=by.office_id, proposal=proposal, made_on=on, made_by_id=by.user_id
    )
    _write(campaign, values)
    campaign.save()
    record("campaign.planned", campaign.reference, by=by, after=_told(campaign))
    return campaign


@transaction.atomic
def change_campaign(
    campaign_id: int, values: CampaignValues, *, version: int, by: Actor
) -> Campaign:
    """Correct a campaign that was not reported yet."""
    campaign = lock_campaign(campaign_id)
    require_may_keep(by, campaign.office_id)
    require_open(campaign)
    require_version(version, campaign.version)
    require(problems_of_campaign(values, campaign))
    before = _told(campaign)
    _write(campaign, values)
    campaign.version += 1
    campaign.save()
    record("campaign.changed", campaign.reference, by=by, before=before, after=_told(campaign))
    return campaign


def _write(campaign: Campaign, values: CampaignValues) -> None:
    campaign.title = tidy(values.title)
    campaign.channel = values.channel
    campaign.audience = tidy(values.audience)
    campaign.starts_on = values.starts_on
    campaign.ends_on = values.ends_on


def _told(campaign: Campaign) -> dict[str, Any]:
    return {
        "title": campaign.title,
        "channel": campaign.channel,
        "starts_on": campaign.starts_on.isoformat(),
        "ends_on": campaign.ends_on.isoformat(),
    }


@transaction.atomic
def add_order(campaign_id: int, values: OrderValues, *, by: Actor, on: date) -> Order:
    """Enter a contract or order with who makes or shows something."""
    campaign = lock_campaign(campaign_id)
    require_may_keep(by, campaign.office_id)
    require_open(campaign)
    require(problems_of_order(campaign, values, on=on))
    order = Order.objects.create(
        campaign=campaign,
        partner=tidy(values.partner),
        number=tidy(values.number),
        signed_on=values.signed_on,
        amount_vnd=values.amount_vnd,
    )
    told = {"partner": order.partner, "number": order.number, "amount_vnd": order.amount_vnd}
    record("campaign.ordered", campaign.reference, by=by, after=told)
    return order


@transaction.atomic
def add_item(
    campaign_id: int,
    values: ItemValues,
    *,
    by: Actor,
    on: date,
    upload: "UploadedFile[bytes] | None" = None,
) -> Item:
    """Enter something that was shown within the campaign's days, with its file or link."""
    campaign = lock_campaign(campaign_id)
    require_may_keep(by, campaign.office_id)
    require_open(campaign)
    require(problems_of_item(campaign, values, on=on, has_file=upload is not None))
    kept = store_upload(upload, by=by, field="file") if upload is not None else None
    item = Item.objects.create(
        campaign=campaign,
        order_id=values.order_id,
        title=tidy(values.title),
        number=tidy(values.number),
        shown_on=values.shown_on,
        minutes=values.minutes,
        copies=values.copies,
        link=values.link,
        attachment=kept,
    )
    told = {"title": item.title, "shown_on": item.shown_on.isoformat()}
    record("campaign.shown", campaign.reference, by=by, after=told)
    return item


@transaction.atomic
def count_reach(campaign_id: int, values: ReachValues, *, by: Actor, on: date) -> Reach:
    """Enter how many people a part of the campaign reached, and how that is known."""
    campaign = lock_campaign(campaign_id)
    require_may_keep(by, campaign.office_id)
    require_open(campaign)
    require(problems_of_reach(campaign, values, on=on))
    reach = Reach.objects.create(
        campaign=campaign,
        method=values.method,
        how=tidy(values.how),
        people=values.people,
        counted_on=values.counted_on,
    )
    told = {"people": reach.people, "method": reach.method, "how": reach.how}
    record("campaign.counted", campaign.reference, by=by, after=told)
    return reach
