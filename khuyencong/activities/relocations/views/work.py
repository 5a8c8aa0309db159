"""Forms about a relocation, from the decision to the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.relocations.forms import (
    LimitForm,
    LoanForm,
    MeasurementForm,
    PlanForm,
    RelocationForm,
    ReportForm,
    StatementForm,
    StepForm,
    initial_loan,
    initial_rows,
)
from khuyencong.activities.relocations.models import Loan, Relocation, StandardLimit
from khuyencong.activities.relocations.permissions import opening_refusal
from khuyencong.activities.relocations.services import (
    add_limit,
    agree_lot,
    measure,
    open_relocation,
    plan_relocation,
    reach_step,
    record_statement,
    report_relocation,
    state_loan,
    verify_limit,
)
from khuyencong.activities.relocations.states import ACTIVITIES, Stage, next_step
from khuyencong.activities.relocations.views.frame import kept_relocation, page_of
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.foundation.ui.one_form import FormPage, answer_form
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.clusters.permissions import visible_clusters
from khuyencong.registers.clusters.queries import free_lots
from khuyencong.registers.establishments.queries import visible_establishments


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def begin(request: SignedInRequest, proposal_id: int | None = None) -> HttpResponse:
    """Record an establishment that is to move, of a đề án or without one."""
    if problem := opening_refusal(request.actor):
        raise NotPermitted(problem)
    proposals = visible_proposals(request.actor).filter(activity__in=ACTIVITIES)
    if proposal_id is not None and not proposals.filter(pk=proposal_id).exists():
        raise Http404
    form = RelocationForm(
        request.POST or None,
        houses=visible_establishments(request.actor),
        proposals=proposals,
        initial={"proposal": proposal_id},
    )
    back = reverse("relocations:list")
    page = FormPage(
        _("Ghi cơ sở phải di dời"),
        _("Ghi"),
        _("Đã ghi nhận cơ sở phải di dời."),
        back,
        "relocations",
        ((_("Di dời"), back),),
        after=_address,
    )
    return answer_form(
        request,
        form,
        lambda: open_relocation(form.values(), by=request.actor, on=clock.today()),
        page,
    )


def _address(relocation: Relocation) -> str:
    return reverse("relocations:relocation", args=[relocation.pk])


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def plan(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """Say by when each step is to be reached."""
    relocation = kept_relocation(request, relocation_id)
    initial = {one.stage: one.due_on for one in relocation.plan.all()}
    form = PlanForm(request.POST or None, initial={**initial, "version": relocation.version})
    return answer_form(
        request,
        form,
        lambda: plan_relocation(
            relocation.pk,
            form.due(),
            version=form.cleaned_data["version"],
            by=request.actor,
        ),
        page_of(relocation, _("Kế hoạch di dời"), _("Đã ghi kế hoạch.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def step(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """Say that the next step was reached."""
    relocation = kept_relocation(request, relocation_id)
    stage = next_step(relocation.stage)
    if stage is None:
        told = {"stage": relocation.stage, "step": Stage.LOT_AGREED.value}
        raise OutOfStep(Problem("relocations.not_the_next_step", told))
    has_lot = stage is Stage.LOT_AGREED
    form = StepForm(
        request.POST or None,
        files=request.FILES or None,
        lots=free_lots(visible_clusters(request.actor)) if has_lot else None,
        initial={"reached_on": clock.today(), "version": relocation.version},
    )

    def go() -> Relocation:
        data = form.cleaned_data
        with_it = {
            "version": data["version"],
            "by": request.actor,
            "on": clock.today(),
            "uploads": data["photos"],
        }
        if has_lot:
            return agree_lot(relocation.pk, data["lot"].pk, form.values(), **with_it)
        return reach_step(relocation.pk, stage, form.values(), **with_it)

    done = _("Đã ghi: %(stage)s.") % {"stage": stage.label}
    return answer_form(request, form, go, page_of(relocation, stage.label, done))


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def measured(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """Record what a laboratory found."""
    relocation = kept_relocation(request, relocation_id)
    form = MeasurementForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: measure(relocation.pk, form.values(), by=request.actor, on=clock.today()),
        page_of(relocation, _("Ghi kết quả đo"), _("Đã ghi kết quả đo.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def loan(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """State the credit contract."""
    relocation = kept_relocation(request, relocation_id)
    known = Loan.objects.filter(relocation=relocation).first()
    form = LoanForm(request.POST or None, initial=initial_loan(known))
    return answer_form(
        request,
        form,
        lambda: state_loan(relocation.pk, form.values(), by=request.actor, on=clock.today()),
        page_of(relocation, _("Hợp đồng vay"), _("Đã ghi hợp đồng vay. Ghi tiếp sao kê.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def statement(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """Enter the bank's statement."""
    relocation = kept_relocation(request, relocation_id)
    known = Loan.objects.filter(relocation=relocation).first()
    if known is None:
        raise Refused(Problem("relocations.no_loan"))
    form = StatementForm(request.POST or None, initial={"rows": initial_rows(known)})
    return answer_form(
        request,
        form,
        lambda: record_statement(relocation.pk, form.months(), by=request.actor, on=clock.today()),
        page_of(relocation, _("Sao kê khoản vay"), _("Đã ghi sao kê.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, relocation_id: int) -> HttpResponse:
    """Report the relocation as done."""
    relocation = kept_relocation(request, relocation_id)
    contract = contract_of(relocation.proposal_id) if relocation.proposal_id else None
    if relocation.proposal_id is not None and contract is None:
        raise Refused(Problem("relocations.item_needed"))
    form = ReportForm(
        request.POST or None,
        items=contract.items.all() if contract else None,
        initial={"version": relocation.version},
    )
    return answer_form(
        request,
        form,
        lambda: report_relocation(
            relocation.pk,
            contract_item_id=form.item_id(),
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
        ),
        page_of(relocation, _("Báo cáo hoàn thành"), _("Đã báo cáo hoàn thành di dời.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def limit_add(request: SignedInRequest) -> HttpResponse:
    """Enter what a standard allows."""
    if problem := opening_refusal(request.actor):
        raise NotPermitted(problem)
    form = LimitForm(request.POST or None)
    back = reverse("relocations:limits")
    crumbs = ((_("Di dời"), reverse("relocations:list")), (_("Giới hạn của quy chuẩn"), back))
    done = _("Đã ghi giới hạn; người khác cần xác nhận.")
    page = FormPage(_("Ghi giới hạn"), _("Ghi"), done, back, "relocations", crumbs)
    return answer_form(request, form, lambda: add_limit(form.values(), by=request.actor), page)


@login_required
@require_POST
@answers_refusals
def limit_verify(request: SignedInRequest, limit_id: int) -> HttpResponse:
    """Confirm a limit that somebody else entered."""
    limit = get_object_or_404(StandardLimit, pk=limit_id)
    verify_limit(limit.pk, by=request.actor)
    messages.success(request, _("Đã xác nhận giới hạn."))
    return redirect("relocations:limits")
