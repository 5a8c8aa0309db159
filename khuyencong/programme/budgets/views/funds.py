"""The funds of a year with their lines, a fund, a line with its moves; founding a fund."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.budgets import queries
from khuyencong.programme.budgets.forms import FundForm
from khuyencong.programme.budgets.models import BudgetLine, Fund
from khuyencong.programme.budgets.permissions import (
    kept_offices,
    may_confirm,
    may_keep,
    visible_funds,
)
from khuyencong.programme.budgets.presenters import bar_parts, by_fund, paper_row
from khuyencong.programme.budgets.services import found_fund
from khuyencong.programme.budgets.states import Source


@login_required
@require_GET
def fund_list(request: SignedInRequest) -> HttpResponse:
    """Show the funds of a year, each with its lines, and the sums of the year by source."""
    funds = visible_funds(request.actor)
    years = queries.years_of(funds)
    year = _year_asked(request, years)
    summaries = queries.line_summaries(
        BudgetLine.objects.filter(fund__in=funds.filter(year=year).values("pk"))
    )
    totals = queries.stages_by_source(summaries)
    context = {
        "year": year,
        "years": years,
        "funds": by_fund(summaries),
        "total_parts": bar_parts(sum(totals.values(), queries.Stages())),
        "sources": [(Source(source).label, stages) for source, stages in totals.items()],
        "waiting_count": queries.papers_waiting_count(funds),
        "may_found": bool(kept_offices(request.actor)),
    }
    return render_page(request, "budgets/fund_list.html", context)


def _year_asked(request: SignedInRequest, years: list[int]) -> int:
    text = request.GET.get("year", "")
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    today = clock.today().year
    return today if today in years or not years else years[0]


@login_required
@require_GET
def fund_page(request: SignedInRequest, fund_id: int) -> HttpResponse:
    """Show a fund: its lines, and the papers by which money came and went."""
    fund = get_object_or_404(
        visible_funds(request.actor).select_related("office__territory"), pk=fund_id
    )
    summaries = queries.line_summaries(BudgetLine.objects.filter(fund=fund))
    [rows] = by_fund(summaries)
    papers = queries.papers_of(Fund.objects.filter(pk=fund.pk))
    context = {
        "fund": fund,
        "rows": rows,
        "total_parts": bar_parts(rows.total),
        "unassigned": summaries[0],
        "papers": [paper_row(paper) for paper in papers.all()],
        "may_keep": may_keep(request.actor, fund.office),
    }
    return render_page(request, "budgets/fund_page.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def fund_new(request: SignedInRequest) -> HttpResponse:
    """Found a fund of one of the offices whose money the accountant keeps."""
    offices = kept_offices(request.actor)
    form = FundForm(request.POST or None, offices=offices, initial={"year": clock.today().year})

    def found() -> Fund:
        entered = form.cleaned_data
        return found_fund(
            entered["office"].pk,
            entered["year"],
            Source(entered["source"]),
            by=request.actor,
            name=entered["name"],
            budget_code=entered["budget_code"],
        )

    sent = send_or_mark(request, form, found)
    if sent.is_done:
        messages.success(request, _("Đã lập nguồn kinh phí."))
        return redirect("budgets:fund", sent.result.pk)
    context = {"form": form, "may_found": bool(offices)}
    return render_page(request, "budgets/fund_form.html", context, status=sent.status)


@login_required
@require_GET
def line_page(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Show a line: its stages, what each đề án holds, and its moves."""
    lines = BudgetLine.objects.filter(
        pk=line_id, fund__in=visible_funds(request.actor).values("pk")
    )
    line = get_object_or_404(lines.select_related("fund__office__territory"))
    [summary] = queries.line_summaries(lines)
    context = {
        "line": line,
        "summary": summary,
        "parts": bar_parts(summary.stages),
        "holdings": queries.holdings_of_line(line.pk)[: queries.NEWEST],
        "page": keyset_page(queries.moves_of_line(line.pk), request=request, order=["-id"]),
        "may_transfer": summary.is_unassigned and may_keep(request.actor, line.fund.office),
        "may_confirm": may_confirm(request.actor, line.fund.office),
    }
    return render_page(request, "budgets/line_page.html", context)
