"""Refuse a đề án, with the reason that its people will read."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals.checks import check_not_before, check_number
from khuyencong.programme.appraisals.models import Decision
from khuyencong.programme.appraisals.permissions import require_not_the_maker
from khuyencong.programme.appraisals.queries import draft_decision
from khuyencong.programme.appraisals.services.approval import claim_number
from khuyencong.programme.appraisals.services.drafting import mark_dropped
from khuyencong.programme.appraisals.states import DecisionKind, DecisionState
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import freeze_ruling, lock_proposal, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def refuse_proposal(proposal_id: int, *, reason: str, number: str, by: Actor, on: date) -> Decision:
    """Refuse a đề án by a numbered paper that says why. A draft of an approval is dropped."""
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.REFUSE, on=on)
    require_not_the_maker(by, proposal, prepared_by=None)
    if not tidy(reason):
        raise Refused(Problem("decision.reason_needed", field="reason"))
    assert by.office_id is not None, "an office decides"
    require(check_number(by.office_id, number, on=on), check_not_before(proposal, on=on))
    if draft := draft_decision(proposal):
        mark_dropped(draft, proposal, reason=tidy(reason), by=by)
    ruling = ruling_of(proposal, on=on)
    decision = Decision.objects.create(
        proposal=proposal,
        kind=DecisionKind.REFUSE,
        state=DecisionState.SIGNED,
        office_id=by.office_id,
        number=tidy(number),
        issued_on=on,
        signer_name=by.name,
        reason=tidy(reason),
        ruling=freeze_ruling(proposal, ruling, occasion="approval", on=on),
        prepared_on=on,
        signed_by_id=by.user_id,
    )
    claim_number(by.office_id, decision.number, on=on)
    proposal.decided_on = on
    proposal.save(update_fields=["decided_on"])
    take_step(
        proposal,
        Action.REFUSE,
        by=by,
        on=on,
        note=decision.reason,
        after={"decision": decision.number},
    )
    return decision
