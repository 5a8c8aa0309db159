"""Take out of outreach what was entered wrongly, until it is reported."""

from typing import Any

from django.db import transaction

from khuyencong.activities.outreach.models import Campaign, GuidanceSession, Item, Order, Reach
from khuyencong.activities.outreach.permissions import require_may_keep
from khuyencong.activities.outreach.services.locking import lock_campaign, require_open
from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.services import lock_proposal


def _lock_open(campaign_id: int, by: Actor) -> Campaign:
    campaign = lock_campaign(campaign_id)
    require_may_keep(by, campaign.office_id)
    require_open(campaign)
    return campaign


@transaction.atomic
def remove_item(item_id: int, *, by: Actor) -> None:
    """Take out something that was not shown so. Its file stays in the store, named by the trace."""
    campaign = _lock_open(Item.objects.values_list("campaign_id", flat=True).get(pk=item_id), by)
    item = Item.objects.select_related("attachment").get(pk=item_id)
    told = {
        "title": item.title,
        "shown_on": item.shown_on.isoformat(),
        "file": item.attachment.original_name if item.attachment else "",
    }
    item.delete()
    record("campaign.item_removed", campaign.reference, by=by, before=told)


@transaction.atomic
def remove_reach(reach_id: int, *, by: Actor) -> None:
    """Take out a count of people."""
    campaign = _lock_open(Reach.objects.values_list("campaign_id", flat=True).get(pk=reach_id), by)
    reach = Reach.objects.get(pk=reach_id)
    told = {"people": reach.people, "method": reach.method, "how": reach.how}
    reach.delete()
    record("campaign.count_removed", campaign.reference, by=by, before=told)


@transaction.atomic
def remove_order(order_id: int, *, by: Actor) -> None:
    """Take out a contract under which nothing was shown."""
    campaign = _lock_open(Order.objects.values_list("campaign_id", flat=True).get(pk=order_id), by)
    order = Order.objects.get(pk=order_id)
    if order.items.exists():
        raise OutOfStep(Problem("outreach.order_used", {"number": order.number}))
    told: dict[str, Any] = {
        "partner": order.partner,
        "number": order.number,
        "amount_vnd": order.amount_vnd,
    }
    order.delete()
    record("campaign.order_removed", campaign.reference, by=by, before=told)


@transaction.atomic
def remove_guidance(session_id: int, *, by: Actor) -> None:
    """Take out guidance that was not given so and was not reported."""
    proposal_id = GuidanceSession.objects.values_list("proposal_id", flat=True).get(pk=session_id)
    if proposal_id is not None:
        lock_proposal(proposal_id)  # nobody reports it meanwhile
    session = (
        GuidanceSession.objects.select_for_update(of=("self",))
        .select_related("establishment")
        .get(pk=session_id)
    )
    require_may_keep(by, session.office_id)
    told = {
        "establishment": session.establishment.name,
        "held_on": session.held_on.isoformat(),
        "content": session.content,
    }
    if session.delivery_id is not None:
        title = session.establishment.name
        raise OutOfStep(Problem("outreach.reported_already", {"title": title}))
    reference, personal = session.reference, {"person": session.person}
    session.delete()
    record("guidance.removed", reference, by=by, before=told, personal=personal)
