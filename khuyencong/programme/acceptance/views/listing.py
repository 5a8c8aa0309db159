"""The contracts under way, and the papers that files are kept with."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.acceptance.forms import FilterForm
from khuyencong.programme.acceptance.models import AcceptancePaper, DeliveryPaper
from khuyencong.programme.acceptance.permissions import (
    drafting_refusal,
    reporting_refusal,
    visible_acceptances,
)
from khuyencong.programme.acceptance.queries import (
    acceptance_parts,
    acceptances_awaiting,
    contracts_under_way,
    reports_awaiting_inspection,
    with_late_reports,
)
from khuyencong.programme.acceptance.states import UNDER_WAY
from khuyencong.programme.acceptance.views.frame import contract_for
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.proposals.states import State

SHOWN_AT_ONCE = 20


@login_required
@require_safe
@answers_refusals
def contract_list(request: SignedInRequest) -> HttpResponse:
    """Show the contracts under way with how far they are; those late with a report are marked."""
    form = FilterForm(request.GET)
    today, actor = clock.today(), request.actor
    visible = visible_contracts(actor)
    rows = contracts_under_way(visible)
    year, late_only = form.year_wanted(), form.late_only()
    if year:
        rows = rows.filter(proposal__year=year)
    if late_only:
        rows = rows.filter(pk__in=with_late_reports(visible, on=today).values("pk"))
    page = keyset_page(rows, request=request, order=("-id",))
    shown = Contract.objects.filter(pk__in=[row.pk for row in page.rows])
    is_staff = actor.role is not Role.APPLICANT
    context = {
        "form": form,
        "page": page,
        "late": set(with_late_reports(shown, on=today).values_list("pk", flat=True)),
        "is_narrowed": bool(year or late_only),
        "reports": reports_awaiting_inspection(visible)[:SHOWN_AT_ONCE] if is_staff else [],
        "minutes": acceptances_awaiting(visible)[:SHOWN_AT_ONCE] if is_staff else [],
    }
    return render_page(request, "acceptance/contract_list.html", context)


@login_required
@require_safe
@answers_refusals
def work(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Show everything that was reported, delivered and accepted under a contract."""
    contract = contract_for(request, contract_id)
    proposal, actor = contract.proposal, request.actor
    may_report = reporting_refusal(actor, contract) is None
    is_in_progress = proposal.state == State.IN_PROGRESS
    context = {
        "contract": contract,
        "proposal": proposal,
        "parts": acceptance_parts(proposal),
        "may_report": may_report and proposal.state in UNDER_WAY,
        "may_deliver": may_report and is_in_progress,
        "may_inspect": actor.role is Role.INSPECTOR and proposal.state in UNDER_WAY,
        "may_draft": is_in_progress and drafting_refusal(actor, contract) is None,
    }
    return render_page(request, "acceptance/work.html", context)


@login_required
@require_safe
@answers_refusals
def delivery_paper(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give a file of a delivery to who may see its contract."""
    papers = DeliveryPaper.objects.filter(
        pk=paper_id, delivery__contract_item__contract__in=visible_contracts(request.actor)
    )
    paper = papers.select_related("attachment").first()
    if paper is None:
        raise Http404
    return file_response(paper.attachment)


@login_required
@require_safe
@answers_refusals
def acceptance_paper(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give a file of minutes to who may see them."""
    papers = AcceptancePaper.objects.filter(
        pk=paper_id, acceptance__in=visible_acceptances(request.actor)
    )
    paper = papers.select_related("attachment").first()
    if paper is None:
        raise Http404
    return file_response(paper.attachment)
