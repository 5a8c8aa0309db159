"""The appraisal sheet: declaration first, then the opinion, then the conclusion."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.engines.refusals import Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send, send_or_mark
from khuyencong.programme.appraisals.criteria import criteria_for
from khuyencong.programme.appraisals.forms import (
    ConclusionForm,
    DeclarationForm,
    OpeningForm,
    OpinionForm,
)
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.permissions import declaration_of, require_appraiser
from khuyencong.programme.appraisals.queries import opinions_that_count
from khuyencong.programme.appraisals.services import (
    conclude_appraisal,
    declare_conflict,
    open_appraisal,
    open_upper_appraisal,
    submit_opinion,
)
from khuyencong.programme.appraisals.states import Conflict
from khuyencong.programme.appraisals.views.frame import appraisal_for, proposal_for
from khuyencong.programme.proposals.queries import items_by_beneficiary
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.states import State
from khuyencong.registers.policies.presenters import present


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def open_sheet(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Open the appraisal that the đề án's state asks for."""
    proposal = proposal_for(request, proposal_id)
    opens = open_upper_appraisal if proposal.state == State.REGISTERED else open_appraisal
    form = OpeningForm(request.POST or None, today=clock.today())
    sent = send(
        request,
        form,
        lambda: opens(
            proposal.pk,
            form=form.cleaned_data["form"],
            by_council=form.cleaned_data["by_council"],
            by=request.actor,
            on=form.cleaned_data["day"],
        ),
    )
    if sent.is_done:
        return redirect("appraisals:sheet", sent.result.pk)
    context = {"proposal": proposal, "form": form, "problems": sent.problems}
    return render_page(request, "appraisals/open.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def sheet(request: SignedInRequest, appraisal_id: int) -> HttpResponse:
    """Show the sheet to its appraisers, once they have declared; take their opinion."""
    appraisal = appraisal_for(request, appraisal_id)
    require_appraiser(request.actor, appraisal)
    opinion = declaration_of(request.actor, appraisal)
    if opinion is None or opinion.conflict == Conflict.DECLARED:
        return _declaration_page(request, appraisal, DeclarationForm(), declared=opinion)
    criteria = criteria_for(appraisal.proposal.scheme, on=clock.today())
    form = OpinionForm(request.POST or None, criteria=criteria, opinion=opinion)
    sent = send_or_mark(
        request,
        form,
        lambda: submit_opinion(appraisal.pk, form.values(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi ý kiến thẩm định."))
        return redirect("appraisals:sheet", appraisal.pk)
    context = {**_sheet_context(appraisal), "form": form, "criteria": criteria, "opinion": opinion}
    return render_page(request, "appraisals/sheet.html", context, status=sent.status)


@login_required
@require_http_methods(["POST"])
@answers_refusals
def declare(request: SignedInRequest, appraisal_id: int) -> HttpResponse:
    """Take an appraiser's declaration."""
    appraisal = appraisal_for(request, appraisal_id)
    form = DeclarationForm(request.POST)
    if not form.is_valid():
        return _declaration_page(request, appraisal, form, status=422)
    data = form.cleaned_data
    try:
        declare_conflict(
            appraisal.pk,
            Conflict(data["conflict"]),
            detail=data["conflict_detail"],
            by=request.actor,
            on=clock.today(),
        )
    except Refused as refusal:
        form.add_problems(refusal.problems)
        return _declaration_page(request, appraisal, form, status=refusal.http_status)
    return redirect("appraisals:sheet", appraisal.pk)


def _declaration_page(
    request: SignedInRequest,
    appraisal: Appraisal,
    form: DeclarationForm,
    *,
    declared: object = None,
    status: int = 200,
) -> HttpResponse:
    """Show nothing of the dossier but its parties: enough to know whether there is a conflict."""
    proposal = appraisal.proposal
    context = {
        "appraisal": appraisal,
        "proposal": proposal,
        "parties": [
            proposal.implementing_establishment or proposal.implementing_office,
            *proposal.beneficiaries.select_related("establishment"),
            *proposal.partners.all(),
        ],
        "form": form,
        "declared": declared,
    }
    return render_page(request, "appraisals/declaration.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def conclude(request: SignedInRequest, appraisal_id: int) -> HttpResponse:
    """Conclude the appraisal with its minutes."""
    appraisal = appraisal_for(request, appraisal_id)
    require_appraiser(request.actor, appraisal)
    opinion = declaration_of(request.actor, appraisal)
    if opinion is None or opinion.conflict == Conflict.DECLARED:
        return redirect("appraisals:sheet", appraisal.pk)
    form = ConclusionForm(request.POST or None, today=clock.today())
    sent = send_or_mark(
        request,
        form,
        lambda: conclude_appraisal(
            appraisal.pk, form.values(), by=request.actor, on=form.cleaned_data["day"]
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã kết luận thẩm định."))
        return redirect("workspace:proposal", appraisal.proposal_id)
    context = {**_sheet_context(appraisal), "form": form}
    return render_page(request, "appraisals/conclude.html", context, status=sent.status)


def _sheet_context(appraisal: Appraisal) -> dict[str, Any]:
    proposal = appraisal.proposal
    ruling = ruling_of(proposal, on=clock.today())
    return {
        "appraisal": appraisal,
        "proposal": proposal,
        "items": items_by_beneficiary(proposal),
        "ruling": present(ruling),
        "limit_vnd": ruling.limit_vnd,
        "opinions": opinions_that_count(appraisal),
        "conflicts": appraisal.opinions.filter(conflict=Conflict.DECLARED),
    }
