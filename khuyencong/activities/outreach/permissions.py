"""Who keeps campaigns, guides and guidance; who checks and publishes a guide; who sees them."""

from django.db.models import Q, QuerySet

from khuyencong.activities.outreach.models import Campaign, GuidanceSession, Guide, GuideVersion
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.offices.permissions import kept_by, reach_of, within

CHECKING_ROLES = (Role.CLERK, Role.APPRAISER, Role.LEADER)


def _around(actor: Actor) -> Q | None:
    """Return the filter to the records of offices that staff see; None for who is not staff."""
    reach = reach_of(actor)
    if reach is None:
        return None
    own = kept_by(reach)
    return own if reach.is_national else own | within(reach, "office__territory__path")


def visible_campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Return the campaigns of the offices that staff see and of đề án that an actor sees."""
    of_seen = Q(proposal__in=visible_proposals(actor).values("pk"))
    around = _around(actor)
    return Campaign.objects.filter(of_seen if around is None else around | of_seen)


def visible_guides(actor: Actor) -> QuerySet[Guide]:
    """Return the guides of the offices that staff see; others read what was published."""
    around = _around(actor)
    if around is None:
        published = GuideVersion.objects.filter(state="published")
        return Guide.objects.filter(pk__in=published.values("guide_id"))
    return Guide.objects.filter(around)


def visible_sessions(actor: Actor) -> QuerySet[GuidanceSession]:
    """Return the guidance given by the offices that staff see; an establishment sees its own."""
    if actor.establishment_id is not None:
        return GuidanceSession.objects.filter(establishment_id=actor.establishment_id)
    around = _around(actor)
    sessions = GuidanceSession.objects
    return sessions.none() if around is None else sessions.filter(around)


def keeping_refusal(actor: Actor, office_id: int) -> Problem | None:
    """Return why an actor may not keep an office's outreach; None when they may: its clerk."""
    if actor.role is Role.CLERK and actor.office_id == office_id:
        return None
    return Problem("outreach.keeping_not_yours", {"role": actor.role.value})


def require_may_keep(actor: Actor, office_id: int) -> None:
    """Refuse who may not keep an office's outreach."""
    if problem := keeping_refusal(actor, office_id):
        raise NotPermitted(problem)


def beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not carry out a đề án of outreach now; None when they may."""
    contract = contract_of(proposal.pk)
    if contract is None or contract.state == ContractState.DRAFT:
        return Problem("outreach.no_contract", {"code": proposal.code})
    sees = visible_proposals(actor).filter(pk=proposal.pk).exists()
    if actor.role is Role.CLERK and actor.office_id is not None and sees:
        return None
    return Problem("outreach.keeping_not_yours", {"role": actor.role.value})


def require_may_begin(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not carry out a đề án of outreach now."""
    if problem := beginning_refusal(actor, proposal):
        raise NotPermitted(problem)


def passing_refusal(actor: Actor, version: GuideVersion) -> Problem | None:
    """Return why an actor may not check or publish a text; None when they may.

    Someone else of the office that wrote it, in whatever role the writer acts now.
    """
    if actor.role not in CHECKING_ROLES or actor.office_id != version.guide.office_id:
        return Problem("outreach.passing_not_yours", {"role": actor.role.value})
    if actor.is_person(version.written_by_id):
        return Problem("outreach.own_text")
    return None


def publishing_refusal(actor: Actor, version: GuideVersion) -> Problem | None:
    """Return why an actor may not publish a text; None when they may: a leader, not its writer."""
    if problem := passing_refusal(actor, version):
        return problem
    if actor.role is not Role.LEADER:
        return Problem("outreach.published_by_a_leader", {"role": actor.role.value})
    return None


def require_may_check(actor: Actor, version: GuideVersion) -> None:
    """Refuse who may not check a text."""
    if problem := passing_refusal(actor, version):
        raise NotPermitted(problem)


def require_may_publish(actor: Actor, version: GuideVersion) -> None:
    """Refuse who may not publish a text."""
    if problem := publishing_refusal(actor, version):
        raise NotPermitted(problem)
