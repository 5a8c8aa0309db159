"""The jury's desk: relations, one's own sheets, and the chair's record of who is absent."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.awards.forms import ReasonForm, RelationsForm
from khuyencong.activities.awards.models import Entry, JuryMember, Relation, ScoreSheet, VoteRound
from khuyencong.activities.awards.permissions import (
    barred_entries,
    chairing_refusal,
    scorable_entries,
    scoring_refusal,
)
from khuyencong.activities.awards.queries import entry_rows, own_sheets, sub_criteria_of
from khuyencong.activities.awards.result_forms import SheetForm
from khuyencong.activities.awards.services import (
    declare_relations,
    record_absence,
    save_sheet,
    submit_sheet,
)
from khuyencong.activities.awards.states import RoundState
from khuyencong.activities.awards.views.frame import (
    form_page,
    posted_version,
    require_none,
    rounds_for,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark


@dataclass(frozen=True)
class DeskRow:
    """A product on the desk of a juror: barred with the tie, or with one's own sheet so far."""

    entry: Entry
    is_barred: bool
    sheet: ScoreSheet | None


@dataclass(frozen=True)
class DeskRound:
    """A round on the desk of a juror."""

    vote: VoteRound
    juror: JuryMember
    rows: list[DeskRow]

    @property
    def is_scoring(self) -> bool:
        return self.vote.state == RoundState.SCORING

    @property
    def done(self) -> int:
        return sum(row.sheet is not None and row.sheet.is_submitted for row in self.rows)

    @property
    def wanted(self) -> int:
        return sum(not row.is_barred for row in self.rows)


def _memberships(request: SignedInRequest) -> list[JuryMember]:
    """Return the juries that the signed-in person is in, in whatever role they act now."""
    mine = JuryMember.objects.filter(person_id=request.user.pk, panel__decided_on__isnull=False)
    mine = mine.exclude(round__state__in=[RoundState.DRAFT, RoundState.CANCELLED])
    return list(mine.select_related("round__office", "round__unit").order_by("-round_id"))


def _membership(request: SignedInRequest, round_id: int) -> JuryMember:
    for juror in _memberships(request):
        if juror.round_id == round_id:
            return juror
    raise Http404


@login_required
@require_safe
@answers_refusals
def desk(request: SignedInRequest) -> HttpResponse:
    """Show a juror their rounds, and the sheets that they have still to hand in."""
    rounds = []
    for juror in _memberships(request):
        entries = entry_rows(scorable_entries(request.user.pk).filter(round=juror.round))
        barred, sheets = barred_entries(juror), own_sheets(juror)
        rows = [
            DeskRow(entry, entry.pk in barred, sheets.get(entry.pk))
            for entry in entries.order_by("number")
        ]
        rounds.append(DeskRound(juror.round, juror, rows))
    return render_page(request, "awards/desk.html", {"rounds": rounds})


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def relations(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Say to which makers one is related."""
    juror = _membership(request, round_id)
    entries = list(scorable_entries(request.user.pk).filter(round_id=round_id).order_by("number"))
    told = dict(Relation.objects.filter(juror=juror).values_list("entry_id", "nature"))
    form = RelationsForm(
        request.POST if request.method == "POST" else None,  # nothing told is an answer too
        entries=entry_rows(Entry.objects.filter(pk__in=[one.pk for one in entries])),
        initial={f"nature_{pk}": nature for pk, nature in told.items()},
    )
    sent = send_or_mark(
        request,
        form,
        lambda: declare_relations(round_id, form.natures(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã khai. Bạn không chấm những sản phẩm có quan hệ."))
        return redirect("awards:desk")
    context = {"form": form, "juror": juror, "vote": juror.round, "back": reverse("awards:desk")}
    return render_page(request, "awards/relations.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def sheet(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Score a product on one's own sheet: kept while one writes, handed in once."""
    entry = entry_rows(scorable_entries(request.user.pk)).filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    juror = _membership(request, entry.round_id)
    own = ScoreSheet.objects.filter(juror=juror, entry=entry).prefetch_related("points").first()
    if own is None or not own.is_submitted:
        require_none(scoring_refusal(juror, entry))
    form = SheetForm(
        request.POST or None, parts=sub_criteria_of(entry.round), initial=_initial(own)
    )
    if request.headers.get("X-Autosave") == "true":
        return _keep_quietly(request, entry, form)
    is_handing_in = request.POST.get("deed") == "submit"
    told: dict[str, Any] = {"version": posted_version(request), "by": request.actor}
    sent = send_or_mark(
        request,
        form,
        lambda: (
            submit_sheet(
                entry.pk,
                form.points(),
                note=form.cleaned_data["note"],
                on=clock.today(),
                **told,
            )
            if is_handing_in
            else save_sheet(entry.pk, form.points(), note=form.cleaned_data["note"], **told)
        ),
    )
    if sent.is_done:
        done = _("Đã nộp phiếu.") if is_handing_in else _("Đã lưu phiếu nháp.")
        messages.success(request, done)
        return redirect("awards:desk")
    context = {
        "entry": entry,
        "vote": entry.round,
        "sheet": own,
        "form": form,
        "is_open": entry.round.state == RoundState.SCORING
        and (own is None or not own.is_submitted),
        "version": request.POST.get("version", own.version if own else 0),
    }
    return render_page(request, "awards/sheet.html", context, status=sent.status)


def _initial(own: ScoreSheet | None) -> dict[str, Any]:
    if own is None:
        return {}
    points = {f"part_{one.sub_criterion_id}": one.points for one in own.points.all()}
    return {**points, "note": own.note}


def _keep_quietly(request: SignedInRequest, entry: Entry, form: SheetForm) -> HttpResponse:
    """Answer the autosaving script: the new version, or what is not right yet."""
    if not form.is_valid():
        return render_page(request, "awards/_autosave_errors.html", {"form": form}, status=422)
    kept = save_sheet(
        entry.pk,
        form.points(),
        note=form.cleaned_data["note"],
        version=posted_version(request),
        by=request.actor,
    )
    return HttpResponse(status=204, headers={"X-Version": str(kept.version)})


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def absent(request: SignedInRequest, juror_id: int) -> HttpResponse:
    """Record that a juror does not score, with the reason."""
    juror = get_object_or_404(
        JuryMember.objects.select_related("round__office", "person"),
        pk=juror_id,
        round__in=rounds_for(request),
    )
    require_none(chairing_refusal(request.actor, juror.round))
    form = ReasonForm(request.POST or None, label=_("Lý do vắng"))
    return form_page(
        request,
        form,
        lambda: record_absence(
            juror.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
        done=_("Đã ghi giám khảo vắng."),
        then=lambda done: ("awards:round", done.round_id),
        back=reverse("awards:round", args=[juror.round_id]),
        title=_("Ghi giám khảo vắng: %(name)s") % {"name": juror},
        submit=_("Ghi vắng"),
    )
