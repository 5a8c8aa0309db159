"""Papers of the dossier: files under the requirement that they meet."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.programme.proposals.models import ProposalPaper
from khuyencong.programme.proposals.services.editing import open_dossier, save_change
from khuyencong.programme.proposals.states import Section


@transaction.atomic
def attach_paper(
    proposal_id: int, requirement: str, upload: "UploadedFile[bytes]", *, by: Actor, note: str = ""
) -> ProposalPaper:
    """Add a file to the dossier. Refuses what is not what its name says, too large or empty."""
    proposal = open_dossier(proposal_id, version=None, section=Section.PAPERS, by=by)
    assert by.user_id is not None, "papers are added by a person"
    attachment = store_upload(upload, by=by)
    paper = ProposalPaper.objects.create(
        proposal=proposal,
        requirement=requirement,
        attachment=attachment,
        note=tidy(note),
        added_by_id=by.user_id,
    )
    save_change(
        proposal,
        by=by,
        action="paper_added",
        after={
            "requirement": requirement,
            "file": attachment.original_name,
            "sha256": attachment.sha256,
        },
    )
    return paper


@transaction.atomic
def remove_paper(paper_id: int, *, by: Actor) -> None:
    """Take a file out of the dossier. The row stays, so that the past can be read."""
    paper = ProposalPaper.objects.select_related("attachment").get(pk=paper_id)
    proposal = open_dossier(paper.proposal_id, version=None, section=Section.PAPERS, by=by)
    paper.refresh_from_db(fields=["removed_at"])
    if paper.removed_at is not None:
        raise OutOfStep(
            Problem("proposal.paper_removed_already", {"file": paper.attachment.original_name})
        )
    paper.removed_at = timezone.now()
    paper.save(update_fields=["removed_at"])
    save_change(
        proposal,
        by=by,
        action="paper_removed",
        before={"requirement": paper.requirement, "file": paper.attachment.original_name},
    )
