"""Ask for completion section by section, answer, and go back to whoever asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.checks import problems_before_submission
from khuyencong.programme.proposals.models import Proposal, SectionRequest
from khuyencong.programme.proposals.permissions import require_may_edit, require_may_take
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services.editing import save_change
from khuyencong.programme.proposals.services.steps import (
    freeze_ruling,
    lock_proposal,
    take_step,
)
from khuyencong.programme.proposals.states import RESUBMISSION, Action, Section


@dataclass(frozen=True)
class Asked:
    """A section that must be completed, and why."""

    section: Section
    reason: str


@transaction.atomic
def return_proposal(proposal_id: int, asked: Sequence[Asked], *, by: Actor, on: date) -> Proposal:
    """Return a dossier for completion. Each section needs its reason; at least one section."""
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.RETURN, on=on)
    require(_check_asked(asked))
    assert by.user_id is not None, "a request is made by a person"
    SectionRequest.objects.bulk_create(
        SectionRequest(
            proposal=proposal,
            section=one.section,
            reason=tidy(one.reason),
            asked_from=proposal.state,
            asked_on=on,
            asked_by_id=by.user_id,
        )
        for one in asked
    )
    proposal.returned_from = proposal.state
    proposal.save(update_fields=["returned_from"])
    take_step(
        proposal,
        Action.RETURN,
        by=by,
        on=on,
        after={"sections": {one.section.value: tidy(one.reason) for one in asked}},
    )
    return proposal


def _check_asked(asked: Sequence[Asked]) -> list[Problem]:
    if not asked:
        return [Problem("proposal.return_names_no_section")]
    return [
        Problem("proposal.return_needs_reason", {"section": one.section.value})
        for one in asked
        if not tidy(one.reason)
    ]


@transaction.atomic
def answer_request(request_id: int, answer: str, *, by: Actor, on: date) -> SectionRequest:
    """Say how a request was met; the section stays open until the dossier is sent back."""
    request = SectionRequest.objects.get(pk=request_id)
    proposal = lock_proposal(request.proposal_id)
    require_may_edit(by, proposal)
    request.refresh_from_db()
    if request.answered_on is not None:
        raise OutOfStep(Problem("proposal.request_closed", {"section": request.section}))
    if not tidy(answer):
        raise Refused(Problem("proposal.answer_is_empty", {"section": request.section}))
    request.answer = tidy(answer)
    request.save(update_fields=["answer"])
    save_change(
        proposal,
        by=by,
        action="request_answered",
        after={"section": request.section, "answer": request.answer, "on": on.isoformat()},
    )
    return request


@transaction.atomic
def resubmit_proposal(proposal_id: int, *, by: Actor, on: date) -> Proposal:
    """Send a completed dossier back to the office that asked.

    Refuses while a request has no answer, or the dossier as a whole would not pass submission.
    """
    proposal = lock_proposal(proposal_id)
    action = RESUBMISSION.get(proposal.returned_from, Action.RESUBMIT_TO_INTAKE)
    require_may_take(by, proposal, action, on=on)
    open_requests = list(proposal.section_requests.filter(answered_on__isnull=True))
    ruling = ruling_of(proposal, on=on)
    require(
        [
            Problem("proposal.request_not_answered", {"section": request.section})
            for request in open_requests
            if not request.answer
        ],
        problems_before_submission(proposal, ruling, on=on),
    )
    proposal.section_requests.filter(answered_on__isnull=True).update(answered_on=on)
    freeze_ruling(proposal, ruling, occasion="submission", on=on)
    take_step(
        proposal, action, by=by, on=on, after={"answered": [r.section for r in open_requests]}
    )
    return proposal
