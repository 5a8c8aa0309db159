"""Found the pot of a source, year and office, with the line that nothing is assigned to yet."""

from django.db import transaction
from django.utils.translation import override

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.codes import budget_code_of_year
from khuyencong.programme.budgets.models import BudgetLine, Fund, LineBalance
from khuyencong.programme.budgets.permissions import require_keeper
from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.registers.offices.models import Office

UNASSIGNED_CODE = "0"


@transaction.atomic
def found_fund(
    office_id: int, year: int, source: Source, *, by: Actor, name: str = "", budget_code: str = ""
) -> Fund:
    """Found a fund, empty, with its unassigned line.

    Refuses with ``budget.fund_exists`` the same office, year and source twice, and with
    ``budget.counterpart_is_not_ours`` the money that establishments themselves put in.
    """
    office = Office.objects.select_related("territory").get(pk=office_id)
    require_keeper(by, office)
    if source is Source.COUNTERPART:
        raise Refused(Problem("budget.counterpart_is_not_ours"))
    if Fund.objects.filter(office=office, year=year, source=source).exists():
        raise Refused(Problem("budget.fund_exists", {"office": office.name, "year": year}))
    return create_fund(
        office, year, source, by=by, name=name, budget_code=budget_code or budget_code_of_year(year)
    )


def create_fund(
    office: Office, year: int, source: str, *, by: Actor, name: str, budget_code: str
) -> Fund:
    """Write a fund with its unassigned line; the caller has judged whether it may be."""
    with override("vi"):  # names are kept as data, in the language of the papers
        source_name = str(Source(source).label)
    fund = Fund.objects.create(
        office=office,
        year=year,
        source=source,
        name=tidy(name) or f"{source_name} năm {year}",
        budget_code=budget_code,
    )
    line = BudgetLine.objects.create(
        fund=fund,
        kind=LineKind.UNASSIGNED,
        code=UNASSIGNED_CODE,
        title=f"{source_name} năm {year} chưa phân bổ",
    )
    LineBalance.objects.create(line=line)
    record(
        "budget.fund_founded",
        fund.reference,
        by=by,
        after={"office": office.pk, "year": year, "source": source, "code": budget_code},
    )
    return fund


def unassigned_line(fund: Fund) -> BudgetLine:
    """Return the line of a fund's money that is not yet assigned."""
    return BudgetLine.objects.get(fund=fund, kind=LineKind.UNASSIGNED)
