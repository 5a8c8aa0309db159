"""The score board, the council's proposal, the recognition, complaints."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.awards.forms import DatedReasonForm
from khuyencong.activities.awards.models import Entry, JuryMember
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    complaining_refusal,
    deciding_refusal,
    keeping_refusal,
    seeing_board_refusal,
)
from khuyencong.activities.awards.queries import board_of, submitted_sheets
from khuyencong.activities.awards.result_forms import (
    AnswerForm,
    CorrectionForm,
    CouncilForm,
    RecognitionForm,
)
from khuyencong.activities.awards.rulebook import (
    complaint_rule,
    criteria_rule,
    judging_rule,
    rulebook,
)
from khuyencong.activities.awards.services import (
    answer_complaint,
    correct_result,
    propose_winners,
    receive_complaint,
    recognise,
)
from khuyencong.activities.awards.states import CriterionCode, RoundState
from khuyencong.activities.awards.views.frame import (
    complaint_for,
    entry_for,
    form_page,
    require_none,
    round_for,
)
from khuyencong.engines.scoring import JurorRow, ProductRow
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark


@dataclass(frozen=True)
class SheetCell:
    """One juror's total for a product; None where there is no sheet."""

    total: int | None
    is_apart: bool


@dataclass(frozen=True)
class BoardRow:
    """A product on the board with the totals of each juror."""

    entry: Entry
    row: ProductRow
    cells: list[SheetCell]


@login_required
@require_safe
@answers_refusals
def board(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Show every sheet, averages, ranks, disagreement, and who lies apart."""
    vote = round_for(request, round_id)
    require_none(seeing_board_refusal(request.actor, vote))
    found = board_of(vote)
    jurors = list(vote.jury_members.select_related("person"))
    entries = vote.entries.select_related("establishment").in_bulk()
    totals = {
        (entry, juror): total
        for entry, juror, total in submitted_sheets(vote).values_list(
            "entry_id", "juror_id", "total"
        )
    }
    rows = [
        BoardRow(
            entries[row.product],
            row,
            [
                SheetCell(
                    totals.get((row.product, juror.pk)), (row.product, juror.pk) in found.apart
                )
                for juror in jurors
            ],
        )
        for row in found.products
    ]
    by_juror = {row.juror: row for row in found.jurors}
    known: list[tuple[JuryMember, JurorRow | None]] = [
        (juror, by_juror.get(juror.pk)) for juror in jurors
    ]
    context = {
        "vote": vote,
        "rows": rows,
        "jurors": known,
        "criteria": [
            (CriterionCode(one.code).label, one.maximum)
            for one in criteria_rule(vote.opened_on).criteria
        ],
        "judging": judging_rule(vote.opened_on),
        "tolerance": rulebook().tolerance,
    }
    return render_page(request, "awards/board.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def council_decision(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Write the council's minutes: who wins, in what order, who is passed over and why."""
    vote = round_for(request, round_id)
    require_none(keeping_refusal(request.actor, vote))
    require_none(seeing_board_refusal(request.actor, vote))
    products = board_of(vote).products
    entries = vote.entries.select_related("establishment").in_bulk()
    form = CouncilForm(
        request.POST or None,
        board=products,
        entries=entries,
        initial={"minutes_on": clock.today()},
    )
    sent = send_or_mark(
        request,
        form,
        lambda: propose_winners(vote.pk, form.values(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã trình công nhận."))
        return redirect("awards:round", vote.pk)
    context = {"vote": vote, "form": form, "judging": judging_rule(vote.opened_on)}
    return render_page(request, "awards/council_decision.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def recognition(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Recognise the winners, with the decision and the notice."""
    vote = round_for(request, round_id)
    require_none(deciding_refusal(request.actor, vote))
    today = clock.today()
    form = RecognitionForm(
        request.POST or None, initial={"decision_on": today, "notified_on": today}
    )
    winners = vote.entries.filter(verdict__is_winner=True).select_related(
        "verdict", "establishment"
    )
    sent = send_or_mark(
        request, form, lambda: recognise(vote.pk, form.values(), by=request.actor, on=today)
    )
    if sent.is_done:
        messages.success(request, _("Đã công nhận kết quả và cấp giấy chứng nhận."))
        return redirect("awards:round", vote.pk)
    context = {"vote": vote, "form": form, "winners": winners.order_by("verdict__place")}
    return render_page(request, "awards/recognise.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def complain(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Take a complaint about the result of a product."""
    entry = entry_for(request, entry_id)
    require_none(complaining_refusal(request.actor, entry))
    today = clock.today()
    form = DatedReasonForm(request.POST or None, today=today)
    form.fields["day"].label = _("Ngày nhận đơn")
    return form_page(
        request,
        form,
        lambda: receive_complaint(
            entry.pk,
            text=form.cleaned_data["text"],
            received_on=form.cleaned_data["day"],
            by=request.actor,
            on=today,
        ),
        done=_("Đã nhận khiếu nại."),
        then=lambda complaint: ("awards:complaint", complaint.pk),
        back=reverse("awards:entry", args=[entry.pk]),
        title=_("Khiếu nại kết quả: %(product)s") % {"product": entry.name},
        submit=_("Gửi khiếu nại"),
        note=_("Hạn cuối nhận đơn: %(day)s.") % {"day": f"{entry.round.complaints_until:%d/%m/%Y}"}
        if entry.round.complaints_until
        else "",
        rules=[complaint_rule(entry.round.opened_on)],
    )


@login_required
@require_safe
@answers_refusals
def complaint_page(request: SignedInRequest, complaint_id: int) -> HttpResponse:
    """Show a complaint, its answer, and what it changed."""
    complaint = complaint_for(request, complaint_id)
    actor, vote = request.actor, complaint.round
    context = {
        "complaint": complaint,
        "vote": vote,
        "entry": complaint.entry,
        "is_late": complaint.is_late_on(clock.today()),
        "rule": complaint_rule(vote.opened_on),
        "may_answer": complaint.is_open and chairing_refusal(actor, vote) is None,
        "may_correct": bool(complaint.is_upheld)
        and not complaint.changes.all()
        and vote.state == RoundState.RECOGNISED
        and deciding_refusal(actor, vote) is None,
    }
    return render_page(request, "awards/complaint.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def answer(request: SignedInRequest, complaint_id: int) -> HttpResponse:
    """Answer a complaint for the council."""
    complaint = complaint_for(request, complaint_id)
    require_none(chairing_refusal(request.actor, complaint.round))
    form = AnswerForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: answer_complaint(
            complaint.pk,
            is_upheld=form.cleaned_data["is_upheld"] == "yes",
            answer=form.cleaned_data["answer"],
            by=request.actor,
            on=clock.today(),
        ),
        done=_("Đã trả lời khiếu nại."),
        then=lambda done: ("awards:complaint", done.pk),
        back=reverse("awards:complaint", args=[complaint.pk]),
        title=_("Trả lời khiếu nại"),
        submit=_("Trả lời"),
        note=complaint.text,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def correct(request: SignedInRequest, complaint_id: int) -> HttpResponse:
    """Turn the result of a product after an upheld complaint."""
    complaint = complaint_for(request, complaint_id)
    require_none(deciding_refusal(request.actor, complaint.round))
    form = CorrectionForm(request.POST or None)
    wins = complaint.entry.verdict.is_winner
    note = _("Sản phẩm đang được công nhận: sửa là thôi công nhận, thu hồi giấy chứng nhận.")
    if not wins:
        note = _("Sản phẩm chưa được công nhận: sửa là công nhận và cấp giấy chứng nhận.")
    return form_page(
        request,
        form,
        lambda: correct_result(
            complaint.pk, **form.cleaned_data, by=request.actor, on=clock.today()
        ),
        done=_("Đã sửa kết quả. Kết quả cũ còn trong lịch sử."),
        then=lambda _verdict: ("awards:complaint", complaint.pk),
        back=reverse("awards:complaint", args=[complaint.pk]),
        title=_("Sửa kết quả sau khiếu nại"),
        submit=_("Sửa kết quả"),
        note=note,
    )
