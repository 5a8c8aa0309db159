"""Visits: the list, the minutes as they are written, read and printed, their photographs."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.checklists import checklists_for
from khuyencong.programme.inspections.forms import (
    FilterForm,
    PhotosForm,
    VersionForm,
    VisitForm,
    initial_visit,
)
from khuyencong.programme.inspections.models import PlannedVisit, Visit, VisitPhoto
from khuyencong.programme.inspections.permissions import (
    VISITING_ROLES,
    closing_refusal,
    visible_findings,
    visible_plans,
    visible_visits,
    visiting_refusal,
    writing_refusal,
)
from khuyencong.programme.inspections.queries import overdue_findings, unvisited
from khuyencong.programme.inspections.services import (
    add_photos,
    change_visit,
    finish_visit,
    record_visit,
)
from khuyencong.programme.inspections.states import VisitState
from khuyencong.programme.inspections.views.frame import contract_for, visit_for

SHOWN_AT_ONCE = 20


@login_required
@require_safe
@answers_refusals
def visit_list(request: SignedInRequest) -> HttpResponse:
    """Show the visits, the latest first, and above them what is due."""
    form, actor, today = FilterForm(request.GET), request.actor, clock.today()
    visits = visible_visits(actor).select_related("contract__proposal", "office")
    if year := form.year_wanted():
        visits = visits.filter(visited_on__range=(date(year, 1, 1), date(year, 12, 31)))
    planned = unvisited(visible_plans(actor)).filter(month__lte=today)
    context = {
        "form": form,
        "is_narrowed": bool(year),
        "page": keyset_page(visits, request=request, order=("-visited_on", "-id")),
        "overdue": overdue_findings(visible_findings(actor), on=today)[:SHOWN_AT_ONCE],
        "planned": planned[:SHOWN_AT_ONCE],
        "is_staff": actor.establishment_id is None,
        "today": today,
    }
    return render_page(request, "inspections/visit_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def record(request: SignedInRequest, contract_id: int) -> HttpResponse:
    """Begin the minutes of a visit."""
    contract = contract_for(request, contract_id)
    if problem := visiting_refusal(request.actor, contract):
        raise NotPermitted(problem)
    begin = {
        "visited_on": clock.today(),
        "place": contract.proposal.unit.name,
        "is_announced": "follows" not in request.GET,
        "planned": request.GET.get("planned", ""),
        "follows": request.GET.get("follows", ""),
    }
    form = _form(request, contract, begin)
    sent = send_or_mark(
        request,
        form,
        lambda: record_visit(
            contract.pk,
            form.values(),
            by=request.actor,
            on=clock.today(),
            uuid=form.cleaned_data["key"],
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu biên bản đang ghi."))
        return redirect("inspections:visit", sent.result.pk)
    context = {"contract": contract, "proposal": contract.proposal, "form": form}
    return render_page(request, "inspections/visit_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, visit_id: int) -> HttpResponse:
    """Go on with minutes that are not finished."""
    visit = visit_for(request, visit_id)
    if problem := writing_refusal(request.actor, visit):
        raise NotPermitted(problem)
    if not visit.is_draft:
        return redirect("inspections:visit", visit.pk)
    form = _form(request, visit.contract, initial_visit(visit), visit)
    version = VersionForm(request.POST or None)
    sent = send_or_mark(
        request,
        form,
        lambda: change_visit(
            visit.pk,
            form.values(),
            version=version.cleaned_data["version"] if version.is_valid() else 0,
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu biên bản đang ghi."))
        return redirect("inspections:visit", visit.pk)
    context = {
        "contract": visit.contract,
        "proposal": visit.contract.proposal,
        "visit": visit,
        "version": request.POST.get("version", visit.version),
        "form": form,
    }
    return render_page(request, "inspections/visit_form.html", context, status=sent.status)


def _form(
    request: SignedInRequest,
    contract: Contract,
    initial: dict[str, object],
    visit: Visit | None = None,
) -> VisitForm:
    """Return the minutes' form with the plan's rows and the earlier visits that they may name."""
    rows = unvisited(visible_plans(request.actor)).filter(contract=contract)
    planned = list(rows)
    if visit is not None and visit.planned_visit_id is not None:
        planned.append(PlannedVisit.objects.get(pk=visit.planned_visit_id))
    earlier = Visit.objects.filter(contract=contract, state=VisitState.FINISHED)
    return VisitForm(
        request.POST or None,
        initial=initial,
        checklists=checklists_for(contract.proposal.activity),
        planned=planned,
        earlier=earlier,
    )


@login_required
@require_safe
@answers_refusals
def visit(request: SignedInRequest, visit_id: int) -> HttpResponse:
    """Show one visit with what was found, and what can be done now."""
    visit = visit_for(request, visit_id)
    actor = request.actor
    may_write = visit.is_draft and writing_refusal(actor, visit) is None
    findings = list(visit.findings.all())
    for finding in findings:
        finding.visit = visit
    context = {
        **_shown(visit),
        "findings": findings,
        "may_write": may_write,
        "may_follow": not visit.is_draft and actor.role in VISITING_ROLES,
        "may_close": bool(findings) and _closes(request, visit),
        "photos_form": PhotosForm(),
        "today": clock.today(),
    }
    return render_page(request, "inspections/visit.html", context)


def _closes(request: SignedInRequest, visit: Visit) -> bool:
    """Return whether an actor closes at least one of what was found; each form says why not."""
    return any(
        closing_refusal(request.actor, finding) is None
        for finding in [one for one in visit.findings.all() if one.is_open][:1]
    )


def _shown(visit: Visit) -> dict[str, object]:
    return {"visit": visit, "contract": visit.contract, "proposal": visit.contract.proposal}


@login_required
@require_safe
@answers_refusals
def minutes(request: SignedInRequest, visit_id: int) -> HttpResponse:
    """Show the minutes as they are printed and signed by both sides."""
    visit = visit_for(request, visit_id)
    return render_page(request, "inspections/minutes.html", _shown(visit))


@login_required
@require_POST
@answers_refusals
def finish(request: SignedInRequest, visit_id: int) -> HttpResponse:
    """Finish minutes."""
    visit = visit_for(request, visit_id)
    version = VersionForm(request.POST)
    finished = finish_visit(
        visit.pk,
        version=version.cleaned_data["version"] if version.is_valid() else 0,
        by=request.actor,
        on=clock.today(),
    )
    messages.success(
        request, _("Đã kết thúc biên bản số %(number)s.") % {"number": finished.number}
    )
    return redirect("inspections:visit", visit.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def photos(request: SignedInRequest, visit_id: int) -> HttpResponse:
    """Add photographs to minutes that are not finished."""
    visit = visit_for(request, visit_id)
    if problem := writing_refusal(request.actor, visit):
        raise NotPermitted(problem)
    form = PhotosForm(request.POST or None, files=request.FILES or None)
    sent = send_or_mark(
        request,
        form,
        lambda: add_photos(visit.pk, form.cleaned_data["photos"], by=request.actor),
    )
    if sent.is_done:
        messages.success(request, _("Đã thêm ảnh."))
        return redirect("inspections:visit", visit.pk)
    context = _shown(visit) | {"form": form}
    return render_page(request, "inspections/photos.html", context, status=sent.status)


@login_required
@require_safe
@answers_refusals
def photo(request: SignedInRequest, photo_id: int) -> HttpResponseBase:
    """Give a photograph to who may see its visit."""
    found = VisitPhoto.objects.filter(pk=photo_id, visit__in=visible_visits(request.actor))
    one = found.select_related("attachment").first()
    if one is None:
        raise Http404
    return file_response(one.attachment)
