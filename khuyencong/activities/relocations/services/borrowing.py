"""State the loan and the bank's statement of it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.activities.relocations.checks import problems_of_loan, problems_of_statement
from khuyencong.activities.relocations.models import Loan, LoanMonth
from khuyencong.activities.relocations.permissions import require_may_keep
from khuyencong.activities.relocations.services.locking import lock_relocation, require_open
from khuyencong.activities.relocations.support import MonthOfLoan
from khuyencong.activities.relocations.values import LoanValues
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def state_loan(relocation_id: int, values: LoanValues, *, by: Actor, on: date) -> Loan:
    """State the credit contract, or correct it; its statement is then to be entered anew."""
    relocation = lock_relocation(relocation_id)
    require_may_keep(by, relocation)
    require_open(relocation)
    require(problems_of_loan(values, on=on))
    Loan.objects.filter(relocation=relocation).delete()
    loan = Loan.objects.create(
        relocation=relocation,
        bank=tidy(values.bank),
        number=tidy(values.number),
        signed_on=values.signed_on,
        amount_vnd=values.amount_vnd,
        term=values.term,
        is_in_vnd=values.is_in_vnd,
        purpose=tidy(values.purpose),
    )
    after = {"bank": loan.bank, "number": loan.number, "amount_vnd": loan.amount_vnd}
    record("relocation.loan_stated", relocation.reference, by=by, after=after)
    return loan


@transaction.atomic
def record_statement(
    relocation_id: int, months: Sequence[MonthOfLoan], *, by: Actor, on: date
) -> Loan:
    """Enter the bank's statement in place of what was entered: every month, none twice."""
    relocation = lock_relocation(relocation_id)
    require_may_keep(by, relocation)
    require_open(relocation)
    loan = Loan.objects.filter(relocation=relocation).first()
    if loan is None:
        raise Refused(Problem("relocations.no_loan"))
    require(problems_of_statement(loan, months, on=on))
    loan.months.all().delete()
    LoanMonth.objects.bulk_create(
        LoanMonth(
            loan=loan,
            month=one.month.replace(day=1),
            drawn_vnd=one.drawn_vnd,
            repaid_vnd=one.repaid_vnd,
            interest_vnd=one.interest_vnd,
            allowed_vnd=one.allowed_vnd,
            is_overdue=one.is_overdue,
        )
        for one in months
    )
    after = {
        "first_month": months[0].month.isoformat(),
        "last_month": months[-1].month.isoformat(),
        "interest_vnd": sum(one.interest_vnd for one in months),
    }
    record("relocation.statement_recorded", relocation.reference, by=by, after=after)
    return loan
