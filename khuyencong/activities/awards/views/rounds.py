"""The list of rounds, a round's page, and what opens and moves it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.activities.awards.forms import (
    FilterForm,
    ReasonForm,
    RoundForm,
    initial_round,
)
from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.permissions import (
    deciding_refusal,
    is_juror_somewhere,
    keeping_refusal,
    leading_refusal,
    levels_for,
    opening_refusal,
)
from khuyencong.activities.awards.queries import round_rows
from khuyencong.activities.awards.round_page import round_page
from khuyencong.activities.awards.services import (
    announce_round,
    cancel_round,
    change_round,
    fix_criteria,
    open_results,
    open_round,
    open_scoring,
    send_back,
)
from khuyencong.activities.awards.views.frame import (
    form_page,
    posted_version,
    require_none,
    round_for,
    rounds_for,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.proposals.permissions import visible_proposals


@login_required
@require_safe
@answers_refusals
def round_list(request: SignedInRequest) -> HttpResponse:
    """Show the rounds that the actor may see, the latest first."""
    form = FilterForm(request.GET)
    wanted = form.wanted()
    rows = round_rows(rounds_for(request).filter(**wanted))
    context = {
        "form": form,
        "page": keyset_page(rows, request=request, order=("-year", "-id")),
        "is_narrowed": bool(wanted),
        "is_juror": is_juror_somewhere(request.actor),
        "may_open": request.actor is not None and opening_refusal(request.actor) is None,
    }
    return render_page(request, "awards/round_list.html", context)


@login_required
@require_safe
@answers_refusals
def round_detail(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Show a round: where it stands, what comes next and who does it, its products and people."""
    vote = round_for(request, round_id)
    page = round_page(request.actor, vote, on=clock.today())
    return render_page(request, "awards/round.html", {"vote": vote, "page": page})


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def open_page(request: SignedInRequest, proposal_id: int | None = None) -> HttpResponse:
    """Open a round, for a đề án or for the office's own."""
    if request.actor is None:
        raise Http404
    require_none(opening_refusal(request.actor))
    if (
        proposal_id is not None
        and not visible_proposals(request.actor).filter(pk=proposal_id).exists()
    ):
        raise Http404
    today = clock.today()
    levels = levels_for(request.actor, on=today)
    form = RoundForm(request.POST or None, levels=levels, initial={"year": today.year})
    return form_page(
        request,
        form,
        lambda: open_round(form.values(), by=request.actor, on=today, proposal_id=proposal_id),
        done=_("Đã mở đợt bình chọn. Trình lãnh đạo công bố."),
        then=lambda vote: ("awards:round", vote.pk),
        back=reverse("awards:list"),
        title=_("Mở đợt bình chọn"),
        rules=levels,
        submit=_("Mở đợt"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Change a round until it is announced."""
    vote = round_for(request, round_id)
    require_none(keeping_refusal(request.actor, vote))
    form = RoundForm(
        request.POST or None,
        levels=levels_for(request.actor, on=vote.opened_on),
        initial=initial_round(vote),
    )
    return form_page(
        request,
        form,
        lambda: change_round(
            vote.pk,
            form.values(),
            version=posted_version(request),
            by=request.actor,
            on=clock.today(),
        ),
        done=_("Đã lưu."),
        then=lambda changed: ("awards:round", changed.pk),
        back=reverse("awards:round", args=[vote.pk]),
        title=_("Sửa đợt bình chọn"),
        submit=_("Lưu"),
        present_version=vote.version,
    )


_STEPS: dict[str, Callable[[VoteRound, SignedInRequest], VoteRound]] = {
    "cong-bo": lambda vote, request: announce_round(vote.pk, by=request.actor, on=clock.today()),
    "chot-khung-diem": lambda vote, request: fix_criteria(
        vote.pk, by=request.actor, on=clock.today()
    ),
    "mo-cham": lambda vote, request: open_scoring(vote.pk, by=request.actor, on=clock.today()),
    "mo-ket-qua": lambda vote, request: open_results(vote.pk, by=request.actor, on=clock.today()),
}


@login_required
@require_POST
@answers_refusals
def step(request: SignedInRequest, round_id: int, name: str) -> HttpResponse:
    """Take a step that asks for nothing more."""
    act = _STEPS.get(name)
    if act is None:
        raise Http404
    vote = act(round_for(request, round_id), request)
    messages.success(request, _("Đã thực hiện."))
    return redirect("awards:round", vote.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def cancel(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Give a round up, with the reason."""
    vote = round_for(request, round_id)
    require_none(leading_refusal(request.actor, vote))
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: cancel_round(vote.pk, reason=form.cleaned_data["reason"], by=request.actor),
        done=_("Đã hủy đợt bình chọn."),
        then=lambda done: ("awards:round", done.pk),
        back=reverse("awards:round", args=[vote.pk]),
        title=_("Hủy đợt bình chọn"),
        submit=_("Hủy đợt"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def back_to_council(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Give the proposal back to the council, with the reason."""
    vote = round_for(request, round_id)
    require_none(deciding_refusal(request.actor, vote))
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: send_back(vote.pk, reason=form.cleaned_data["reason"], by=request.actor),
        done=_("Đã trả lại Hội đồng."),
        then=lambda done: ("awards:round", done.pk),
        back=reverse("awards:round", args=[vote.pk]),
        title=_("Trả lại đề nghị công nhận"),
        submit=_("Trả lại"),
    )
