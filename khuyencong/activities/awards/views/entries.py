"""Products: registered, described, photographed, handed in, checked."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.activities.awards.checks import missing_in
from khuyencong.activities.awards.forms import (
    EntryForm,
    FilesForm,
    ReasonForm,
    RegistrationForm,
    initial_entry,
)
from khuyencong.activities.awards.models import Entry, EntryPaper, EntryPhoto, VoteRound
from khuyencong.activities.awards.permissions import (
    complaining_refusal,
    entering_refusal,
    entry_refusal,
    juror_of,
    keeping_refusal,
    seeing_board_refusal,
)
from khuyencong.activities.awards.rulebook import level_rule
from khuyencong.activities.awards.services import (
    accept_entry,
    add_paper,
    add_photo,
    change_entry,
    return_entry,
    start_entry,
    submit_entry,
    withdraw_entry,
)
from khuyencong.activities.awards.states import Angle, EntryState, PaperKind, RoundState
from khuyencong.activities.awards.views.frame import (
    entry_for,
    form_page,
    posted_version,
    require_none,
    round_for,
)
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.establishments.queries import visible_establishments


def _asks_for_lower(vote: VoteRound) -> bool:
    return bool(level_rule(vote.level, vote.opened_on).lower)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def register(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Begin the dossier of a product."""
    vote = round_for(request, round_id)
    own = visible_establishments(request.actor)
    if request.actor.establishment_id is None:
        require_none(keeping_refusal(request.actor, vote))
    form = RegistrationForm(
        request.POST or None,
        establishments=own,
        has_lower_level=_asks_for_lower(vote),
        initial={"establishment": request.actor.establishment_id},
    )
    return form_page(
        request,
        form,
        lambda: start_entry(
            vote.pk,
            form.cleaned_data["establishment"].pk,
            form.values(),
            by=request.actor,
            on=clock.today(),
        ),
        done=_("Đã lập hồ sơ. Thêm ba ảnh và giấy tờ rồi nộp."),
        then=lambda entry: ("awards:entry", entry.pk),
        back=reverse("awards:round", args=[vote.pk]),
        title=_("Đăng ký sản phẩm bình chọn"),
        submit=_("Lưu và thêm ảnh"),
    )


@login_required
@require_safe
@answers_refusals
def entry_page(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Show a product with its pictures and papers, what is missing, its result when it is known."""
    entry = entry_for(request, entry_id)
    return _show(request, entry, FilesForm())


def _show(
    request: SignedInRequest, entry: Entry, files: FilesForm, *, status: int = 200
) -> HttpResponse:
    vote, actor, today = entry.round, request.actor, clock.today()
    photos = {photo.angle: photo for photo in entry.photos.all()}
    may_keep = keeping_refusal(actor, vote) is None and vote.state == RoundState.ANNOUNCED
    is_maker = entering_refusal(actor, vote, entry.establishment) is None
    may_edit = entry_refusal(actor, entry) is None and vote.state == RoundState.ANNOUNCED
    verdict = getattr(entry, "verdict", None)
    sees_result = vote.has_public_results or seeing_board_refusal(actor, vote) is None
    is_waiting = entry.state in (EntryState.SUBMITTED, EntryState.DRAFT, EntryState.RETURNED)
    context = {
        "entry": entry,
        "vote": vote,
        "angles": [(angle.label, photos.get(angle)) for angle in Angle],
        "files": files,
        "missing": missing_in(entry, on=today) if is_waiting else [],
        "may_edit": may_edit,
        "may_submit": may_edit,
        "may_accept": may_keep and entry.state == EntryState.SUBMITTED,
        "may_return": may_keep and entry.state in (EntryState.SUBMITTED, EntryState.ACCEPTED),
        "may_withdraw": is_maker
        and vote.state == RoundState.ANNOUNCED
        and entry.state != EntryState.WITHDRAWN,
        "may_complain": verdict is not None
        and vote.has_public_results
        and complaining_refusal(actor, entry) is None,
        "may_score": vote.state == RoundState.SCORING and juror_of(actor, vote) is not None,
        "verdict": verdict if sees_result else None,
        "complaints": entry.complaints.all() if is_maker else [],
        "certificates": entry.certificates.all() if sees_result else [],
    }
    return render_page(request, "awards/entry.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Change what is told of a product."""
    entry = entry_for(request, entry_id)
    require_none(entering_refusal(request.actor, entry.round, entry.establishment))
    form = EntryForm(
        request.POST or None,
        has_lower_level=_asks_for_lower(entry.round),
        initial=initial_entry(entry),
    )
    return form_page(
        request,
        form,
        lambda: change_entry(
            entry.pk, form.values(), version=posted_version(request), by=request.actor
        ),
        done=_("Đã lưu."),
        then=lambda changed: ("awards:entry", changed.pk),
        back=reverse("awards:entry", args=[entry.pk]),
        title=_("Sửa thông tin sản phẩm"),
        submit=_("Lưu"),
        present_version=entry.version,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add_files(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Keep photos and a paper. Each stands for itself: one that is refused loses no other.

    Who comes back to this address, as from a refusal of the next step, finds the dossier.
    """
    entry = entry_for(request, entry_id)
    if request.method == "GET":
        return redirect("awards:entry", entry.pk)
    require_none(entry_refusal(request.actor, entry))
    form = FilesForm(request.POST, files=request.FILES)

    def keep() -> bool:
        problems: list[Problem] = []
        for angle in Angle:
            if upload := form.cleaned_data[f"photo_{angle}"]:
                try:
                    add_photo(entry.pk, angle, upload, by=request.actor)
                except Refused as refusal:
                    problems += refusal.problems
        if upload := form.cleaned_data["paper"]:
            kind = PaperKind(form.cleaned_data["paper_kind"])
            add_paper(entry.pk, kind, upload, by=request.actor)
        require(problems)
        return True

    sent = send_or_mark(request, form, keep)
    if sent.is_done:
        messages.success(request, _("Đã thêm tệp."))
        return redirect("awards:entry", entry.pk)
    return _show(request, entry_for(request, entry_id), form, status=sent.status)


_STEPS: dict[str, Callable[[Entry, SignedInRequest], Entry]] = {
    "nop": lambda entry, request: submit_entry(entry.pk, by=request.actor, on=clock.today()),
    "nhan": lambda entry, request: accept_entry(entry.pk, by=request.actor, on=clock.today()),
}


@login_required
@require_POST
@answers_refusals
def step(request: SignedInRequest, entry_id: int, name: str) -> HttpResponse:
    """Hand a dossier in, or accept it."""
    act = _STEPS.get(name)
    if act is None:
        raise Http404
    entry = act(entry_for(request, entry_id), request)
    messages.success(request, _("Đã thực hiện."))
    return redirect("awards:entry", entry.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def give_back(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Give a dossier back, with everything that has to be completed."""
    entry = entry_for(request, entry_id)
    require_none(keeping_refusal(request.actor, entry.round))
    form = ReasonForm(request.POST or None, label=_("Yêu cầu bổ sung"))
    return form_page(
        request,
        form,
        lambda: return_entry(
            entry.pk, note=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
        done=_("Đã trả hồ sơ."),
        then=lambda done: ("awards:entry", done.pk),
        back=reverse("awards:entry", args=[entry.pk]),
        title=_("Trả hồ sơ để bổ sung"),
        submit=_("Trả hồ sơ"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def withdraw(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Take a product out of a round."""
    entry = entry_for(request, entry_id)
    require_none(entering_refusal(request.actor, entry.round, entry.establishment))
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: withdraw_entry(entry.pk, reason=form.cleaned_data["reason"], by=request.actor),
        done=_("Đã rút hồ sơ."),
        then=lambda done: ("awards:entry", done.pk),
        back=reverse("awards:entry", args=[entry.pk]),
        title=_("Rút hồ sơ"),
        submit=_("Rút hồ sơ"),
    )


@login_required
@require_safe
@answers_refusals
def photo(request: SignedInRequest, photo_id: int) -> HttpResponseBase:
    """Give a photo to who may see its product."""
    found = EntryPhoto.objects.select_related("attachment").filter(pk=photo_id).first()
    if found is None:
        raise Http404
    entry_for(request, found.entry_id)
    return file_response(found.attachment)


@login_required
@require_safe
@answers_refusals
def paper(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """Give a paper to who may see its product."""
    found = EntryPaper.objects.select_related("attachment").filter(pk=paper_id).first()
    if found is None:
        raise Http404
    entry_for(request, found.entry_id)
    return file_response(found.attachment)
