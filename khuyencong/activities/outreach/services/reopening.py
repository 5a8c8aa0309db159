"""Open a campaign, or the guidance of a đề án, again whose delivery was withdrawn."""

from khuyencong.activities.outreach.models import Campaign, GuidanceSession
from khuyencong.activities.outreach.services.locking import lock_campaign
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery


def reopen_outreach(delivery: Delivery, *, by: Actor) -> None:
    """Let a campaign be corrected and reported anew; let guidance wait for its next report."""
    campaign_id = Campaign.objects.filter(delivery=delivery).values_list("pk", flat=True).first()
    if campaign_id is not None:
        campaign = lock_campaign(campaign_id)
        campaign.delivery = None
        campaign.version += 1
        campaign.save(update_fields=["delivery", "version"])
        record(
            "campaign.reopened",
            campaign.reference,
            by=by,
            before={"cost_vnd": delivery.cost_vnd},
            reason=delivery.withdrawal_reason,
        )
    sessions = GuidanceSession.objects.filter(delivery=delivery)
    if count := sessions.update(delivery=None):
        record(
            "guidance.reopened",
            delivery.contract_item.contract.proposal.reference,
            by=by,
            before={"sessions": count, "cost_vnd": delivery.cost_vnd},
            reason=delivery.withdrawal_reason,
        )
