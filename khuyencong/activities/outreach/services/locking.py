"""Lock records of outreach: a campaign, a guide, the contract that they are reported under."""

from khuyencong.activities.outreach.models import Campaign, Guide, GuideVersion
from khuyencong.activities.outreach.permissions import require_may_begin
from khuyencong.engines.refusals import OutOfStep, Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.services import lock_proposal


def lock_campaign(campaign_id: int) -> Campaign:
    """Return a campaign, locked until the transaction ends."""
    return Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_id)


def lock_version(version_id: int) -> GuideVersion:
    """Return a version of a guide; the guide is locked, so that one version at a time moves."""
    guide_id = GuideVersion.objects.values_list("guide_id", flat=True).get(pk=version_id)
    guide = Guide.objects.select_for_update(of=("self",)).get(pk=guide_id)
    version = GuideVersion.objects.get(pk=version_id)
    version.guide = guide
    return version


def lock_proposal_for(proposal_id: int | None, activity: str, *, by: Actor) -> Proposal | None:
    """Return the đề án to carry out, locked; refuse one of another kind of work."""
    if proposal_id is None:
        return None
    proposal = lock_proposal(proposal_id)
    require_may_begin(by, proposal)
    if proposal.activity != activity:
        raise Refused(Problem("outreach.other_activity", {"code": proposal.code}))
    return proposal


def lock_contract_of(contract_item_id: int, proposal_id: int | None) -> Contract:
    """Return the locked contract of an item; refuse one of another đề án, or work without one."""
    if proposal_id is None:
        raise Refused(Problem("outreach.no_proposal_to_report"))
    item = ContractItem.objects.filter(pk=contract_item_id, contract__proposal=proposal_id).first()
    if item is None:
        raise Refused(Problem("outreach.item_of_another", field="contract_item"))
    return lock_contract(item.contract_id)


def require_open(campaign: Campaign) -> None:
    """Refuse a campaign that was reported: minutes and money may stand on it."""
    if campaign.delivery_id is not None:
        raise OutOfStep(Problem("outreach.reported_already", {"title": campaign.title}))


def require_version(version: int, present: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if version != present:
        raise OutOfStep(Problem("outreach.changed_meanwhile"))
