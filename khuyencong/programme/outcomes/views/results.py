"""What came of it: results by plan and source, the rows behind each, objectives measured."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.outcomes.forms import ObjectiveForm, ResultsForm
from khuyencong.programme.outcomes.indicators import indicators
from khuyencong.programme.outcomes.models import ObjectiveLink, Tracking
from khuyencong.programme.outcomes.permissions import visible_trackings
from khuyencong.programme.outcomes.presenting import figure_text, number_text, shown
from khuyencong.programme.outcomes.queries import approved_figures, objectives_of
from khuyencong.programme.outcomes.results import MoneyResult, Results, results_of
from khuyencong.programme.outcomes.services import link_objective
from khuyencong.programme.plans.models import Objective, Plan
from khuyencong.programme.plans.permissions import may_write, visible_plans
from khuyencong.registers.territories.kinds import area_classes


@login_required
@require_safe
@answers_refusals
def results(request: SignedInRequest) -> HttpResponse:
    """Show what came of the đề án of a plan, for one source of money or all."""
    if request.actor.role is Role.APPLICANT:
        raise Http404
    form = ResultsForm(request.GET, plans=visible_plans(request.actor))
    plan, months, source = form.plan_wanted(), form.months_wanted(), form.source_wanted()
    trackings = _of_plan(request, plan)
    found = results_of(trackings, months=months, source=source)
    query = urlencode({"plan": plan.pk if plan else "", "source": source, "months": months})
    context = {
        "form": form,
        "plan": plan,
        "months": months,
        "found": found,
        "shown": [shown(one, _rows_url(one.indicator.code, query)) for one in found.results],
        "areas": _areas(found),
        "money": _money(found.money),
        "objectives": _objectives(plan, trackings) if plan else [],
        "may_link": plan is not None and may_write(request.actor, plan.office),
        "followed": trackings.count(),
    }
    return render_page(request, "outcomes/results.html", context)


def _of_plan(request: SignedInRequest, plan: Plan | None) -> QuerySet[Tracking]:
    trackings = visible_trackings(request.actor)
    return trackings.filter(proposal__plan_line__plan=plan) if plan else trackings


def _rows_url(code: str, query: str) -> str:
    return f"{reverse('outcomes:rows', args=[code])}?{query}"


def _areas(found: Results) -> list[tuple[str, int, list[tuple[str, str]]]]:
    names = area_classes()
    return [
        (
            str(names[area.code]) if area.code in names else _("Địa bàn khác"),
            area.count,
            [
                (one.indicator.name, f"{number_text(one.total.measured)} {one.indicator.unit}")
                for one in area.results
            ],
        )
        for area in found.areas
    ]


def _money(money: MoneyResult) -> list[tuple[str, str, str]]:
    """Return each answer with its figure and the formula that it comes from."""
    return [
        (
            _("Việc làm tăng thêm trên một triệu đồng"),
            number_text(money.jobs_per_million, places=4),
            _("(việc làm đo được − trước khi hỗ trợ) ÷ kinh phí đã quyết toán × 1.000.000"),
        ),
        (
            _("Tiền công tăng thêm một tháng trên một triệu đồng (đ)"),
            number_text(money.wages_per_million, places=0),
            _("(thu nhập × việc làm, nay − trước) ÷ kinh phí đã quyết toán × 1.000.000"),
        ),
        (
            _("Doanh thu tăng thêm một năm trên một triệu đồng (đ)"),
            number_text(money.revenue_per_million, places=0),
            _("(doanh thu đo được − trước khi hỗ trợ) ÷ kinh phí đã quyết toán × 1.000.000"),
        ),
        (
            _("Vốn đối ứng huy động trên một đồng hỗ trợ (đ)"),
            number_text(money.counterpart_per_dong, places=2),
            _("vốn đối ứng huy động được ÷ kinh phí đã quyết toán"),
        ),
    ]


def _objectives(
    plan: Plan, trackings: QuerySet[Tracking]
) -> list[tuple[Objective, ObjectiveLink | None, str, ObjectiveForm]]:
    """Return the objectives of a plan, each with what was measured. Results once per period."""
    rows = objectives_of(plan)
    by_months = {
        months: results_of(trackings, months=months)
        for months in {link.months for _one, link in rows if link}
    }
    told = []
    for one, link in rows:
        measured = ""
        if link is not None:
            result = by_months[link.months].of(link.indicator)
            measured = number_text(result.total.measured if result else None)
        initial = {"indicator": link.indicator, "months": link.months} if link else None
        form = ObjectiveForm(initial=initial, auto_id=f"id_{one.pk}_%s")
        told.append((one, link, measured, form))
    return told


@login_required
@require_POST
@answers_refusals
def objective(request: SignedInRequest, objective_id: int) -> HttpResponse:
    """Tie an objective to the indicator that measures it."""
    one = Objective.objects.filter(pk=objective_id, plan__in=visible_plans(request.actor)).first()
    form = ObjectiveForm(request.POST)
    if one is None or not form.is_valid():
        raise Http404
    link_objective(
        one.pk,
        form.cleaned_data["indicator"],
        form.cleaned_data["months"],
        by=request.actor,
        on=clock.today(),
    )
    messages.success(request, _("Đã gắn mục tiêu với chỉ số."))
    return redirect(f"{reverse('outcomes:results')}?plan={one.plan_id}")


@login_required
@require_safe
@answers_refusals
def rows(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the approved figures behind one sum."""
    indicator = indicators().get(code)
    if indicator is None or request.actor.role is Role.APPLICANT:
        raise Http404
    form = ResultsForm(request.GET, plans=visible_plans(request.actor))
    plan, months, source = form.plan_wanted(), form.months_wanted(), form.source_wanted()
    figures = approved_figures(_of_plan(request, plan), indicator=code, months=months)
    if source:
        figures = figures.filter(
            follow_up__tracking__proposal__contract__shares__budget_line__fund__source=source
        ).distinct()
    page = keyset_page(figures, request=request, order=("id",))
    context = {
        "indicator": indicator,
        "plan": plan,
        "months": months,
        "source": source,
        "page": page,
        "shown": [(one, figure_text(indicator, one)) for one in page.rows],
        "back": f"{reverse('outcomes:results')}?{request.GET.urlencode()}",
    }
    return render_page(request, "outcomes/rows.html", context)
