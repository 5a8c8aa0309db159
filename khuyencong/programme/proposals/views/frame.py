"""What every page of a dossier needs: the đề án that the person may see, or a plain 404."""

import re

from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import edit_refusal, visible_proposals

_NUMBER = re.compile(r"[0-9]{1,18}")


def proposal_for(request: SignedInRequest, proposal_id: int) -> Proposal:
    """Return a đề án that the actor may see; for others it is as if it were not there."""
    proposal = (
        visible_proposals(request.actor)
        .select_related("office__territory", "unit", "plan_line", "implementing_establishment")
        .filter(pk=proposal_id)
        .first()
    )
    if proposal is None:
        raise Http404
    return proposal


def posted_number(request: SignedInRequest, name: str) -> int:
    """Return a key or version that a form carries; 0, which is never one, when it does not."""
    text = request.POST.get(name, "")
    return int(text) if _NUMBER.fullmatch(text) else 0


def editing_context(request: SignedInRequest, proposal: Proposal) -> dict[str, object]:
    """Return what the frame template of a dossier page shows."""
    refusal = edit_refusal(request.actor, proposal)
    return {"proposal": proposal, "edit_refusal": refusal, "may_edit": refusal is None}
