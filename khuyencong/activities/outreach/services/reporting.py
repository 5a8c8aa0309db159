"""Report a campaign, or the guidance of a đề án, as done under its contract."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.activities.outreach.models import Campaign, GuidanceSession
from khuyencong.activities.outreach.permissions import require_may_begin, require_may_keep
from khuyencong.activities.outreach.queries import campaign_view, unreported_sessions
from khuyencong.activities.outreach.services.locking import (
    lock_campaign,
    lock_contract_of,
    require_open,
    require_version,
)
from khuyencong.activities.outreach.values import ReportValues
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues


@transaction.atomic
def report_campaign(
    campaign_id: int, values: ReportValues, *, version: int, by: Actor, on: date
) -> Campaign:
    """Report a campaign that showed something and knows whom it reached."""
    proposal_id = Campaign.objects.values_list("proposal_id", flat=True).get(pk=campaign_id)
    lock_contract_of(values.contract_item_id, proposal_id)
    campaign = lock_campaign(campaign_id)
    require_may_keep(by, campaign.office_id)
    require_open(campaign)
    require_version(version, campaign.version)
    view = campaign_view(campaign)
    if not view.items:
        raise Refused(Problem("outreach.nothing_shown", {"title": campaign.title}))
    if not view.reaches:
        raise Refused(Problem("outreach.reach_untold", {"title": campaign.title}))
    shown = "; ".join(f"{item.title} ({item.shown_on:%d/%m/%Y})" for item in view.items)
    methods = "; ".join(f"{one.people} người ({one.how})" for one in view.reaches)
    evidence = (
        f"{campaign.title}, {campaign.get_channel_display()}; đã phát: {shown}; "
        f"tiếp cận: {methods}; chứng từ: {_invoice(values)}."
    )
    campaign.delivery = submit_delivery(
        values.contract_item_id,
        DeliveryValues(
            quantity=1,
            cost_vnd=values.cost_vnd,
            delivered_on=max(item.shown_on for item in view.items),
            evidence=evidence,
        ),
        by=by,
        on=on,
    )
    campaign.version += 1
    campaign.save(update_fields=["delivery", "version"])
    record("campaign.reported", campaign.reference, by=by, after={"cost_vnd": values.cost_vnd})
    return campaign


@transaction.atomic
def report_guidance(
    proposal_id: int, values: ReportValues, *, by: Actor, on: date
) -> Sequence[GuidanceSession]:
    """Report all guidance of a đề án that was not reported yet, as one delivery."""
    contract = lock_contract_of(values.contract_item_id, proposal_id)
    require_may_begin(by, contract.proposal)
    sessions = list(unreported_sessions(contract.proposal))
    if not sessions:
        raise Refused(Problem("outreach.nobody_guided", {"code": contract.proposal.code}))
    guided = {one.establishment_id for one in sessions}
    told = "; ".join(
        f"{one.establishment.name} ({one.held_on:%d/%m/%Y}"
        f"{', đề án ' + one.about.code if one.about else ''})"
        for one in sessions
    )
    delivery = submit_delivery(
        values.contract_item_id,
        DeliveryValues(
            quantity=1,
            cost_vnd=values.cost_vnd,
            delivered_on=max(one.held_on for one in sessions),
            participants=len(guided),
            evidence=f"Đã hướng dẫn {len(guided)} cơ sở: {told}; chứng từ: {_invoice(values)}.",
        ),
        by=by,
        on=on,
    )
    keys = [one.pk for one in sessions]
    GuidanceSession.objects.filter(pk__in=keys).update(delivery=delivery)
    record(
        "guidance.reported",
        contract.proposal.reference,
        by=by,
        after={"sessions": len(sessions), "establishments": len(guided)},
    )
    return sessions


def _invoice(values: ReportValues) -> str:
    if not tidy(values.invoice):
        raise Refused(Problem("outreach.untold", field="invoice"))
    return tidy(values.invoice)
