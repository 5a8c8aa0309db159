"""The list of tours, one tour, and its forms."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.study_tours.forms import (
    CostForm,
    DeliverForm,
    FilterForm,
    LessonForm,
    ParticipantForm,
    ReportTextForm,
    ResultForm,
    StopForm,
    TourForm,
    initial_tour,
)
from khuyencong.activities.study_tours.norms import report_rule
from khuyencong.activities.study_tours.permissions import (
    keeping_refusal,
    require_may_begin,
    require_may_keep,
    visible_tours,
)
from khuyencong.activities.study_tours.queries import list_rows, tour_view
from khuyencong.activities.study_tours.services import (
    add_cost,
    add_lesson,
    add_participant,
    add_stop,
    change_tour,
    deliver_tour,
    finish_lesson,
    hand_in_report,
    plan_tour,
)
from khuyencong.activities.study_tours.views.frame import kept_tour, page_of, tour_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.views.frame import proposal_for
from khuyencong.registers.establishments.queries import visible_establishments


@login_required
@require_safe
@answers_refusals
def tour_list(request: SignedInRequest) -> HttpResponse:
    """Show the tours that the person may see, the latest first."""
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(visible_tours(request.actor), text=asked.get("text", ""))
    context = {
        "page": keyset_page(rows, request=request, order=["-starts_on", "-id"]),
        "form": form,
        "is_narrowed": any(asked.values()),
        "may_keep": keeping_refusal(request.actor, request.actor.office_id or 0) is None,
    }
    return render_page(request, "study_tours/tour_list.html", context)


@login_required
@require_safe
@answers_refusals
def tour_page(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Show one tour. An establishment reads no names and costs of others."""
    tour = tour_for(request, tour_id)
    view = tour_view(tour)
    today = clock.today()
    is_staff = request.actor.office_id is not None
    may_keep = keeping_refusal(request.actor, tour.office_id) is None
    own = request.actor.establishment_id
    context = {
        "tour": tour,
        "view": view,
        "participants": [
            one for one in view.participants if is_staff or one.establishment_id == own
        ],
        "rule": report_rule(),
        "is_staff": is_staff,
        "is_late": tour.reported_on is None and view.report_due_on < today,
        "today": today,
        "may_keep": may_keep,
        "may_change": may_keep and tour.reported_on is None,
        "may_report": may_keep and tour.reported_on is None and tour.ends_on <= today,
        "may_deliver": may_keep
        and tour.proposal_id is not None
        and tour.reported_on is not None
        and tour.delivery_id is None,
    }
    return render_page(request, "study_tours/tour.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest) -> HttpResponse:
    """Plan a tour of the office's own."""
    require_may_keep(request.actor, request.actor.office_id or 0)
    return _plan(request, None)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def begin(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Plan a tour that carries out a đề án."""
    proposal = proposal_for(request, proposal_id)
    require_may_begin(request.actor, proposal)
    return _plan(request, proposal)


def _plan(request: SignedInRequest, proposal: Proposal | None) -> HttpResponse:
    facts = proposal.facts if proposal else {}
    initial = {"destination": facts.get("destination") or facts.get("country", "")}
    form = TourForm(request.POST or None, initial=initial)
    page = page_of(_("Lập chuyến tham quan học tập"), _("Lập"), _("Đã lập chuyến đi."))
    return answer_form(
        request,
        form,
        lambda: plan_tour(
            form.values(),
            proposal_id=proposal.pk if proposal else None,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Correct a tour."""
    tour = kept_tour(request, tour_id)
    form = TourForm(request.POST or None, initial=initial_tour(tour))
    page = page_of(_("Sửa chuyến đi"), _("Ghi"), _("Đã sửa chuyến đi."), tour)
    return answer_form(
        request,
        form,
        lambda: change_tour(
            tour.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def stop(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Enter a place to visit."""
    tour = kept_tour(request, tour_id)
    form = StopForm(request.POST or None, initial={"day": tour.starts_on})
    page = page_of(_("Ghi nơi tham quan"), _("Ghi"), _("Đã ghi nơi tham quan."), tour)
    return answer_form(
        request, form, lambda: add_stop(tour.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def participant(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Enter a person who goes."""
    tour = kept_tour(request, tour_id)
    form = ParticipantForm(
        request.POST or None, establishments=visible_establishments(request.actor)
    )
    page = page_of(_("Ghi người đi"), _("Ghi"), _("Đã ghi người đi."), tour)
    return answer_form(
        request, form, lambda: add_participant(tour.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def cost(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Enter a cost."""
    tour = kept_tour(request, tour_id)
    form = CostForm(request.POST or None)
    page = page_of(_("Ghi chi phí"), _("Ghi"), _("Đã ghi chi phí."), tour)
    return answer_form(
        request, form, lambda: add_cost(tour.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def report(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Hand in the report of the tour."""
    tour = kept_tour(request, tour_id)
    initial = {"version": tour.version, "text": tour.report_text}
    form = ReportTextForm(request.POST or None, initial=initial)
    page = page_of(_("Nộp báo cáo kết quả"), _("Nộp báo cáo"), _("Đã nộp báo cáo."), tour)
    return answer_form(
        request,
        form,
        lambda: hand_in_report(
            tour.pk,
            form.cleaned_data["text"],
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def lesson(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Enter something to take over."""
    tour = kept_tour(request, tour_id)
    form = LessonForm(request.POST or None)
    page = page_of(_("Bài học sẽ áp dụng"), _("Ghi"), _("Đã ghi bài học."), tour)
    return answer_form(
        request, form, lambda: add_lesson(tour.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def finish(request: SignedInRequest, tour_id: int, lesson_id: int) -> HttpResponse:
    """Say what came of something that was taken over."""
    tour = kept_tour(request, tour_id)
    found = get_object_or_404(tour.lessons, pk=lesson_id)
    form = ResultForm(request.POST or None)
    page = page_of(found.text, _("Ghi kết quả"), _("Đã ghi kết quả áp dụng."), tour)
    return answer_form(
        request,
        form,
        lambda: finish_lesson(
            found.pk, form.cleaned_data["result"], by=request.actor, on=clock.today()
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def deliver(request: SignedInRequest, tour_id: int) -> HttpResponse:
    """Report the tour as done under its contract."""
    tour = kept_tour(request, tour_id)
    items = ContractItem.objects.filter(contract__proposal=tour.proposal_id or 0)
    initial = {"version": tour.version, "cost_vnd": tour_view(tour).cost_vnd or None}
    form = DeliverForm(request.POST or None, items=items, initial=initial)
    page = page_of(_("Báo cáo hoàn thành"), _("Báo cáo"), _("Đã báo cáo hoàn thành."), tour)
    return answer_form(
        request,
        form,
        lambda: deliver_tour(
            tour.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )
