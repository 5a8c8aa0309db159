"""Draft minutes line by line, reckon what follows, read them, sign them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.money import in_words
from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.acceptance.forms import AcceptanceForm, SigningForm, initial_minutes
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.permissions import drafting_refusal, signing_refusal
from khuyencong.programme.acceptance.queries import (
    draft_of,
    lines_for,
    ruling_on_lines,
    told_lines,
)
from khuyencong.programme.acceptance.reckoning import Line, final_support, still_to_accept
from khuyencong.programme.acceptance.services import (
    change_acceptance,
    prepare_acceptance,
    sign_acceptance,
)
from khuyencong.programme.acceptance.views.frame import acceptance_for, contract_for
from khuyencong.programme.contracts.models import Contract
from khuyencong.registers.policies.presenters import present
from khuyencong.registers.policies.queries import published_route


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def prepare(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Draft minutes, starting from what was delivered and not accepted yet."""
    contract = contract_for(request, contract_id)
    if problem := drafting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    if draft := draft_of(contract.pk):
        return redirect("acceptance:edit", draft.pk)
    lines = _lines_to_start_from(contract)
    head = {"held_on": clock.today(), "form": "5b", "place": contract.proposal.unit.name}
    form = AcceptanceForm(
        request.POST or None,
        files=request.FILES or None,
        lines=lines,
        initial=initial_minutes(lines, head),
    )
    sent = send_or_mark(
        request,
        form,
        lambda: prepare_acceptance(
            contract.pk,
            form.values(),
            by=request.actor,
            on=clock.today(),
            uploads=form.cleaned_data["papers"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu dự thảo biên bản nghiệm thu."))
        return redirect("acceptance:minutes", sent.result.pk)
    return _form_page(request, contract, form, lines, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, acceptance_id: int) -> HttpResponse:
    """Change minutes that are not signed."""
    acceptance = acceptance_for(request, acceptance_id)
    contract = contract_for(request, acceptance.contract_id)
    if problem := drafting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    if not acceptance.is_draft:
        return redirect("acceptance:minutes", acceptance.pk)
    lines = lines_for(contract, told_lines(acceptance))
    form = AcceptanceForm(
        request.POST or None,
        files=request.FILES or None,
        lines=lines,
        initial=initial_minutes(lines, _head_of(acceptance)),
    )
    version = request.POST.get("version", "")
    sent = send_or_mark(
        request,
        form,
        lambda: change_acceptance(
            acceptance.pk,
            form.values(),
            version=int(version) if version.isascii() and version.isdigit() else 0,
            by=request.actor,
            on=clock.today(),
            uploads=form.cleaned_data["papers"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu dự thảo biên bản nghiệm thu."))
        return redirect("acceptance:minutes", acceptance.pk)
    return _form_page(request, contract, form, lines, acceptance=acceptance, status=sent.status)


def _lines_to_start_from(contract: Contract) -> list[Line]:
    """Return each item with what was delivered of it, else all of it, less what was accepted."""
    return [replace(line, now=still_to_accept(line)) for line in lines_for(contract, {})]


def _head_of(acceptance: Acceptance) -> Mapping[str, Any]:
    names = (
        "minutes_number",
        "form",
        "held_on",
        "place",
        "participants",
        "conclusion",
        "is_final",
    )
    return {name: getattr(acceptance, name) for name in names}


def _form_page(
    request: SignedInRequest,
    contract: Contract,
    form: AcceptanceForm,
    lines: Sequence[Line],
    *,
    status: int,
    acceptance: Acceptance | None = None,
) -> HttpResponse:
    if form.is_bound:
        lines = lines_for(contract, form.told())
    version = str(acceptance.version) if acceptance else ""
    context = {
        "contract": contract,
        "proposal": contract.proposal,
        "acceptance": acceptance,
        "form": form,
        "version": request.POST.get("version", version),  # what this tab saw
        **_reckoning(contract, lines, on=clock.today()),
    }
    return render_page(request, "acceptance/minutes_form.html", context, status=status)


def _reckoning(contract: Contract, lines: Sequence[Line], *, on: date) -> dict[str, Any]:
    """Return what the state would pay for what some lines accept, and why."""
    ruling = ruling_on_lines(contract, lines, on=on)
    return {
        "lines": lines,
        "is_whole": all(line.is_whole for line in lines),
        "support": final_support(contract, lines, ruling),
        "ruling": present(ruling),
    }


@login_required
@require_POST
@answers_refusals
def reckon(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Answer with what would follow from the lines as they are typed. Saves nothing."""
    contract = contract_for(request, contract_id)
    if problem := drafting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    form = AcceptanceForm(request.POST, lines=lines_for(contract, {}))
    form.is_valid()
    lines = lines_for(contract, form.told())
    context = {"contract": contract, **_reckoning(contract, lines, on=clock.today())}
    return render(request, "acceptance/_reckoning.html", context)


@login_required
@require_safe
@answers_refusals
def minutes(request: SignedInRequest, acceptance_id: int) -> HttpResponse:
    """Show minutes as a paper that can be printed, with what can be done about them."""
    acceptance = acceptance_for(request, acceptance_id)
    contract, today = acceptance.contract, clock.today()
    final_vnd = acceptance.final_support_vnd
    rows = acceptance.items.all()
    accepted_vnd = sum(row.accepted_cost_vnd for row in rows)
    context = {
        "acceptance": acceptance,
        "contract": contract,
        "proposal": contract.proposal,
        "accepted_cost_vnd": accepted_vnd,
        "accepted_in_words": in_words(accepted_vnd),
        "final_in_words": in_words(final_vnd) if final_vnd is not None else "",
        "may_edit": acceptance.is_draft and drafting_refusal(request.actor, contract) is None,
        "sign_refusal": signing_refusal(request.actor, acceptance, on=today)
        if acceptance.is_draft
        else None,
    }
    return render_page(request, "acceptance/minutes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def sign(request: SignedInRequest, acceptance_id: int) -> HttpResponse:
    """Show drafted minutes, with what follows from them, to who signs them; sign them."""
    acceptance = acceptance_for(request, acceptance_id)
    contract = contract_for(request, acceptance.contract_id)
    if not acceptance.is_draft:
        return redirect("acceptance:minutes", acceptance.pk)
    today = clock.today()
    form = SigningForm(request.POST or None, today=today)
    sent = send_or_mark(
        request,
        form,
        lambda: sign_acceptance(acceptance.pk, by=request.actor, on=form.cleaned_data["day"]),
    )
    if sent.is_done:
        messages.success(
            request,
            _("Đã ký biên bản %(number)s.") % {"number": acceptance.minutes_number},
        )
        return redirect("acceptance:minutes", acceptance.pk)
    step = published_route(contract.proposal.route_code, today).step("accept")
    context = {
        "acceptance": acceptance,
        "contract": contract,
        "proposal": contract.proposal,
        "form": form,
        "sign_refusal": signing_refusal(request.actor, acceptance, on=today),
        "step": step,
        **_reckoning(contract, lines_for(contract, told_lines(acceptance)), on=today),
    }
    return render_page(request, "acceptance/sign.html", context, status=sent.status)
