"""Draft a contract, look at it, sign it, begin its work."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import Sent, send
from khuyencong.programme.appraisals.queries import signed_decision
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.forms import ContractForm, SigningForm
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import drafting_refusal, proposing_refusal
from khuyencong.programme.contracts.queries import (
    contract_from_decision,
    contract_of,
    contract_values_of,
    contracting_offices,
    granted_shares,
    items_without_supplier,
    open_amendment,
    supplier_rule_of,
)
from khuyencong.programme.contracts.services import (
    change_contract,
    prepare_contract,
    sign_contract,
    start_work,
)
from khuyencong.programme.contracts.states import BINDING_STATES, ContractState
from khuyencong.programme.contracts.values import ContractValues
from khuyencong.programme.contracts.views.frame import contract_for, proposal_for
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import step_refusal
from khuyencong.programme.proposals.states import Action


@login_required
@require_safe
@answers_refusals
def contract_page(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Show a contract with its items, money, terms, changes and interruptions."""
    contract = contract_for(request, contract_id)
    return render_page(request, "contracts/contract_page.html", page_context(request, contract))


def page_context(request: SignedInRequest, contract: Contract) -> dict[str, Any]:
    """Return what the page of a contract shows, with what this person may do next and why not."""
    today = clock.today()
    proposal, actor = contract.proposal, request.actor
    is_binding = contract.state in BINDING_STATES
    rule = supplier_rule_of(contract)
    return {
        "contract": contract,
        "proposal": proposal,
        "held": total_held(proposal.reference),
        "may_edit": contract.is_draft and drafting_refusal(actor, proposal) is None,
        "may_record_supplier": drafting_refusal(actor, proposal) is None
        and contract.state not in (ContractState.TERMINATED, ContractState.COMPLETED),
        "may_propose": is_binding and proposing_refusal(actor, contract) is None,
        "sign_refusal": step_refusal(actor, proposal, Action.SIGN_CONTRACT, on=today),
        "steps": {
            action.value: step_refusal(actor, proposal, action, on=today) is None
            for action in (Action.START_WORK, Action.SUSPEND, Action.RESUME, Action.TERMINATE)
        },
        "waiting": open_amendment(contract) if is_binding else None,
        "supplier_rule": rule,
        "without_supplier": items_without_supplier(contract) if rule else [],
    }


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def prepare(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Draft the contract of an approved đề án, starting from the decision."""
    proposal = proposal_for(request, proposal_id)
    if problem := drafting_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    if present := contract_of(proposal.pk):
        return redirect("contracts:contract", present.pk)
    decision = signed_decision(proposal)
    if decision is None or decision.amount_vnd is None:
        raise Refused(Problem("contract.not_approved", {"code": proposal.code}))
    values = contract_from_decision(proposal, decision, on=clock.today())
    form = _form(request, proposal, values)
    sent = send(
        request,
        form,
        lambda: prepare_contract(proposal.pk, form.values(), by=request.actor, on=clock.today()),
    )
    return _saved_or_shown(request, proposal, form, sent)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Change a draft."""
    contract = contract_for(request, contract_id)
    proposal = proposal_for(request, contract.proposal_id)
    if problem := drafting_refusal(request.actor, proposal):
        raise NotPermitted(problem)
    form = _form(request, proposal, contract_values_of(contract))
    version = request.POST.get("version", "")
    sent = send(
        request,
        form,
        lambda: change_contract(
            contract.pk,
            form.values(),
            version=int(version) if version.isdigit() else 0,
            by=request.actor,
            on=clock.today(),
        ),
    )
    return _saved_or_shown(request, proposal, form, sent, contract=contract)


def _form(request: SignedInRequest, proposal: Proposal, values: ContractValues) -> ContractForm:
    granted = granted_shares(proposal)
    return ContractForm(
        request.POST or None,
        offices=contracting_offices(proposal, on=clock.today()),
        cost_items=proposal.cost_items.all(),
        lines=BudgetLine.objects.filter(pk__in=granted).select_related("fund"),
        values=values,
    )


def _saved_or_shown(
    request: SignedInRequest,
    proposal: Proposal,
    form: ContractForm,
    sent: Sent[Contract],
    *,
    contract: Contract | None = None,
) -> HttpResponse:
    if sent.is_done:
        messages.success(request, _("Đã lưu dự thảo hợp đồng."))
        return redirect("contracts:contract", sent.result.pk)
    version = str(contract.version) if contract else ""
    if request.method == "POST":
        version = request.POST.get("version", "")  # what this tab saw, not what is there now
    context = {
        "proposal": proposal,
        "contract": contract,
        "form": form,
        "granted": granted_shares(proposal),
        "problems": sent.problems,
        "version": version,
    }
    return render_page(request, "contracts/contract_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def sign(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Show the draft to who signs it; sign it."""
    contract = contract_for(request, contract_id)
    form = SigningForm(request.POST or None, today=clock.today())
    sent = send(
        request,
        form,
        lambda: sign_contract(contract.pk, by=request.actor, on=form.cleaned_data["day"]),
    )
    if sent.is_done:
        messages.success(request, _("Đã ký hợp đồng %(number)s.") % {"number": contract.number})
        return redirect("contracts:contract", contract.pk)
    context = {**page_context(request, contract), "form": form, "problems": sent.problems}
    return render_page(request, "contracts/sign.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def begin(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Say that the work has begun."""
    contract = contract_for(request, contract_id)
    start_work(contract.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã ghi nhận khởi công."))
    return redirect("contracts:contract", contract.pk)
