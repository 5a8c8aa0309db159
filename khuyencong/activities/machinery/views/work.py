"""Forms about a machine, from the offers to the visits."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.machinery.forms import (
    ChoiceForm,
    FollowUpForm,
    MachineForm,
    PhotosForm,
    QuoteForm,
    ReportForm,
    StageForm,
    initial_machine,
)
from khuyencong.activities.machinery.permissions import (
    keeping_refusal,
    require_may_keep,
    require_may_visit,
)
from khuyencong.activities.machinery.queries import same_model_around
from khuyencong.activities.machinery.services import (
    add_machine,
    add_photos,
    add_quote,
    change_machine,
    choose_quote,
    follow_up,
    reach_stage,
    report_machine,
)
from khuyencong.activities.machinery.states import next_on_site
from khuyencong.activities.machinery.views.frame import machine_for, page_of
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.proposals.views.frame import proposal_for


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Enter a machine that the contract is to bring."""
    proposal = proposal_for(request, proposal_id)
    if problem := keeping_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    form = MachineForm(request.POST or None, items=proposal.contract.items.all())
    sent = send_or_mark(
        request,
        form,
        lambda: add_machine(
            int(form.cleaned_data["contract_item"]),
            form.values(),
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        machine = sent.result
        around = same_model_around(
            machine.maker, machine.model, proposal.unit, leaving_out=machine.pk
        )
        if around.exists():
            messages.warning(
                request, _("Đã ghi máy. Kiểu máy này đã có tại địa bàn: xem cảnh báo bên dưới.")
            )
        else:
            messages.success(request, _("Đã ghi máy."))
        return redirect("machinery:machine", machine.pk)
    context = {"proposal": proposal, "form": form, "machine": None}
    return render_page(request, "machinery/machine_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Correct what is stated about a machine."""
    machine = machine_for(request, machine_id)
    require_may_keep(request.actor, machine.proposal)
    items = machine.contract_item.contract.items.filter(pk=machine.contract_item_id)
    form = MachineForm(request.POST or None, items=items, initial=initial_machine(machine))
    sent = send_or_mark(
        request,
        form,
        lambda: change_machine(
            machine.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã sửa thông tin máy."))
        return redirect("machinery:machine", machine.pk)
    context = {"proposal": machine.proposal, "form": form, "machine": machine}
    return render_page(request, "machinery/machine_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def quote(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Enter what a supplier asks."""
    machine = machine_for(request, machine_id)
    require_may_keep(request.actor, machine.proposal)
    form = QuoteForm(request.POST or None)
    page = page_of(machine, _("Ghi báo giá"), _("Ghi báo giá"), _("Đã ghi báo giá."))
    return answer_form(
        request,
        form,
        lambda: add_quote(machine.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_POST
@answers_refusals
def choose(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Take one of the offers."""
    machine = machine_for(request, machine_id)
    require_may_keep(request.actor, machine.proposal)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        raise Refused(Problem("machinery.choice_unreadable"))
    offer = get_object_or_404(machine.quotes, pk=form.cleaned_data["quote"])
    choose_quote(offer.pk, reason=form.cleaned_data["reason"], by=request.actor)
    messages.success(request, _("Đã chọn nhà cung cấp."))
    return redirect("machinery:machine", machine.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def reach(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Say that the machine reached its next stage at the establishment."""
    machine = machine_for(request, machine_id)
    require_may_keep(request.actor, machine.proposal)
    stage = next_on_site(machine.stage)
    if stage is None:
        told = {"name": machine.name, "stage": machine.stage}
        raise OutOfStep(Problem("machinery.not_the_next_stage", told))
    form = StageForm(
        request.POST or None,
        files=request.FILES or None,
        stage=stage,
        initial={"reached_on": clock.today(), "version": machine.version},
    )
    page = page_of(machine, stage.label, _("Ghi"), _("Đã ghi: %(stage)s.") % {"stage": stage.label})
    return answer_form(
        request,
        form,
        lambda: reach_stage(
            machine.pk,
            stage,
            form.values(),
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
            uploads=form.cleaned_data["photos"],
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def photos(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Add photographs of the machine as it stands now."""
    machine = machine_for(request, machine_id)
    require_may_keep(request.actor, machine.proposal)
    form = PhotosForm(request.POST or None, files=request.FILES or None)
    page = page_of(machine, _("Thêm ảnh"), _("Thêm"), _("Đã thêm ảnh."))
    return answer_form(
        request,
        form,
        lambda: add_photos(machine.pk, form.cleaned_data["photos"], by=request.actor),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Report the machine as delivered."""
    machine = machine_for(request, machine_id)
    require_may_keep(request.actor, machine.proposal)
    chosen = machine.quotes.filter(is_chosen=True).first()
    form = ReportForm(
        request.POST or None,
        initial={
            "version": machine.version,
            "cost_vnd": chosen.amount_vnd if chosen else None,
        },
    )
    page = page_of(machine, _("Báo cáo bàn giao"), _("Báo cáo"), _("Đã báo cáo bàn giao máy."))
    return answer_form(
        request,
        form,
        lambda: report_machine(
            machine.pk,
            form.values(),
            version=form.cleaned_data["version"],
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def visit(request: SignedInRequest, machine_id: int) -> HttpResponse:
    """Record a visit to a machine that was supported."""
    machine = machine_for(request, machine_id)
    require_may_visit(request.actor, machine.proposal)
    form = FollowUpForm(
        request.POST or None,
        initial={"visited_on": clock.today(), "is_there": True, "is_working": True},
    )
    page = page_of(machine, _("Thăm lại máy"), _("Ghi"), _("Đã ghi lần thăm lại."))
    return answer_form(
        request,
        form,
        lambda: follow_up(machine.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )
