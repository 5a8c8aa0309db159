"""Enter the Treasury's statement of a month and match it with what we recorded."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.payments.matching import matches
from khuyencong.programme.payments.models import StatementLine, TreasuryStatement
from khuyencong.programme.payments.permissions import require_keeper
from khuyencong.programme.payments.reconciliation import (
    document_of,
    documents_without_line,
    month_after,
)
from khuyencong.programme.payments.values import StatementRow
from khuyencong.registers.offices.models import Office


@transaction.atomic
def enter_statement(
    office_id: int, month: date, rows: Sequence[StatementRow], *, by: Actor, on: date
) -> TreasuryStatement:
    """Enter the statement of a month, or enter it anew as a whole; match its lines.

    ``month`` is any day of it.
    """
    office = Office.objects.select_for_update(of=("self",)).get(pk=office_id)
    require_keeper(by, office)
    first = month.replace(day=1)
    if not rows:
        raise Refused(Problem("payments.statement_empty", field="lines"))
    require([problem for one in enumerate(rows, 1) for problem in _check_row(*one, first)])
    assert by.user_id is not None, "a person enters"
    statement, _is_new = TreasuryStatement.objects.update_or_create(
        office=office, month=first, defaults={"made_by_id": by.user_id, "made_on": on}
    )
    before = statement.lines.count()
    statement.lines.all().delete()
    StatementLine.objects.bulk_create(
        StatementLine(
            statement=statement,
            sequence=sequence,
            treasury_number=tidy(row.treasury_number),
            treasury_on=row.treasury_on,
            amount_vnd=row.amount_vnd,
            text=tidy(row.text)[:300],
        )
        for sequence, row in enumerate(rows, 1)
    )
    matched = _match(statement)
    record(
        "treasury.statement_entered",
        statement.reference,
        by=by,
        before={"lines": before},
        after={"lines": len(rows), "matched": matched, "month": first.isoformat()},
    )
    return statement


@transaction.atomic
def match_statement(statement_id: int, *, by: Actor) -> int:
    """Match again what was not matched, after more was recorded. Return how many lines agreed."""
    statement = TreasuryStatement.objects.select_for_update(of=("self",)).get(pk=statement_id)
    require_keeper(by, statement.office)
    matched = _match(statement)
    if matched:
        record("treasury.statement_matched", statement.reference, by=by, after={"matched": matched})
    return matched


def _match(statement: TreasuryStatement) -> int:
    loose = list(statement.lines.filter(payment__isnull=True, recovery__isnull=True))
    ours = [one.document for one in documents_without_line(statement.office_id)]
    found = matches([document_of(line) for line in loose], ours)
    for line in loose:
        if line.pk in found:
            setattr(line, f"{found[line.pk].model}_id", found[line.pk].pk)
            line.save(update_fields=[found[line.pk].model])
    return len(found)


def _check_row(sequence: int, row: StatementRow, month: date) -> list[Problem]:
    problems = []
    if not tidy(row.treasury_number):
        problems.append(
            Problem("payments.statement_number_needed", {"line": sequence}, field="lines")
        )
    if row.amount_vnd == 0:
        problems.append(
            Problem("payments.statement_amount_needed", {"line": sequence}, field="lines")
        )
    if not month <= row.treasury_on < month_after(month):
        problems.append(
            Problem(
                "payments.statement_other_month",
                {
                    "line": sequence,
                    "treasury_on": row.treasury_on.isoformat(),
                    "month": f"{month:%m/%Y}",
                },
                field="lines",
            )
        )
    return problems
