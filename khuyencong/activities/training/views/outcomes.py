"""Certificates, and what became of people."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.training.forms import (
    AnswerForm,
    EstablishmentForm,
    ReasonForm,
    SearchForm,
)
from khuyencong.activities.training.models import Certificate, FollowUp
from khuyencong.activities.training.permissions import (
    certifying_refusal,
    require_may_certify,
    require_may_run,
    running_refusal,
    visible_classes,
)
from khuyencong.activities.training.queries import (
    follow_up_figures,
    follow_ups_due,
    standings,
)
from khuyencong.activities.training.services import (
    issue_certificates,
    link_establishment,
    record_answer,
    revoke_certificate,
)
from khuyencong.activities.training.states import FOLLOW_UP_MONTHS, ClassState
from khuyencong.activities.training.views.frame import (
    certificate_for,
    class_for,
    follow_up_for,
    require_people,
    trainee_for,
)
from khuyencong.activities.training.views.shown_form import FormPage, shown_form
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.registers.establishments.queries import search, visible_establishments

SHOWN_AT_ONCE = 50


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def certificates(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Show who completed a class with their certificates; a leader signs those chosen."""
    course = class_for(request, class_id)
    require_people(request)
    status = 200
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("trainee") if one.isdigit()]
        try:
            issued = issue_certificates(course.pk, chosen, by=request.actor, on=clock.today())
        except Refused as refusal:
            status, problems = refusal.http_status, refusal.problems
        else:
            told = {"number": len(issued)}
            messages.success(request, _("Đã ký %(number)s giấy chứng nhận.") % told)
            return redirect("training:certificates", course.pk)
    of_class = Certificate.objects.filter(trainee__training_class=course)
    given = list(of_class.select_related("trainee", "signed_by"))
    holders = {one.trainee_id for one in given if one.revoked_on is None}
    refusal_to_sign = certifying_refusal(request.actor, course)
    is_over = course.state == ClassState.COMPLETED
    context = {
        "course": course,
        "given": given,
        "people": [one for one in standings(course) if one.trainee.pk not in holders],
        "problems": problems,
        "may_sign": is_over and refusal_to_sign is None,
        "why_not": refusal_to_sign if is_over else None,
        "may_certify": refusal_to_sign is None,
    }
    return render_page(request, "training/certificates.html", context, status=status)


@login_required
@require_safe
@answers_refusals
def certificate(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Show a certificate for the printer."""
    found = certificate_for(request, certificate_id)
    address = request.build_absolute_uri(reverse("verification:show", args=[found.shown_code]))
    context = {
        "certificate": found,
        "trainee": found.trainee,
        "course": found.trainee.training_class,
        "address": address,
    }
    return render_page(request, "training/certificate.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def revoke(request: SignedInRequest, certificate_id: int) -> HttpResponse:
    """Revoke a certificate for a reason."""
    found = certificate_for(request, certificate_id)
    course = found.trainee.training_class
    require_may_certify(request.actor, course)
    form = ReasonForm(request.POST or None)
    return shown_form(
        request,
        form,
        lambda: revoke_certificate(
            found.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
        FormPage(
            title=_("Thu hồi giấy chứng nhận số %(number)s") % {"number": found.number},
            button=_("Thu hồi"),
            icon="ban",
            back_url=reverse("training:certificates", args=[course.pk]),
            done=_("Đã thu hồi giấy chứng nhận."),
            hint=_("Ai kiểm tra mã của giấy này sẽ thấy giấy đã bị thu hồi."),
            is_grave=True,
        ),
        {"course": course},
    )


@login_required
@require_safe
@answers_refusals
def outcomes(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Show what became of the people of a class."""
    course = class_for(request, class_id)
    require_people(request)
    answers = FollowUp.objects.filter(trainee__training_class=course)
    by_person = {
        (one.trainee_id, one.months): one for one in answers.select_related("establishment")
    }
    completed = course.trainees.filter(completed=True).order_by("folded_name", "pk")
    people = [
        (one, [(months, by_person.get((one.pk, months))) for months in FOLLOW_UP_MONTHS])
        for one in completed
    ]
    context = {
        "course": course,
        "figures": follow_up_figures(course),
        "people": people,
        "may_run": running_refusal(request.actor, course) is None,
        "months": FOLLOW_UP_MONTHS,
    }
    return render_page(request, "training/outcomes.html", context)


@login_required
@require_safe
@answers_refusals
def due(request: SignedInRequest, months: int) -> HttpResponse:
    """Show whom the office asks now."""
    require_people(request)
    if months not in FOLLOW_UP_MONTHS:
        raise Http404
    assert request.actor.office_id is not None, "staff of an office"
    own = visible_classes(request.actor).filter(office_id=request.actor.office_id)
    rows = follow_ups_due(own, months, on=clock.today()).order_by()
    context = {
        "page": keyset_page(rows, request=request, order=("id",)),
        "months": months,
        "all_months": FOLLOW_UP_MONTHS,
    }
    return render_page(request, "training/due.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def call(request: SignedInRequest, trainee_id: int, months: int) -> HttpResponse:
    """Write down what a call to a person found out."""
    if months not in FOLLOW_UP_MONTHS:
        raise Http404
    trainee = trainee_for(request, trainee_id)
    course = trainee.training_class
    require_may_run(request.actor, course)
    form = AnswerForm(request.POST or None)
    own_page = request.build_absolute_uri(reverse("training:own", args=[trainee.follow_up_token]))
    told = {"name": trainee.name, "months": months}
    return shown_form(
        request,
        form,
        lambda: record_answer(
            trainee.pk, months, form.values(), by=request.actor, on=clock.today()
        ),
        FormPage(
            title=_("Hỏi %(name)s sau %(months)s tháng") % told,
            button=_("Ghi câu trả lời"),
            icon="phone",
            back_url=reverse("training:outcomes", args=[course.pk]),
            done=_("Đã ghi câu trả lời."),
            hint=_("Điện thoại: %(phone)s. Hoặc gửi đường dẫn để người này tự trả lời: %(link)s")
            % {"phone": trainee.phone or "–", "link": own_page},
        ),
        {"course": course},
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def establishment(request: SignedInRequest, follow_up_id: int) -> HttpResponse:
    """Find in the register what a former trainee has founded."""
    answer = follow_up_for(request, follow_up_id)
    trainee = answer.trainee
    course = trainee.training_class
    require_may_run(request.actor, course)
    asked = SearchForm(request.GET or None)
    text = asked.cleaned_data["text"] if asked.is_valid() else (trainee.phone or trainee.name)
    seen = visible_establishments(request.actor)
    found = search(seen, text).order_by("pk")[:SHOWN_AT_ONCE] if text else seen.none()
    keys = [one.pk for one in found]
    chosen = request.POST.get("establishment", "")
    if chosen.isdigit():
        keys.append(int(chosen))
    form = EstablishmentForm(request.POST or None, found=seen.filter(pk__in=keys))
    page = FormPage(
        title=_("Cơ sở của %(name)s") % {"name": trainee.name},
        button=_("Gắn với cơ sở này"),
        icon="link",
        back_url=reverse("training:outcomes", args=[course.pk]),
        done=_("Đã gắn học viên với cơ sở trong sổ."),
        hint="" if keys else _("Không tìm thấy cơ sở nào khớp. Tìm bằng chữ khác."),
    )
    return shown_form(
        request,
        form,
        lambda: link_establishment(
            answer.pk, form.cleaned_data["establishment"].pk, by=request.actor
        ),
        page,
        {"course": course, "search_form": asked, "text": text},
    )
