"""Who is at a session: the board, the QR code on the screen, the sheet to sign."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.training.deadlines import closes_at, has_begun, opens_at
from khuyencong.activities.training.models import Attendance, Trainee
from khuyencong.activities.training.permissions import require_may_run, running_refusal
from khuyencong.activities.training.queries import session_board
from khuyencong.activities.training.services import mark_attendance
from khuyencong.activities.training.services.attending import Marks
from khuyencong.activities.training.states import ClassState
from khuyencong.activities.training.views.frame import session_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page

Board = list[tuple[Trainee, Attendance | None]]


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def board(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Show who is there, and mark it."""
    session = session_for(request, session_id)
    course, today = session.training_class, clock.today()
    now = timezone.localtime().time()
    rows = session_board(session)
    if request.method == "POST":
        require_may_run(request.actor, course)
        marks = _marks(request.POST, rows)
        mark_attendance(session.pk, marks, by=request.actor, on=today, at=now)
        messages.success(request, _("Đã lưu điểm danh."))
        return redirect("training:board", session.pk)
    may_run = running_refusal(request.actor, course) is None
    context = {
        "session": session,
        "course": course,
        "rows": rows,
        "present": sum(mark is not None and mark.is_present for _trainee, mark in rows),
        "may_mark": may_run and course.state == ClassState.OPEN and has_begun(session, today, now),
        "opens": opens_at(session),
        "closes": closes_at(session),
    }
    return render_page(request, "training/board.html", context)


def _marks(data: QueryDict, rows: Board) -> Marks:
    """Return what a sent board says, beside what it showed when it was opened.

    ``was`` holds who was shown as present, ``known`` who was marked at all.
    """
    everyone = {trainee.pk for trainee, _mark in rows}
    there, was, known = (_keys(data, name) & everyone for name in ("present", "was", "known"))
    return Marks(
        present=frozenset(there - was),
        taken_back=frozenset(was - there),
        absent=frozenset(everyone - there - was - known),
    )


def _keys(data: QueryDict, name: str) -> set[int]:
    return {int(one) for one in data.getlist(name) if one.isascii() and one.isdigit()}


@login_required
@require_safe
@answers_refusals
def qr(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Show the code that those present open on their phones, as large as the screen."""
    session = session_for(request, session_id)
    require_may_run(request.actor, session.training_class)
    address = request.build_absolute_uri(reverse("training:present", args=[session.token]))
    context = {
        "session": session,
        "course": session.training_class,
        "address": address,
        "opens": opens_at(session),
        "closes": closes_at(session),
    }
    return render_page(request, "training/qr.html", context)


@login_required
@require_safe
@answers_refusals
def sheet(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Show the sheet that those present sign, for the printer."""
    session = session_for(request, session_id)
    require_may_run(request.actor, session.training_class)
    context = {
        "session": session,
        "course": session.training_class,
        "rows": [trainee for trainee, _mark in session_board(session)],
    }
    return render_page(request, "training/sheet.html", context)
