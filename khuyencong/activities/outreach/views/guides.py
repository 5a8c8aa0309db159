"""Guides in their versions, and guidance given to establishments."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.activities.outreach.forms import (
    GuideForm,
    ReportForm,
    SessionRecordForm,
    TextForm,
)
from khuyencong.activities.outreach.models import Guide, GuideVersion
from khuyencong.activities.outreach.permissions import (
    beginning_refusal,
    keeping_refusal,
    passing_refusal,
    publishing_refusal,
    require_may_begin,
    require_may_keep,
    visible_guides,
    visible_sessions,
)
from khuyencong.activities.outreach.queries import (
    guide_rows,
    session_rows,
    unreported_sessions,
)
from khuyencong.activities.outreach.services import (
    check_version,
    publish_version,
    record_guidance,
    report_guidance,
    write_guide,
    write_version,
)
from khuyencong.activities.outreach.states import GuideState
from khuyencong.activities.outreach.views.frame import (
    guide_for,
    items_of,
    page_of,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.views.frame import proposal_for
from khuyencong.registers.establishments.queries import visible_establishments


@login_required
@require_safe
@answers_refusals
def guide_list(request: SignedInRequest) -> HttpResponse:
    """Show the guides that the person may read."""
    rows = guide_rows(visible_guides(request.actor))
    page = keyset_page(rows, request=request, order=["-id"])
    labels = dict(GuideState.choices)
    context = {
        "page": page,
        "rows": [(guide, labels[_latest_state(guide)]) for guide in page.rows],
        "may_keep": keeping_refusal(request.actor, request.actor.office_id or 0) is None,
    }
    return render_page(request, "outreach/guide_list.html", context)


def _latest_state(guide: Guide) -> str:
    state: str = guide.latest_state  # type: ignore[attr-defined]  # guide_rows adds it
    return state


@login_required
@require_safe
@answers_refusals
def guide_page(request: SignedInRequest, guide_id: int) -> HttpResponse:
    """Show a guide in its versions; who is not staff reads the published one."""
    guide = guide_for(request, guide_id)
    versions = guide.versions.select_related("written_by", "checked_by", "published_by")
    if request.actor.office_id is None:
        versions = versions.filter(state=GuideState.PUBLISHED)
    context = {
        "guide": guide,
        "versions": [_with_rights(request, version, guide.office_id) for version in versions],
        "may_write": keeping_refusal(request.actor, guide.office_id) is None,
    }
    return render_page(request, "outreach/guide.html", context)


def _with_rights(
    request: SignedInRequest, version: GuideVersion, office_id: int
) -> tuple[GuideVersion, bool, bool]:
    """Return a version with whether the person may check it now, and publish it now."""
    assert version.guide.office_id == office_id, "versions of one guide"
    may_check = version.state == GuideState.DRAFT and not passing_refusal(request.actor, version)
    may_publish = version.state == GuideState.CHECKED and not publishing_refusal(
        request.actor, version
    )
    return version, may_check, may_publish


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def write(request: SignedInRequest) -> HttpResponse:
    """Write a new guide."""
    require_may_keep(request.actor, request.actor.office_id or 0)
    form = GuideForm(request.POST or None)
    page = page_of(
        _("Viết bài hướng dẫn"),
        _("Ghi dự thảo"),
        _("Đã ghi dự thảo. Nhờ người khác kiểm tra."),
        reverse("outreach:guides"),
        lambda version: reverse("outreach:guide", args=[version.guide_id]),
    )
    return answer_form(
        request,
        form,
        lambda: write_guide(**form.cleaned_data, by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def rewrite(request: SignedInRequest, guide_id: int) -> HttpResponse:
    """Write a guide anew."""
    guide = guide_for(request, guide_id)
    require_may_keep(request.actor, guide.office_id)
    latest = guide.versions.first()
    form = TextForm(request.POST or None, initial={"text": latest.text if latest else ""})
    back = reverse("outreach:guide", args=[guide.pk])
    page = page_of(_("Viết bản mới"), _("Ghi dự thảo"), _("Đã ghi dự thảo."), back)
    return answer_form(
        request,
        form,
        lambda: write_version(
            guide.pk, form.cleaned_data["text"], by=request.actor, on=clock.today()
        ),
        page,
    )


@login_required
@require_POST
@answers_refusals
def check(request: SignedInRequest, guide_id: int, version_id: int) -> HttpResponse:
    """Say that a draft is right."""
    guide = guide_for(request, guide_id)
    version = get_object_or_404(guide.versions, pk=version_id)
    check_version(version.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã ghi là đã kiểm tra."))
    return redirect("outreach:guide", guide.pk)


@login_required
@require_POST
@answers_refusals
def publish(request: SignedInRequest, guide_id: int, version_id: int) -> HttpResponse:
    """Let everybody read a checked text."""
    guide = guide_for(request, guide_id)
    version = get_object_or_404(guide.versions, pk=version_id)
    publish_version(version.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã công bố."))
    return redirect("outreach:guide", guide.pk)


@login_required
@require_safe
@answers_refusals
def sessions(request: SignedInRequest) -> HttpResponse:
    """Show the guidance that the person may see, the latest first."""
    rows = session_rows(visible_sessions(request.actor))
    context = {
        "page": keyset_page(rows, request=request, order=["-held_on", "-id"]),
        "may_keep": keeping_refusal(request.actor, request.actor.office_id or 0) is None,
    }
    return render_page(request, "outreach/session_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def guide_someone(request: SignedInRequest) -> HttpResponse:
    """Enter guidance that belongs to no đề án of guidance."""
    require_may_keep(request.actor, request.actor.office_id or 0)
    return _record(request, None, reverse("outreach:sessions"))


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_session(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Enter guidance that carries out a đề án."""
    proposal = proposal_for(request, proposal_id)
    require_may_begin(request.actor, proposal)
    return _record(request, proposal.pk, reverse("outreach:guidance", args=[proposal.pk]))


def _record(request: SignedInRequest, proposal_id: int | None, back: str) -> HttpResponse:
    form = SessionRecordForm(
        request.POST or None,
        establishments=visible_establishments(request.actor),
        proposals=visible_proposals(request.actor).order_by("-pk"),
        initial={"held_on": clock.today()},
    )
    page = page_of(_("Ghi lần hướng dẫn cơ sở"), _("Ghi"), _("Đã ghi lần hướng dẫn."), back)
    return answer_form(
        request,
        form,
        lambda: record_guidance(
            form.values(), proposal_id=proposal_id, by=request.actor, on=clock.today()
        ),
        page,
    )


@login_required
@require_safe
@answers_refusals
def guidance(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show the guidance of one đề án."""
    proposal = proposal_for(request, proposal_id)
    rows = session_rows(visible_sessions(request.actor).filter(proposal=proposal))
    may_keep = beginning_refusal(request.actor, proposal) is None
    context = {
        "proposal": proposal,
        "page": keyset_page(rows, request=request, order=["-held_on", "-id"]),
        "may_keep": may_keep,
        "may_report": may_keep and unreported_sessions(proposal).exists(),
    }
    return render_page(request, "outreach/session_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Report the guidance of a đề án as done."""
    proposal = proposal_for(request, proposal_id)
    require_may_begin(request.actor, proposal)
    form = ReportForm(request.POST or None, items=items_of(proposal))
    back = reverse("outreach:guidance", args=[proposal.pk])
    page = page_of(_("Báo cáo hoàn thành"), _("Báo cáo"), _("Đã báo cáo hoàn thành."), back)
    return answer_form(
        request,
        form,
        lambda: report_guidance(proposal.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )
