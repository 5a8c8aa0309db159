"""What the journal calls đề án."""

from collections.abc import Collection, Iterable

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


def proposal_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some đề án that an actor may see."""
    rows = visible_proposals(actor).filter(pk__in=ids).values_list("pk", "code", "title")
    return {
        pk: Named(f"{code} {title}", reverse("workspace:proposal", args=[pk]))
        for pk, code, title in rows
    }


def proposals_called(text: str) -> Iterable[int]:
    """Return the đề án of a code, whatever its case: one or none."""
    return Proposal.objects.filter(code__in={text, text.upper()}).values_list("pk", flat=True)
