"""Parts of the dossier that are lists: who is in it, what it costs, its papers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send
from khuyencong.programme.proposals.forms import (
    BeneficiaryForm,
    CommitmentForm,
    CostItemForm,
    PaperForm,
    PartnerForm,
)
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.programme.proposals.queries import items_by_beneficiary, papers_in_use
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.services import (
    add_beneficiary,
    add_cost_item,
    add_partner,
    attach_paper,
    change_cost_item,
    change_proposal,
    remove_beneficiary,
    remove_cost_item,
    remove_paper,
    remove_partner,
)
from khuyencong.programme.proposals.states import Section
from khuyencong.programme.proposals.views.frame import editing_context, posted_number, proposal_for
from khuyencong.registers.policies.presenters import present
from khuyencong.registers.policies.queries import dossier_papers


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def people(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show and change the beneficiaries and partners."""
    proposal = proposal_for(request, proposal_id)
    is_partner = request.POST.get("what") == "partner"
    form = BeneficiaryForm(
        request.POST if request.method == "POST" and not is_partner else None, actor=request.actor
    )
    partner_form = PartnerForm(request.POST if is_partner else None, prefix=None)
    used: Any = partner_form if is_partner else form
    sent = send(
        request, used, lambda: _add(request, proposal, used.cleaned_data, is_partner=is_partner)
    )
    if sent.is_done:
        messages.success(request, _("Đã thêm."))
        return redirect("proposals:people", proposal.pk)
    context = {
        **editing_context(request, proposal),
        "form": form,
        "partner_form": partner_form,
        "problems": sent.problems,
        "beneficiaries": proposal.beneficiaries.select_related("establishment", "place__unit"),
        "partners": proposal.partners.all(),
    }
    return render_page(request, "proposals/people.html", context, status=sent.status)


def _add(
    request: SignedInRequest, proposal: Proposal, data: dict[str, Any], *, is_partner: bool
) -> None:
    if is_partner:
        add_partner(proposal.pk, name=data["name"], task=data["task"], by=request.actor)
        return
    establishment = data["establishment"]
    place = establishment.places.filter(valid_to__isnull=True).order_by("-is_main", "pk").first()
    add_beneficiary(
        proposal.pk,
        establishment.pk,
        place_id=place.pk if place else None,
        by=request.actor,
        on=clock.today(),
    )


@login_required
@require_POST
@answers_refusals
def drop(request: SignedInRequest, proposal_id: int, what: str, row_id: int) -> HttpResponse:
    """Take a beneficiary, a partner, a cost item or a paper out of the dossier."""
    proposal = proposal_for(request, proposal_id)
    rows: dict[str, tuple[Any, Any, str]] = {
        "beneficiary": (proposal.beneficiaries, remove_beneficiary, "proposals:people"),
        "partner": (proposal.partners, remove_partner, "proposals:people"),
        "item": (proposal.cost_items, remove_cost_item, "proposals:estimate"),
        "paper": (proposal.papers, remove_paper, "proposals:papers"),
    }
    if what not in rows:
        raise Http404
    of_proposal, remove, page = rows[what]
    get_object_or_404(of_proposal, pk=row_id)
    remove(row_id, by=request.actor)
    messages.success(request, _("Đã bỏ."))
    return redirect(page, proposal.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def estimate(
    request: SignedInRequest, proposal_id: int, item_id: int | None = None
) -> HttpResponse:
    """Show the estimate with the live ruling beside it; add a cost item or change one."""
    proposal = proposal_for(request, proposal_id)
    item = get_object_or_404(proposal.cost_items, pk=item_id) if item_id else None
    form = CostItemForm(request.POST or None, proposal=proposal, initial=_initial(item))

    def save() -> CostItem:
        if item is None:
            return add_cost_item(proposal.pk, form.values(), by=request.actor)
        version = posted_number(request, "version")
        return change_cost_item(item.pk, form.values(), version=version, by=request.actor)

    sent = send(request, form, save)
    if sent.is_done:
        messages.success(request, _("Đã lưu dự toán."))
        return redirect("proposals:estimate", proposal.pk)
    context = {
        **_estimate_context(request, proposal),
        "form": form,
        "item": item,
        "problems": sent.problems,
        "version": request.POST.get("version", proposal.version),
    }
    return render_page(request, "proposals/estimate.html", context, status=sent.status)


def _initial(item: CostItem | None) -> dict[str, Any]:
    if item is None:
        return {}
    names = CostItemForm.base_fields
    return {name: getattr(item, name) for name in names}


def _estimate_context(request: SignedInRequest, proposal: Proposal) -> dict[str, Any]:
    ruling = ruling_of(proposal, on=clock.today())
    return {
        **editing_context(request, proposal),
        "items": items_by_beneficiary(proposal),
        "commitment": CommitmentForm(
            initial={name: getattr(proposal, name) for name in CommitmentForm.base_fields}
        ),
        "ruling": present(ruling),
    }


@login_required
@require_POST
@answers_refusals
def trial(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Answer with the ruling as it would be with the cost item being typed. Writes nothing."""
    proposal = proposal_for(request, proposal_id)
    form = CostItemForm(request.POST, proposal=proposal)
    values = form.values() if form.is_valid() else None
    skip = posted_number(request, "item_id") if values else None
    ruling = ruling_of(proposal, on=clock.today(), trial=values, without_item=skip)
    return render(request, "policies/_ruling_beside.html", {"ruling": present(ruling)})


@login_required
@require_POST
@answers_refusals
def commitment(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Give or take back the commitments on the counterpart and on double funding."""
    proposal = proposal_for(request, proposal_id)
    form = CommitmentForm(request.POST)
    form.is_valid()
    change_proposal(
        proposal.pk,
        Section.ESTIMATE,
        form.cleaned_data,
        version=posted_number(request, "version"),
        by=request.actor,
    )
    messages.success(request, _("Đã lưu cam kết."))
    return redirect("proposals:estimate", proposal.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def papers(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show the checklist that follows from the activity's rules, and take files for it."""
    proposal = proposal_for(request, proposal_id)
    required = dossier_papers(proposal.activity, on=clock.today())
    form = PaperForm(
        request.POST or None,
        request.FILES or None,
        requirements=[(paper.code, paper.name) for paper in required]
        + [("other", _("Giấy tờ khác"))],
    )
    sent = send(
        request,
        form,
        lambda: attach_paper(
            proposal.pk,
            form.cleaned_data["requirement"],
            form.cleaned_data["file"],
            note=form.cleaned_data["note"],
            by=request.actor,
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã thêm tệp."))
        return redirect("proposals:papers", proposal.pk)
    held = list(papers_in_use(proposal))
    checklist = [
        {"paper": paper, "held": [row for row in held if row.requirement == paper.code]}
        for paper in required
    ]
    known = {paper.code for paper in required}
    context = {
        **editing_context(request, proposal),
        "form": form,
        "problems": sent.problems,
        "checklist": checklist,
        "others": [row for row in held if row.requirement not in known],
    }
    return render_page(request, "proposals/papers.html", context, status=sent.status)


@login_required
@answers_refusals
def paper_file(request: SignedInRequest, proposal_id: int, paper_id: int) -> HttpResponseBase:
    """Give a file of the dossier to who may see the dossier."""
    proposal = proposal_for(request, proposal_id)
    paper = get_object_or_404(papers_in_use(proposal), pk=paper_id)
    return file_response(paper.attachment)
