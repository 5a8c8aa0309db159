"""What every page of a dossier needs: the đề án that the person may see, or a plain 404."""

import re

from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.memory import remember
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import edit_refusal, may_see, visible_proposals

SHOWN_WITH = ("office__territory", "unit", "plan_line", "implementing_establishment")

_NUMBER = re.compile(r"[0-9]{1,18}")


def proposal_for(request: SignedInRequest, proposal_id: int, *related: str) -> Proposal:
    """Return a đề án that the actor may see; for others it is as if it were not there.

    ``related`` names what else is read with it in the one query.
    """
    proposal = (
        visible_proposals(request.actor)
        .select_related(*SHOWN_WITH, *related)
        .filter(pk=proposal_id)
        .first()
    )
    if proposal is None:
        raise Http404
    remember(may_see, True, request.actor, proposal)  # noqa: FBT003
    return proposal


def posted_number(request: SignedInRequest, name: str) -> int:
    """Return a key or version that a form carries; 0, which is never one, when it does not."""
    text = request.POST.get(name, "")
    return int(text) if _NUMBER.fullmatch(text) else 0


def editing_context(request: SignedInRequest, proposal: Proposal) -> dict[str, object]:
    """Return what the frame template of a dossier page shows."""
    refusal = edit_refusal(request.actor, proposal)
    return {"proposal": proposal, "edit_refusal": refusal, "may_edit": refusal is None}
