"""Propose a change, decide on it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import Sent, send
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.approvers import approver_of
from khuyencong.programme.contracts.change_forms import (
    BeneficiaryChangeForm,
    MoneyChangeForm,
    TimeChangeForm,
    WordsChangeForm,
)
from khuyencong.programme.contracts.forms import AnswerForm, ApprovalForm
from khuyencong.programme.contracts.models import Amendment, Contract
from khuyencong.programme.contracts.permissions import (
    deciding_refusal,
    proposing_refusal,
    visible_contracts,
)
from khuyencong.programme.contracts.presenting import change_rows
from khuyencong.programme.contracts.queries import lines_for_change
from khuyencong.programme.contracts.services import (
    approve_amendment,
    propose_amendment,
    refuse_amendment,
)
from khuyencong.programme.contracts.states import AmendmentKind
from khuyencong.programme.contracts.views.frame import contract_for

ChangeForm = MoneyChangeForm | TimeChangeForm | BeneficiaryChangeForm | WordsChangeForm


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def propose(request: SignedInRequest, contract_id: int, kind: str) -> HttpResponse:
    """Propose a change of one kind, with who decides on it beside."""
    contract = contract_for(request, contract_id)
    if kind not in AmendmentKind.values:
        raise Http404
    if problem := proposing_refusal(request.actor, contract):
        raise NotPermitted(problem)
    wanted = AmendmentKind(kind)
    form = _FORMS[wanted](request, contract)
    sent = send(
        request,
        form,
        lambda: propose_amendment(
            contract.pk,
            wanted,
            form.changes(),
            reason=form.cleaned_data["reason"],
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã gửi đề nghị điều chỉnh."))
        return redirect("contracts:contract", contract.pk)
    proposal = contract.proposal
    context = {
        "contract": contract,
        "proposal": proposal,
        "kind": wanted,
        "rule": approver_of(wanted, scheme=proposal.scheme, is_group=proposal.is_group),
        "form": form,
        "problems": sent.problems,
    }
    return render_page(request, "contracts/propose.html", context, status=sent.status)


def _money(request: SignedInRequest, contract: Contract) -> ChangeForm:
    lines: list[BudgetLine] = lines_for_change(contract)
    return MoneyChangeForm(request.POST or None, contract=contract, lines=lines)


def _time(request: SignedInRequest, contract: Contract) -> ChangeForm:
    return TimeChangeForm(request.POST or None, contract=contract)


def _beneficiary(request: SignedInRequest, contract: Contract) -> ChangeForm:
    named = contract.proposal.beneficiaries.select_related("establishment")
    return BeneficiaryChangeForm(request.POST or None, contract=contract, beneficiaries=named)


def _words(request: SignedInRequest, contract: Contract) -> ChangeForm:
    del contract  # nothing of it is in the form
    return WordsChangeForm(request.POST or None)


_FORMS: dict[AmendmentKind, Callable[[SignedInRequest, Contract], ChangeForm]] = {
    AmendmentKind.LESS_MONEY: _money,
    AmendmentKind.MORE_MONEY: _money,
    AmendmentKind.SAME_MONEY: _money,
    AmendmentKind.TIME_WITHIN_YEAR: _time,
    AmendmentKind.INTO_NEXT_YEAR: _time,
    AmendmentKind.BENEFICIARY: _beneficiary,
    AmendmentKind.CONTENT: _words,
    AmendmentKind.PLACE: _words,
    AmendmentKind.PARTNER: _words,
}


def _amendment_for(request: SignedInRequest, amendment_id: int) -> Amendment:
    visible = visible_contracts(request.actor)
    amendment = get_object_or_404(
        Amendment.objects.filter(contract__in=visible).select_related("proposed_by"),
        pk=amendment_id,
    )
    amendment.contract = contract_for(request, amendment.contract_id)
    return amendment


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def decide(request: SignedInRequest, amendment_id: int) -> HttpResponse:
    """Show a change beside what is; approve it by a numbered paper."""
    amendment = _amendment_for(request, amendment_id)
    form = ApprovalForm(request.POST or None, today=clock.today())
    sent = send(
        request,
        form,
        lambda: approve_amendment(
            amendment.pk,
            number=form.cleaned_data["number"],
            by=request.actor,
            on=form.cleaned_data["day"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã duyệt điều chỉnh hợp đồng."))
        return redirect("contracts:contract", amendment.contract_id)
    return _decision_page(request, amendment, form, sent)


@login_required
@require_POST
@answers_refusals
def refuse(request: SignedInRequest, amendment_id: int) -> HttpResponse:
    """Refuse a change, saying why."""
    amendment = _amendment_for(request, amendment_id)
    form = AnswerForm(request.POST)
    refuse_amendment(
        amendment.pk,
        answer=form.cleaned_data["answer"] if form.is_valid() else "",
        by=request.actor,
        on=clock.today(),
    )
    messages.success(request, _("Đã ghi: không duyệt điều chỉnh."))
    return redirect("contracts:contract", amendment.contract_id)


def _decision_page(
    request: SignedInRequest,
    amendment: Amendment,
    form: ApprovalForm,
    sent: Sent[Amendment],
) -> HttpResponse:
    context = {
        "amendment": amendment,
        "contract": amendment.contract,
        "proposal": amendment.contract.proposal,
        "rows": change_rows(amendment),
        "not_mine": deciding_refusal(request.actor, amendment),
        "form": form,
        "answer_form": AnswerForm(),
        "problems": sent.problems,
    }
    return render_page(request, "contracts/decide.html", context, status=sent.status)
