"""Take unassigned money out of a fund by decision: to another office's fund, or back to its giver.

The money of plan lines changes by the plan's own adjustment, so that plan and ledger always agree.
"""

from datetime import date

from django.db import transaction

from khuyencong.engines.ledger import Move, Stage
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Refused, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.checks import check_same_money, check_unassigned
from khuyencong.programme.budgets.models import BudgetLine, Transfer
from khuyencong.programme.budgets.permissions import require_keeper
from khuyencong.programme.budgets.services.assigning import move_between_lines
from khuyencong.programme.budgets.services.moving import move_funds, problem_of_move
from khuyencong.programme.budgets.services.papers import Decision, answer_paper, refuse_paper
from khuyencong.programme.budgets.states import PaperAction


@transaction.atomic
def propose_transfer(
    line_id: int, target_id: int, amount_vnd: Vnd, decision: Decision, *, by: Actor
) -> Transfer:
    """Prepare a transfer between the unassigned lines of two funds of one source and year."""
    line, target = _line(line_id), _line(target_id)
    require_keeper(by, line.fund.office)
    require(check_unassigned(line), check_unassigned(target), check_same_money(line, target))
    return _propose(line, target, amount_vnd, decision, by=by)


@transaction.atomic
def propose_take_back(line_id: int, amount_vnd: Vnd, decision: Decision, *, by: Actor) -> Transfer:
    """Prepare the return of unassigned money to the authority that gave it."""
    line = _line(line_id)
    require_keeper(by, line.fund.office)
    require(check_unassigned(line))
    return _propose(line, None, amount_vnd, decision, by=by)


def _propose(
    line: BudgetLine, target: BudgetLine | None, amount_vnd: Vnd, decision: Decision, *, by: Actor
) -> Transfer:
    move = Move(Stage.AVAILABLE, Stage.OUTSIDE, amount_vnd)
    if problem := problem_of_move(line.pk, move, reference=""):
        raise Refused(problem)
    transfer = Transfer.objects.create(
        line=line,
        target=target,
        amount_vnd=amount_vnd,
        made_by_id=by.user_id,
        **decision.fields(),
    )
    record(
        "budget.transfer_proposed",
        transfer.reference,
        by=by,
        after={
            "line": line.pk,
            "target": target.pk if target else None,
            "amount_vnd": amount_vnd,
            "decision": decision.number,
        },
    )
    return transfer


@transaction.atomic
def confirm_transfer(transfer_id: int, *, by: Actor, on: date) -> Transfer:
    """Confirm a transfer or a return: the money moves, if it is still free.

    Locks the paper, then the lines. Refuses with ``budget.exceeded`` what was assigned meanwhile.
    """
    transfer = _locked(transfer_id)
    answer_paper(transfer, transfer.line.fund.office, PaperAction.CONFIRM, by=by, on=on)
    if transfer.target_id is None:
        move_funds(
            transfer.line_id,
            Move(Stage.AVAILABLE, Stage.OUTSIDE, transfer.amount_vnd),
            reference=transfer.reference,
            by=by,
        )
    else:
        move_between_lines(
            transfer.line_id,
            transfer.target_id,
            transfer.amount_vnd,
            reference=transfer.reference,
            by=by,
        )
    record(
        "budget.transferred" if transfer.target_id else "budget.taken_back",
        transfer.reference,
        by=by,
        after={
            "line": transfer.line_id,
            "target": transfer.target_id,
            "amount_vnd": transfer.amount_vnd,
        },
    )
    return transfer


@transaction.atomic
def refuse_transfer(transfer_id: int, *, reason: str, by: Actor, on: date) -> Transfer:
    """Refuse a transfer or return as prepared, with the reason."""
    transfer = _locked(transfer_id)
    office = transfer.line.fund.office
    refuse_paper(transfer, transfer.reference, office, reason=reason, by=by, on=on)
    return transfer


def _line(line_id: int) -> BudgetLine:
    return BudgetLine.objects.select_related("fund__office__territory").get(pk=line_id)


def _locked(transfer_id: int) -> Transfer:
    return (
        Transfer.objects.select_for_update(of=("self",))
        .select_related("line__fund__office__territory")
        .get(pk=transfer_id)
    )
