"""The classes, and one of them seen whole."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from khuyencong.activities.training.forms import FilterForm
from khuyencong.activities.training.models import Certificate
from khuyencong.activities.training.permissions import (
    certifying_refusal,
    may_know_people,
    opening_refusal,
    running_refusal,
    visible_classes,
)
from khuyencong.activities.training.queries import (
    class_rows,
    cost_per_trainee,
    live_deliveries,
    live_materials,
    sessions_with_presence,
    standings,
)
from khuyencong.activities.training.road import next_step, road_of
from khuyencong.activities.training.states import ClassState, Place
from khuyencong.activities.training.views.frame import class_for, material_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.figures import BarRow
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@require_safe
@answers_refusals
def class_list(request: SignedInRequest) -> HttpResponse:
    """Show the classes that a person may see, the latest first."""
    form = FilterForm(request.GET)
    wanted = form.wanted()
    rows = class_rows(visible_classes(request.actor).filter(**wanted))
    context = {
        "form": form,
        "page": keyset_page(rows, request=request, order=("-starts_on", "-id")),
        "is_narrowed": bool(wanted),
        "may_open": opening_refusal(request.actor) is None,
        "may_know": may_know_people(request.actor),
    }
    return render_page(request, "training/class_list.html", context)


@login_required
@require_safe
@answers_refusals
def class_page(request: SignedInRequest, class_id: int) -> HttpResponse:
    """Show where a class stands, what comes next, its programme, people and cost."""
    course, actor, today = class_for(request, class_id), request.actor, clock.today()
    people = standings(course)
    others = course.trainees.exclude(standing=Place.ENROLLED).select_related("unit")
    certificates = Certificate.objects.filter(
        trainee__training_class=course, revoked_on__isnull=True
    ).count()
    delivered = live_deliveries(course)
    may_run = running_refusal(actor, course) is None
    waiting = [one for one in others if one.standing == Place.WAITING]
    sessions = list(sessions_with_presence(course))
    completed = sum(bool(one.trainee.completed) for one in people)
    counted = completed if course.state == ClassState.COMPLETED else len(people)
    context = {
        "course": course,
        "people": people,
        "waiting": waiting,
        "gone": [one for one in others if one.standing == Place.LEFT],
        "sessions": sessions,
        "materials": live_materials(course),
        "may_remove_material": may_run and course.state != ClassState.CANCELLED and not delivered,
        "certificates": certificates,
        "completed": completed,
        "places": [
            BarRow(Place.ENROLLED.label, len(people), f"{len(people)}/{course.capacity}", "green"),
            BarRow(Place.WAITING.label, len(waiting), str(len(waiting)), "orange"),
        ],
        "cost": cost_per_trainee(course, counted, on=today),
        "road": road_of(
            course,
            certificates=certificates,
            delivered_on=delivered[0].delivered_on if delivered else None,
            on=today,
        ),
        "next": next_step(
            course,
            sessions=sessions,
            certificates=certificates,
            is_delivered=bool(delivered),
            on=today,
        ),
        "public_url": request.build_absolute_uri(
            reverse("training:announcement", args=[course.token])
        ),
        "may_run": may_run,
        "may_change": may_run and course.state in (ClassState.DRAFT, ClassState.OPEN),
        "may_enrol": may_run and course.is_enrolling(today),
        "may_certify": certifying_refusal(actor, course) is None,
        "may_know": may_know_people(actor),
        "delivered": delivered,
        "today": today,
    }
    return render_page(request, "training/class_page.html", context)


@login_required
@require_safe
@answers_refusals
def material(request: SignedInRequest, material_id: int) -> HttpResponseBase:
    """Give a material to who may see its class."""
    return file_response(material_for(request, material_id).attachment)
