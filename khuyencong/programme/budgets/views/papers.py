"""Papers that move money: prepare them, look at them, confirm or refuse them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khuyencong.engines.refusals import Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.budgets import queries, services
from khuyencong.programme.budgets.forms import (
    AllotmentForm,
    ClosingForm,
    RefusalForm,
    TransferForm,
)
from khuyencong.programme.budgets.models import (
    Allotment,
    BudgetLine,
    Fund,
    LineBalance,
    Transfer,
    YearClosing,
)
from khuyencong.programme.budgets.permissions import may_confirm, visible_funds
from khuyencong.programme.budgets.presenters import paper_row
from khuyencong.programme.budgets.states import ClosingManner, PaperState

Paper = Allotment | Transfer | YearClosing


@dataclass(frozen=True)
class Kind:
    """How papers of one kind are found and answered."""

    visible: Callable[[QuerySet[Fund]], QuerySet[Any]]
    confirm: Callable[..., object]
    refuse: Callable[..., object]


KINDS: Mapping[str, Kind] = {
    "allotment": Kind(
        lambda funds: Allotment.objects.filter(fund__in=funds).select_related(
            "fund__office__territory", "made_by", "answered_by"
        ),
        services.confirm_allotment,
        services.refuse_allotment,
    ),
    "transfer": Kind(
        lambda funds: queries.transfers_of(funds).select_related(
            "line__fund__office__territory", "target__fund__office", "made_by", "answered_by"
        ),
        services.confirm_transfer,
        services.refuse_transfer,
    ),
}


@login_required
@require_GET
def paper_list(request: SignedInRequest) -> HttpResponse:
    """Show the papers that wait for a leader, then the newest others."""
    papers = queries.papers_of(visible_funds(request.actor))
    rows = [paper_row(paper) for paper in papers.all()]
    context = {
        "waiting": [row for row in rows if row.paper.state == PaperState.PROPOSED],
        "answered": [row for row in rows if row.paper.state != PaperState.PROPOSED],
    }
    return render_page(request, "budgets/paper_list.html", context)


@login_required
@require_GET
def paper_page(request: SignedInRequest, kind: str, paper_id: int) -> HttpResponse:
    """Show a paper, with its answer, or with the ways to answer it.

    A closing has its page where the payments are known that keep the year open.
    """
    if kind == "closing":
        return redirect("payments:closing", paper_id)
    return _paper_page(request, kind, paper_id, RefusalForm())


def _paper_page(
    request: SignedInRequest,
    kind: str,
    paper_id: int,
    form: BaseForm,
    *,
    refusal: Refused | None = None,
) -> HttpResponse:
    paper = _paper(request, kind, paper_id)
    row = paper_row(paper)
    waits = paper.state == PaperState.PROPOSED
    context = {
        "row": row,
        "paper": paper,
        "waits": waits,
        "may_answer": waits and may_confirm(request.actor, row.office),
        "is_own": request.actor.is_person(paper.made_by_id),
        "form": form,
        "problems": refusal.problems if refusal else (),
    }
    status = refusal.http_status if refusal else 200
    return render_page(request, "budgets/paper_page.html", context, status=status)


@login_required
@require_POST
@answers_refusals
def confirm(request: SignedInRequest, kind: str, paper_id: int) -> HttpResponse:
    """Confirm a paper; its money moves."""
    _paper(request, kind, paper_id)
    try:
        KINDS[kind].confirm(paper_id, by=request.actor, on=clock.today())
    except Refused as refusal:
        return _paper_page(request, kind, paper_id, RefusalForm(), refusal=refusal)
    messages.success(request, _("Đã xác nhận. Số dư đã thay đổi."))
    return redirect("budgets:paper", kind, paper_id)


@login_required
@require_POST
@answers_refusals
def refuse(request: SignedInRequest, kind: str, paper_id: int) -> HttpResponse:
    """Refuse a paper with the reason; nothing moves."""
    _paper(request, kind, paper_id)
    form = RefusalForm(request.POST)
    form.is_valid()
    try:
        KINDS[kind].refuse(
            paper_id,
            reason=form.cleaned_data.get("reason", ""),
            by=request.actor,
            on=clock.today(),
        )
    except Refused as refusal:
        form.add_problems(refusal.problems)
        return _paper_page(request, kind, paper_id, form, refusal=refusal)
    messages.success(request, _("Đã trả lại chứng từ kèm lý do."))
    return redirect("budgets:paper", kind, paper_id)


def _paper(request: SignedInRequest, kind: str, paper_id: int) -> Any:
    if kind not in KINDS:
        raise Http404
    return get_object_or_404(KINDS[kind].visible(visible_funds(request.actor)), pk=paper_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def allotment_new(request: SignedInRequest, fund_id: int) -> HttpResponse:
    """Enter money given to a fund by decision."""
    fund = get_object_or_404(visible_funds(request.actor).select_related("office"), pk=fund_id)
    form = AllotmentForm(request.POST or None)
    return _enter(
        request,
        form,
        lambda: services.allot(
            fund.pk, form.cleaned_data["amount_vnd"], form.decision(), by=request.actor
        ),
        {"fund": fund, "title": _("Nhập quyết định giao kinh phí"), "kind": "allotment"},
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def transfer_new(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Prepare a transfer of unassigned money to another office, or its return."""
    line = get_object_or_404(
        BudgetLine.objects.select_related("fund__office", "balance"),
        pk=line_id,
        fund__in=visible_funds(request.actor).values("pk"),
    )
    targets = queries.open_unassigned_lines(year=line.fund.year, source=line.fund.source)
    form = TransferForm(request.POST or None, targets=targets.exclude(pk=line.pk))

    def prepare() -> Paper:
        target, amount_vnd = form.cleaned_data["target"], form.cleaned_data["amount_vnd"]
        if target is None:
            return services.propose_take_back(
                line.pk, amount_vnd, form.decision(), by=request.actor
            )
        return services.propose_transfer(
            line.pk, target.pk, amount_vnd, form.decision(), by=request.actor
        )

    context = {
        "fund": line.fund,
        "available_vnd": line.balance.available_vnd,
        "title": _("Điều chuyển hoặc thu hồi kinh phí chưa phân bổ"),
        "kind": "transfer",
    }
    return _enter(request, form, prepare, context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def closing_new(request: SignedInRequest, fund_id: int) -> HttpResponse:
    """Prepare the closing of a fund's year; shows what is still outstanding."""
    fund = get_object_or_404(visible_funds(request.actor).select_related("office"), pk=fund_id)
    form = ClosingForm(request.POST or None)
    available = LineBalance.objects.filter(line__fund=fund).values_list("available_vnd", flat=True)
    context = {
        "fund": fund,
        "available_vnd": sum(available),
        "summaries": queries.line_summaries(BudgetLine.objects.filter(fund=fund)),
        "title": _("Khóa sổ năm ngân sách"),
        "kind": "closing",
    }
    return _enter(
        request,
        form,
        lambda: services.propose_closing(
            fund.pk,
            ClosingManner(form.cleaned_data["manner"]),
            form.decision(),
            by=request.actor,
        ),
        context,
    )


def _enter(
    request: SignedInRequest,
    form: BaseForm,
    prepare: Callable[[], Paper],
    context: dict[str, Any],
) -> HttpResponse:
    """Show a form for a paper, or prepare the paper and show it."""
    sent = send_or_mark(request, form, prepare)
    if sent.is_done:
        messages.success(request, _("Đã lập chứng từ. Chờ lãnh đạo xác nhận."))
        return redirect("budgets:paper", context["kind"], sent.result.pk)
    context |= {"form": form}
    return render_page(request, "budgets/paper_form.html", context, status=sent.status)
