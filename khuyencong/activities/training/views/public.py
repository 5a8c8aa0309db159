"""Pages for people without an account: the announcement, their own page, presence at a session.

Each is opened by a token that nobody guesses, and shows nothing personal but the holder's own.
"""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from khuyencong.activities.training.deadlines import closes_at, opens_at
from khuyencong.activities.training.forms import OwnAnswerForm, OwnPersonForm, WordForm
from khuyencong.activities.training.models import Session, Trainee, TrainingClass
from khuyencong.activities.training.queries import due_months, live_materials, places_left
from khuyencong.activities.training.services import (
    answer_through_link,
    confirm_presence,
    enrol_through_link,
)
from khuyencong.activities.training.states import ClassState, Place
from khuyencong.activities.training.trying import count_try, require_few_tries
from khuyencong.foundation import clock
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import units_on, units_within

MOST_ENROLMENTS = 100
"""In five minutes, by one link: a hall of people may do it at once, a program not for long."""

MOST_WRONG_WORDS = 20
"""In five minutes, at one session: slips of the finger, not a search through all numbers."""


@never_cache
@require_http_methods(["GET", "POST"])
@answers_refusals
def announcement(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a class is, when and where, the places left; take an enrolment."""
    course = _class_by(token)
    today = clock.today()
    form = OwnPersonForm(request.POST or None, communes=_communes(course))
    if request.method == "POST":
        require_few_tries(f"enrol:{course.pk}", most=MOST_ENROLMENTS)
        count_try(f"enrol:{course.pk}")
    sent = send_or_mark(request, form, lambda: enrol_through_link(token, form.values(), on=today))
    if sent.is_done:
        return redirect("training:own", sent.result.follow_up_token)
    context = {
        "course": course,
        "form": form,
        "left": places_left(course),
        "waiting": course.trainees.filter(standing=Place.WAITING).count(),
        "sessions": course.sessions.select_related("trainer"),
        "is_enrolling": course.is_enrolling(today),
        "today": today,
    }
    return render_page(request, "training/announcement.html", context, status=sent.status)


def _class_by(token: str) -> TrainingClass:
    announced = TrainingClass.objects.exclude(state=ClassState.DRAFT)
    course = announced.select_related("office__territory", "unit").filter(token=token).first()
    if course is None:
        raise Http404
    return course


def _communes(course: TrainingClass) -> QuerySet[Unit]:
    around = units_within(course.office.territory).values("pk")
    return units_on(course.starts_on).filter(pk__in=around, level="commune")


@never_cache
@require_http_methods(["GET", "POST"])
@answers_refusals
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show a trainee their own place, code and materials; later, ask what became of them."""
    trainee = _trainee_by(token)
    course, today = trainee.training_class, clock.today()
    months = due_months(trainee, on=today) if trainee.completed else []
    form = OwnAnswerForm(request.POST or None)
    sent = send_or_mark(request, form, lambda: answer_through_link(token, form.values(), on=today))
    if sent.is_done:
        messages.success(request, _("Cảm ơn bạn đã trả lời."))
        return redirect("training:own", token)
    context = {
        "course": course,
        "trainee": trainee,
        "form": form,
        "months": months[0] if months else None,
        "sessions": course.sessions.select_related("trainer"),
        "materials": live_materials(course) if trainee.standing == Place.ENROLLED else (),
    }
    return render_page(request, "training/own.html", context, status=sent.status)


def _trainee_by(token: str) -> Trainee:
    trainees = Trainee.objects.select_related("training_class__office", "training_class__unit")
    trainee = trainees.filter(follow_up_token=token).first()
    if trainee is None:
        raise Http404
    return trainee


@never_cache
@require_safe
@answers_refusals
def own_material(request: HttpRequest, token: str, material_id: int) -> HttpResponseBase:  # noqa: ARG001
    """Give a material to a trainee of its class."""
    trainee = _trainee_by(token)
    if trainee.standing != Place.ENROLLED:
        raise Http404
    material = live_materials(trainee.training_class).filter(pk=material_id).first()
    if material is None:
        raise Http404
    return file_response(material.attachment)


@never_cache
@require_http_methods(["GET", "POST"])
@answers_refusals
def present(request: HttpRequest, token: str) -> HttpResponse:
    """Let a person in the room say that they are there."""
    session = (
        Session.objects.filter(token=token)
        .exclude(training_class__state=ClassState.DRAFT)
        .select_related("training_class__office")
        .first()
    )
    if session is None:
        raise Http404
    form = WordForm(request.POST or None)
    if request.method == "POST":
        require_few_tries(f"present:{session.pk}", most=MOST_WRONG_WORDS)
    now = timezone.localtime().time()
    sent = send_or_mark(
        request,
        form,
        lambda: confirm_presence(token, form.cleaned_data["word"], on=clock.today(), at=now),
    )
    if request.method == "POST" and not sent.is_done:
        count_try(f"present:{session.pk}")
    context = {
        "session": session,
        "course": session.training_class,
        "form": form,
        "trainee": sent.result if sent.is_done else None,
        "opens": opens_at(session),
        "closes": closes_at(session),
    }
    return render_page(request, "training/present.html", context, status=sent.status)
