"""Let budget lines pass to the office that takes over: the ledger's rows stay on their line."""

from django.db import transaction

from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import BudgetLine, Fund
from khuyencong.programme.budgets.services.assigning import move_between_lines
from khuyencong.programme.budgets.services.founding import create_fund, unassigned_line
from khuyencong.programme.budgets.services.moving import lock_lines
from khuyencong.programme.budgets.states import LineKind
from khuyencong.registers.offices.models import Office


@transaction.atomic
def hand_over_line(line_id: int, office: Office, *, reference: str, by: Actor) -> Fund:
    """Let a line pass to the fund of the same year and source of another office, and return it.

    The line of a plan passes as it is, with what đề án hold on it, their advances and payments:
    no move of its ledger is made again, so every balance stays true. What is not assigned yet
    moves from unassigned line to unassigned line, as by a transfer. The fund is founded where
    there is none. The handover that asks has judged who may; it names itself by ``reference``.
    Locks the line's balance.
    """
    line = BudgetLine.objects.select_related("fund").get(pk=line_id)
    old = line.fund
    fund = _fund_at(office, old, by=by)
    balance = lock_lines([line_id])[line_id]
    if line.kind == LineKind.UNASSIGNED:
        _move_unassigned(line, fund, balance.available_vnd, reference=reference, by=by)
    else:
        line.fund = fund
        line.save(update_fields=["fund"])
    record(
        "budget.line_handed_over",
        line.reference or old.reference,
        by=by,
        before={"fund": old.pk, "office": old.office_id},
        after={"fund": fund.pk, "office": office.pk, "line": line.pk, "given": balance.given_vnd},
        reason=reference,
    )
    return fund


def fund_taking_over(office: Office, old: Fund) -> Fund | None:
    """Return the fund of an office that takes money of another's; None: it has to be founded."""
    return Fund.objects.filter(office=office, year=old.year, source=old.source).first()


def _fund_at(office: Office, old: Fund, *, by: Actor) -> Fund:
    return fund_taking_over(office, old) or create_fund(
        office, old.year, old.source, by=by, name=old.name, budget_code=old.budget_code
    )


def _move_unassigned(
    line: BudgetLine, fund: Fund, amount_vnd: Vnd, *, reference: str, by: Actor
) -> None:
    if amount_vnd:
        move_between_lines(
            line.pk, unassigned_line(fund).pk, amount_vnd, reference=reference, by=by
        )
