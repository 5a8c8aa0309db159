"""The end of a fund's year: what keeps it open, and the leader's answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import Sent, send, send_or_mark
from khuyencong.programme.budgets.models import YearClosing
from khuyencong.programme.budgets.permissions import may_confirm, visible_funds
from khuyencong.programme.budgets.queries import line_summaries
from khuyencong.programme.budgets.services import refuse_closing
from khuyencong.programme.budgets.states import PaperState
from khuyencong.programme.payments.forms import ReasonForm
from khuyencong.programme.payments.queries import open_payments_of_fund
from khuyencong.programme.payments.services import close_year


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def closing(request: SignedInRequest, closing_id: int) -> HttpResponse:
    """Show what keeps a fund's year open; close it when nothing does."""
    paper = _paper(request, closing_id)
    sent = send(
        request,
        BaseForm(request.POST),
        lambda: close_year(paper.pk, by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã khóa sổ năm ngân sách."))
        return redirect("payments:closing", paper.pk)
    return _page(request, paper, ReasonForm(), sent)


@login_required
@require_POST
@answers_refusals
def refuse(request: SignedInRequest, closing_id: int) -> HttpResponse:
    """Refuse a closing with the reason; the year stays open."""
    paper = _paper(request, closing_id)
    form = ReasonForm(request.POST)
    sent = send_or_mark(
        request,
        form,
        lambda: refuse_closing(
            paper.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã trả lại chứng từ kèm lý do."))
        return redirect("payments:closing", paper.pk)
    return _page(request, paper, form, sent)


def _paper(request: SignedInRequest, closing_id: int) -> YearClosing:
    funds = visible_funds(request.actor).values("pk")
    paper = (
        YearClosing.objects.filter(pk=closing_id, fund__in=funds)
        .select_related("fund__office__territory", "made_by", "answered_by")
        .first()
    )
    if paper is None:
        raise Http404
    return paper


def _page(
    request: SignedInRequest, paper: YearClosing, form: ReasonForm, sent: Sent[YearClosing]
) -> HttpResponse:
    waits = paper.state == PaperState.PROPOSED
    context = {
        "paper": paper,
        "fund": paper.fund,
        "open_payments": open_payments_of_fund(paper.fund_id)[:50],
        "summaries": line_summaries(paper.fund.lines.all()),
        "waits": waits,
        "may_answer": waits and may_confirm(request.actor, paper.fund.office),
        "is_own": request.actor.is_person(paper.made_by_id),
        "form": form,
        "problems": () if form.is_bound else sent.problems,
    }
    return render_page(request, "payments/closing.html", context, status=sent.status)
