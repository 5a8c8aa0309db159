"""Approve a đề án: its money is set aside, and the ruling that was seen is kept."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.rules import Ruling
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals.checks import (
    check_not_before,
    check_number,
    problems_before_approval,
)
from khuyencong.programme.appraisals.models import Decision, DecisionNumber
from khuyencong.programme.appraisals.permissions import require_not_the_maker
from khuyencong.programme.appraisals.queries import draft_decision, financing_at
from khuyencong.programme.appraisals.states import DecisionState
from khuyencong.programme.appraisals.values import DecisionValues
from khuyencong.programme.budgets.services import reserve
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import freeze_ruling, lock_proposal, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def approve_proposal(proposal_id: int, *, by: Actor, on: date, number: str = "") -> Decision:
    """Sign the drafted approval of a đề án and set its money aside, whole or not at all.

    ``number`` is the decision's where the draft bears none. Raises ``NotPermitted`` for who drafted
    it or wrote the dossier, ``OutOfStep``, ``Refused`` with every problem.
    """
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.APPROVE, on=on)
    decision = draft_of(proposal)
    decision.number = tidy(number) or decision.number
    assert by.office_id is not None, "an office decides"
    number_problems = check_number(by.office_id, decision.number, on=on)
    approve_draft(proposal, decision, number_problems, by=by, on=on)
    claim_number(by.office_id, decision.number, on=on)
    return decision


def draft_of(proposal: Proposal) -> Decision:
    """Return the draft of the decision on a locked đề án; refuse where there is none."""
    decision = draft_decision(proposal)
    if decision is None:
        raise Refused(Problem("decision.no_draft", {"code": proposal.code}))
    return decision


def approve_draft(
    proposal: Proposal,
    decision: Decision,
    number_problems: list[Problem],
    *,
    by: Actor,
    on: date,
) -> None:
    """Judge a draft once more on the day itself and sign it. The đề án is locked by the caller."""
    require_not_the_maker(by, proposal, prepared_by=decision.prepared_by_id)
    assert decision.amount_vnd is not None, "a draft of an approval has an amount"
    shares = {share.budget_line_id: share.amount_vnd for share in decision.shares.all()}
    values = DecisionValues(amount_vnd=decision.amount_vnd, shares=shares)
    ruling = ruling_of(proposal, on=on)
    require(
        number_problems,
        check_not_before(proposal, on=on),
        problems_before_approval(proposal, values, ruling, on=on),
    )
    reserve(shares, reference=proposal.reference, by=by, reason=decision.number)
    _sign(proposal, decision, ruling, by=by, on=on)


def _sign(proposal: Proposal, decision: Decision, ruling: Ruling, *, by: Actor, on: date) -> None:
    assert decision.amount_vnd is not None
    decision.state = DecisionState.SIGNED
    decision.office_id = by.office_id
    decision.issued_on = on
    decision.signer_name = decision.signer_name or by.name
    decision.signed_by_id = by.user_id
    decision.ruling = freeze_ruling(proposal, ruling, occasion="approval", on=on)
    decision.save()
    proposal.approved_vnd = decision.amount_vnd
    proposal.decided_on = on
    proposal.save(update_fields=["approved_vnd", "decided_on"])
    financing = financing_at(proposal, decision.amount_vnd)
    take_step(
        proposal,
        Action.APPROVE,
        by=by,
        on=on,
        note=decision.reason,
        after={
            "decision": decision.number,
            "approved_vnd": decision.amount_vnd,
            "asked_vnd": proposal.asked_vnd,
            "limit_vnd": ruling.limit_vnd,
            "counterpart_vnd": financing.counterpart_vnd,
            "counterpart_growth_vnd": financing.counterpart_growth_vnd,
        },
    )


def claim_number(office_id: int, number: str, *, on: date) -> None:
    """Keep a number as given by an office that year; refuse when another was quicker."""
    claimed, is_new = DecisionNumber.objects.get_or_create(
        office_id=office_id, year=on.year, number=number, defaults={"issued_on": on}
    )
    if not is_new:
        raise Refused(
            Problem(
                "decision.number_taken",
                {"number": number, "issued_on": claimed.issued_on.isoformat()},
                field="number",
            )
        )
