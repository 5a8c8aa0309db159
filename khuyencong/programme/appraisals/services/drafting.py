"""Draft the decision that a leader will sign."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.appraisals.checks import problems_before_approval
from khuyencong.programme.appraisals.models import Decision, DecisionShare
from khuyencong.programme.appraisals.permissions import require_may_draft
from khuyencong.programme.appraisals.queries import draft_decision
from khuyencong.programme.appraisals.states import DecisionKind, DecisionState
from khuyencong.programme.appraisals.values import DecisionValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import lock_proposal
from khuyencong.programme.proposals.states import PROPOSAL_WORKFLOW, Action


@transaction.atomic
def prepare_decision(proposal_id: int, values: DecisionValues, *, by: Actor, on: date) -> Decision:
    """Draft an approval: the amount, the lines that pay, the number. A new draft replaces the old.

    Judged like the approval itself, so that nobody is handed a decision they could not sign. No
    money moves.
    """
    proposal = lock_proposal(proposal_id)
    PROPOSAL_WORKFLOW.step(Action.APPROVE, state=proposal.state)
    require_may_draft(by, proposal)
    ruling = ruling_of(proposal, on=on)
    require(problems_before_approval(proposal, values, ruling, on=on))
    decision = draft_decision(proposal) or Decision(
        proposal=proposal, kind=DecisionKind.APPROVE, state=DecisionState.DRAFT
    )
    _write(decision, values, by=by, on=on)
    record(
        "decision.drafted",
        proposal.reference,
        by=by,
        after={
            "amount_vnd": values.amount_vnd,
            "asked_vnd": proposal.asked_vnd,
            "limit_vnd": ruling.limit_vnd,
            "lines": {str(pk): amount_vnd for pk, amount_vnd in values.shares.items()},
            "number": decision.number,
        },
    )
    return decision


def _write(decision: Decision, values: DecisionValues, *, by: Actor, on: date) -> None:
    decision.amount_vnd = values.amount_vnd
    decision.number = tidy(values.number)
    decision.reason = tidy(values.reason)
    decision.signer_name = tidy(values.signer_name)
    decision.prepared_by_id = by.user_id
    decision.prepared_by_name = by.name
    decision.prepared_on = on
    decision.save()
    decision.shares.all().delete()
    DecisionShare.objects.bulk_create(
        DecisionShare(decision=decision, budget_line_id=pk, amount_vnd=amount_vnd)
        for pk, amount_vnd in sorted(values.shares.items())
    )


@transaction.atomic
def drop_draft(proposal_id: int, *, reason: str, by: Actor) -> Decision:
    """Drop the draft of a decision, with the reason. The row stays."""
    proposal = lock_proposal(proposal_id)
    require_may_draft(by, proposal)
    decision = draft_decision(proposal)
    if decision is None:
        raise Refused(Problem("decision.no_draft", {"code": proposal.code}))
    if not tidy(reason):
        raise Refused(Problem("decision.reason_needed", field="reason"))
    mark_dropped(decision, proposal, reason=tidy(reason), by=by)
    return decision


def mark_dropped(decision: Decision, proposal: Proposal, *, reason: str, by: Actor) -> None:
    """Set a draft aside and leave the trace of it."""
    decision.state = DecisionState.DROPPED
    decision.save(update_fields=["state"])
    record("decision.dropped", proposal.reference, by=by, reason=reason)
