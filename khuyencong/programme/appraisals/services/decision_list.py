"""Approve many đề án by one decision: whole or not at all, with the reasons row by row."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals.checks import check_number
from khuyencong.programme.appraisals.models import Decision
from khuyencong.programme.appraisals.services.approval import (
    approve_draft,
    claim_number,
    draft_of,
)
from khuyencong.programme.proposals.permissions import require_may_take
from khuyencong.programme.proposals.services import lock_proposal
from khuyencong.programme.proposals.states import Action


class DecisionListRefused(Refused):
    """A list was not approved. ``rows`` holds the problems of each đề án, by its key."""

    def __init__(self, rows: Mapping[int, Sequence[Problem]]) -> None:
        super().__init__(*(problem for problems in rows.values() for problem in problems))
        self.rows = rows


@transaction.atomic
def approve_many(
    proposal_ids: Sequence[int], *, number: str, by: Actor, on: date
) -> list[Decision]:
    """Sign the drafts of several đề án as one decision under one number.

    Whole or not at all: raises ``DecisionListRefused`` with the problems row by row when one of
    them cannot be signed. Rows after one that ran a budget line dry are judged against what the
    rows before them left.
    """
    if not proposal_ids:
        raise Refused(Problem("decision.list_is_empty"))
    assert by.office_id is not None, "an office decides"
    if problems := check_number(by.office_id, number, on=on):
        raise Refused(*problems)
    decisions: list[Decision] = []
    rows: dict[int, Sequence[Problem]] = {}
    for proposal_id in sorted(set(proposal_ids)):
        try:
            with transaction.atomic():
                decisions.append(_approve_row(proposal_id, number=number, by=by, on=on))
        except Refused as refusal:
            rows[proposal_id] = refusal.problems
    if rows:
        raise DecisionListRefused(rows)
    claim_number(by.office_id, decisions[0].number, on=on)
    return decisions


def _approve_row(proposal_id: int, *, number: str, by: Actor, on: date) -> Decision:
    proposal = lock_proposal(proposal_id)
    require_may_take(by, proposal, Action.APPROVE, on=on)
    decision = draft_of(proposal)
    decision.number = number.strip()
    approve_draft(proposal, decision, [], by=by, on=on)
    return decision
