"""Who may appraise, conclude, and draft a decision. Who may take a step, the route says."""

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.appraisals.models import Appraisal, Opinion
from khuyencong.programme.appraisals.states import Conflict
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import may_see

APPRAISING_ROLES = (Role.APPRAISER, Role.LEADER)
DRAFTING_ROLES = (Role.CLERK, Role.APPRAISER)


def appraiser_refusal(actor: Actor, appraisal: Appraisal) -> Problem | None:
    """Return why an actor has no seat in an appraisal; None when they have one.

    Appraisers and leaders of the appraising office sit in it; who wrote the dossier does not.
    """
    if actor.role not in APPRAISING_ROLES or actor.office_id != appraisal.office_id:
        return Problem("appraisal.not_yours", {"office": appraisal.office.name})
    if _wrote_the_dossier(actor, appraisal.proposal):
        return Problem("appraisal.wrote_the_dossier", {"code": appraisal.proposal.code})
    return None


def require_appraiser(actor: Actor, appraisal: Appraisal) -> None:
    """Refuse who has no seat in an appraisal."""
    if problem := appraiser_refusal(actor, appraisal):
        raise NotPermitted(problem)


def declaration_of(actor: Actor, appraisal: Appraisal) -> Opinion | None:
    """Return what an actor has declared in an appraisal; None before the declaration."""
    return appraisal.opinions.filter(appraiser_id=actor.user_id).first()


def require_free_of_conflict(actor: Actor, appraisal: Appraisal) -> Opinion:
    """Return the actor's row; refuse who has not declared yet, or declared a conflict."""
    require_appraiser(actor, appraisal)
    opinion = declaration_of(actor, appraisal)
    if opinion is None:
        raise NotPermitted(Problem("appraisal.declaration_needed"))
    if opinion.conflict == Conflict.DECLARED:
        raise NotPermitted(Problem("appraisal.conflict_declared"))
    return opinion


def drafting_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not draft the decision on a đề án; None when they may."""
    if actor.role in DRAFTING_ROLES and may_see(actor, proposal):
        return None
    return Problem("decision.drafting_not_yours")


def require_may_draft(actor: Actor, proposal: Proposal) -> None:
    """Refuse who may not draft the decision on a đề án."""
    if problem := drafting_refusal(actor, proposal):
        raise NotPermitted(problem)


def require_not_the_maker(actor: Actor, proposal: Proposal, *, prepared_by: int | None) -> None:
    """Refuse as signer who drafted the decision or wrote the dossier, in whatever role."""
    if actor.is_person(prepared_by):
        raise NotPermitted(Problem("decision.drafted_by_signer"))
    if _wrote_the_dossier(actor, proposal):
        raise NotPermitted(Problem("decision.signer_wrote_the_dossier", {"code": proposal.code}))


def _wrote_the_dossier(actor: Actor, proposal: Proposal) -> bool:
    return actor.is_person(proposal.made_by_id) or actor.is_person(proposal.submitted_by_id)
