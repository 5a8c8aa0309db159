"""Allot money to a fund by decision: entered by the accountant, confirmed by the leader."""

from datetime import date

from django.db import transaction

from khuyencong.engines.ledger import Move, Stage
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import Allotment, Fund
from khuyencong.programme.budgets.permissions import require_keeper
from khuyencong.programme.budgets.services.founding import unassigned_line
from khuyencong.programme.budgets.services.moving import move_funds
from khuyencong.programme.budgets.services.papers import Decision, answer_paper, refuse_paper
from khuyencong.programme.budgets.states import PaperAction, PaperState


@transaction.atomic
def allot(fund_id: int, amount_vnd: Vnd, decision: Decision, *, by: Actor) -> Allotment:
    """Enter money given to a fund by decision. It counts only once a leader has confirmed it.

    Refuses a decision that was entered for this fund before.
    """
    fund = _locked_fund(fund_id)
    require_keeper(by, fund.office)
    Move(Stage.OUTSIDE, Stage.AVAILABLE, amount_vnd)  # refuses amounts without sense
    fields = decision.fields()
    same = Allotment.objects.filter(
        fund=fund,
        decision_number=fields["decision_number"],
        decided_on=decision.decided_on,
    ).exclude(state=PaperState.REFUSED)
    if same.exists():
        raise Refused(
            Problem(
                "budget.decision_entered_before",
                {"number": decision.number, "decided_on": decision.decided_on.isoformat()},
                field="decision_number",
            )
        )
    allotment = Allotment.objects.create(
        fund=fund, amount_vnd=amount_vnd, made_by_id=by.user_id, **fields
    )
    record(
        "budget.allotment_entered",
        allotment.reference,
        by=by,
        after={"fund": fund.pk, "amount_vnd": amount_vnd, "decision": decision.number},
    )
    return allotment


@transaction.atomic
def confirm_allotment(allotment_id: int, *, by: Actor, on: date) -> Allotment:
    """Confirm an allotment: its money becomes available on the fund's unassigned line."""
    allotment = _locked(allotment_id)
    fund = allotment.fund
    answer_paper(allotment, fund.office, PaperAction.CONFIRM, by=by, on=on)
    move_funds(
        unassigned_line(fund).pk,
        Move(Stage.OUTSIDE, Stage.AVAILABLE, allotment.amount_vnd),
        reference=allotment.reference,
        by=by,
    )
    record(
        "budget.allotted",
        allotment.reference,
        by=by,
        after={"fund": fund.pk, "amount_vnd": allotment.amount_vnd},
    )
    return allotment


@transaction.atomic
def refuse_allotment(allotment_id: int, *, reason: str, by: Actor, on: date) -> Allotment:
    """Refuse an allotment as entered, with the reason. It may be entered anew."""
    allotment = _locked(allotment_id)
    refuse_paper(allotment, allotment.reference, allotment.fund.office, reason=reason, by=by, on=on)
    return allotment


def _locked(allotment_id: int) -> Allotment:
    return (
        Allotment.objects.select_for_update(of=("self",))
        .select_related("fund__office__territory")
        .get(pk=allotment_id)
    )


def _locked_fund(fund_id: int) -> Fund:
    return (
        Fund.objects.select_for_update(of=("self",))
        .select_related("office__territory")
        .get(pk=fund_id)
    )
