"""Close a fund's year when no payment from its lines is open."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.models import YearClosing
from khuyencong.programme.budgets.permissions import require_confirmer
from khuyencong.programme.budgets.services import confirm_closing
from khuyencong.programme.payments.settlement_checks import check_no_open_payments


@transaction.atomic
def close_year(closing_id: int, *, by: Actor, on: date) -> YearClosing:
    """Confirm the closing of a fund's year; refuses while payments from its lines are open.

    The ledger refuses besides, under its locks, what is committed, advanced or paid and not
    settled: every open payment stands on such money. This names the payments behind it.
    """
    closing = YearClosing.objects.select_related("fund__office__territory").get(pk=closing_id)
    require_confirmer(by, closing.fund.office)
    require(check_no_open_payments(closing.fund_id))
    return confirm_closing(closing_id, by=by, on=on)
