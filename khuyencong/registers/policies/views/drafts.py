"""Pages that write drafts: as text, or as a norm in a form; and the publishing by another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.engines.refusals import Refused
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.offices.permissions import reach_of
from khuyencong.registers.policies import queries
from khuyencong.registers.policies.checks import check_text
from khuyencong.registers.policies.forms import BookForm, DraftForm, NormForm
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.permissions import require_keeper, require_may_draft
from khuyencong.registers.policies.services import (
    change_draft,
    discard_draft,
    draft_norm,
    publish_version,
    start_book,
    start_draft,
)
from khuyencong.registers.policies.states import BookKind


def _version(code: str, number: int) -> PolicyVersion:
    return get_object_or_404(queries.versions(), book__code=code, number=number)


def _to(version: PolicyVersion) -> HttpResponse:
    return redirect("policies:version", version.book.code, version.number)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def new_book(request: SignedInRequest) -> HttpResponse:
    """Ask for a local book and open it."""
    require_keeper(request.actor)
    reach = reach_of(request.actor)
    form = BookForm(request.POST or None, path=reach.territory_path if reach else "")
    sent = send_or_mark(request, form, lambda: start_book(by=request.actor, **form.values()))
    if sent.is_done:
        messages.success(request, _("Đã mở bộ quy định. Soạn bản nháp đầu tiên."))
        if sent.result.kind == BookKind.RULES:
            return redirect("policies:draft_norm", sent.result.code)
        draft = start_draft(sent.result.pk, by=request.actor)
        return redirect("policies:edit_draft", sent.result.code, draft.number)
    return render_page(request, "policies/book_form.html", {"form": form}, status=sent.status)


@login_required
@require_POST
@answers_refusals
def start(request: SignedInRequest, code: str) -> HttpResponse:
    """Begin a draft from the current text and open it for writing."""
    book = get_object_or_404(PolicyBook, code=code)
    draft = start_draft(book.pk, by=request.actor)
    return redirect("policies:edit_draft", code, draft.number)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    """Show a draft's text with all its faults by line; write it, or only check it."""
    version = _version(code, number)
    require_may_draft(request.actor, version.book)
    form = DraftForm(
        request.POST or None,
        initial={"text": version.text, "note": version.note, "seen_sha256": version.sha256},
    )
    status, problems = 200, check_text(version.book, version.text)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        problems = check_text(version.book, told["text"])
        if "check" not in request.POST:
            try:
                change_draft(version.pk, by=request.actor, **told)
            except Refused as refusal:
                status, problems = refusal.http_status, list(refusal.problems)
            else:
                messages.success(request, _("Đã lưu bản nháp."))
                return _to(version)
    context = {"version": version, "form": form, "problems": problems}
    return render_page(request, "policies/draft_form.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def norm(request: SignedInRequest, code: str) -> HttpResponse:
    """Ask for one norm of a local book and begin a draft that holds it."""
    book = get_object_or_404(PolicyBook.objects.select_related("territory"), code=code)
    require_may_draft(request.actor, book)
    form = NormForm(request.POST or None)
    sent = send_or_mark(request, form, lambda: draft_norm(book.pk, form.values(), by=request.actor))
    if sent.is_done:
        messages.success(request, _("Đã lập bản nháp. Người khác kiểm tra và công bố."))
        return redirect("policies:version", code, sent.result.number)
    context = {"form": form, "book": book}
    return render_page(request, "policies/norm_form.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def publish(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    """Publish a draft that another made."""
    version = publish_version(_version(code, number).pk, by=request.actor)
    messages.success(request, _("Đã công bố phiên bản %s.") % version.number)
    return _to(version)


@login_required
@require_POST
@answers_refusals
def discard(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    """Give up a draft, with a reason."""
    version = _version(code, number)
    discard_draft(version.pk, reason=request.POST.get("reason", ""), by=request.actor)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("policies:books")
