"""Follow a new name of an establishment: its đề án are found by it."""

from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.programme.proposals.services.editing import search_text_of
from khuyencong.registers.establishments.models import Establishment


def follow_new_name(establishment: Establishment) -> None:
    """Renew the text by which the establishment's đề án are found, in the caller's transaction.

    Nothing of a dossier changes: no trace and no new version. Locks the đề án in the order of
    their keys, after the establishment, as a merging does.
    """
    benefits = Beneficiary.objects.filter(establishment=establishment).order_by()
    concerned = Proposal.objects.filter(pk__in=benefits.values("proposal_id"))
    for proposal in concerned.select_for_update().order_by("pk"):
        proposal.search_text = search_text_of(proposal)
        proposal.save(update_fields=["search_text"])
