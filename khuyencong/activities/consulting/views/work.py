"""Forms about a consultancy, from its terms to the report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.consulting.forms import (
    AnswerForm,
    ChoiceForm,
    OfferForm,
    ReportForm,
    TermsForm,
    TrademarkForm,
    VersionForm,
    initial_terms,
    initial_trademark,
)
from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.consulting.permissions import (
    keeping_refusal,
    require_may_answer,
    require_may_keep,
)
from khuyencong.activities.consulting.queries import last_version
from khuyencong.activities.consulting.services import (
    add_offer,
    answer_version,
    change_terms,
    choose_offer,
    record_trademark,
    report_work,
    set_terms,
    show_version,
)
from khuyencong.activities.consulting.states import Answer
from khuyencong.activities.consulting.views.frame import assignment_for
from khuyencong.engines.refusals import NotPermitted, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.foundation.ui.one_form import Crumb, FormPage, answer_form
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.views.frame import proposal_for


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def begin(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Begin a consultancy with its terms."""
    proposal = proposal_for(request, proposal_id)
    if problem := keeping_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    form = TermsForm(request.POST or None, items=proposal.contract.items.all())
    page = FormPage(
        heading=_("Lập đề cương tư vấn"),
        button=_("Ghi"),
        done=_("Đã lập đề cương tư vấn."),
        back=reverse("workspace:proposal", args=[proposal.pk]),
        nav_key="consulting",
        crumbs=_crumbs(proposal),
        after=lambda made: reverse("consulting:assignment", args=[made.pk]),
    )
    return answer_form(
        request,
        form,
        lambda: set_terms(
            int(form.cleaned_data["contract_item"]),
            form.values(),
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Correct the terms."""
    assignment = assignment_for(request, assignment_id)
    require_may_keep(request.actor, assignment.proposal)
    items = assignment.contract_item.contract.items.filter(pk=assignment.contract_item_id)
    form = TermsForm(request.POST or None, items=items, initial=initial_terms(assignment))
    page = _page_of(assignment, _("Sửa đề cương"), _("Đã sửa đề cương."))
    return answer_form(
        request,
        form,
        lambda: change_terms(
            assignment.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def offer(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Enter what a consultant offers."""
    assignment = assignment_for(request, assignment_id)
    require_may_keep(request.actor, assignment.proposal)
    form = OfferForm(request.POST or None)
    page = _page_of(assignment, _("Ghi chào giá"), _("Đã ghi chào giá."))
    return answer_form(
        request,
        form,
        lambda: add_offer(assignment.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_POST
@answers_refusals
def choose(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Hire a consultant."""
    assignment = assignment_for(request, assignment_id)
    require_may_keep(request.actor, assignment.proposal)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        raise Refused(Problem("consulting.choice_unreadable"))
    chosen = get_object_or_404(assignment.offers, pk=form.cleaned_data["offer"])
    choose_offer(chosen.pk, reason=form.cleaned_data["reason"], by=request.actor)
    messages.success(request, _("Đã chọn đơn vị tư vấn."))
    return redirect("consulting:assignment", assignment.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def show(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Enter the next version."""
    assignment = assignment_for(request, assignment_id)
    require_may_keep(request.actor, assignment.proposal)
    form = VersionForm(request.POST or None, files=request.FILES or None)
    done = _("Đã trình phiên bản; cơ sở trả lời tiếp.")
    page = _page_of(assignment, _("Trình phiên bản"), done)
    return answer_form(
        request,
        form,
        lambda: show_version(
            assignment.pk,
            form.cleaned_data["changes"],
            form.cleaned_data["papers"],
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def answer(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Answer the last version."""
    assignment = assignment_for(request, assignment_id)
    require_may_answer(request.actor, assignment.proposal)
    version = last_version(assignment)
    if version is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    heading = _("Trả lời phiên bản %(number)s") % {"number": version.number}
    page = _page_of(assignment, heading, _("Đã ghi câu trả lời."))
    return answer_form(
        request,
        form,
        lambda: answer_version(
            version.pk,
            Answer(form.cleaned_data["answer"]),
            form.cleaned_data["words"],
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def trademark(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Keep how far the registration of the mark is."""
    assignment = assignment_for(request, assignment_id)
    require_may_keep(request.actor, assignment.proposal)
    known = getattr(assignment, "trademark", None)
    form = TrademarkForm(request.POST or None, initial=initial_trademark(known))
    done = _("Đã ghi đăng ký nhãn hiệu.")
    page = _page_of(assignment, _("Đăng ký nhãn hiệu"), done)
    return answer_form(
        request,
        form,
        lambda: record_trademark(assignment.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Report the accepted work as delivered."""
    assignment = assignment_for(request, assignment_id)
    require_may_keep(request.actor, assignment.proposal)
    hired = assignment.offers.filter(is_chosen=True).first()
    initial = {"version": assignment.version, "cost_vnd": hired.amount_vnd if hired else None}
    form = ReportForm(request.POST or None, initial=initial)
    done = _("Đã báo cáo bàn giao.")
    page = _page_of(assignment, _("Báo cáo bàn giao"), done)
    return answer_form(
        request,
        form,
        lambda: report_work(
            assignment.pk,
            cost_vnd=form.cleaned_data["cost_vnd"],
            vouchers=form.cleaned_data["vouchers"],
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


def _page_of(assignment: Assignment, heading: str, done: str) -> FormPage:
    """Return what stands around a form about a consultancy."""
    address = reverse("consulting:assignment", args=[assignment.pk])
    crumbs = [*_crumbs(assignment.proposal), (assignment.product, address)]
    title = f"{heading}: {assignment.product}"
    return FormPage(title, _("Ghi"), done, address, "consulting", crumbs)


def _crumbs(proposal: Proposal) -> list[Crumb]:
    whole = reverse("workspace:proposal", args=[proposal.pk])
    return [(_("Tư vấn, nhãn hiệu"), reverse("consulting:list")), (proposal.code, whole)]
