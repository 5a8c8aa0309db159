"""One-click sign-in, in the demonstration and nowhere else."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.forms import DemonstrationDayForm
from khuyencong.foundation.accounts.queries import demonstration_people
from khuyencong.foundation.ui.http import render_page


@require_safe
def demonstration(request: HttpRequest) -> HttpResponse:
    """Offer one click for each person of the demonstration. Not there outside it."""
    if not settings.DEMO:
        raise Http404
    today = clock.today()
    people = [(person, actors_of(person, on=today)) for person in demonstration_people()]
    return render_page(request, "accounts/demonstration.html", {"people": people})


@require_POST
def demonstration_sign_in(request: HttpRequest, username: str) -> HttpResponse:
    """Sign in as a person of the demonstration. Not there outside it."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(demonstration_people(), username=username)
    day = clock.chosen_day(request)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])  # forgets another's session
    request.session[clock.SESSION_KEY] = day.isoformat()
    return redirect("home")


@require_POST
def demonstration_day(request: HttpRequest) -> HttpResponse:
    """Work on another day from now on. Not there outside the demonstration."""
    if not settings.DEMO:
        raise Http404
    form = DemonstrationDayForm(request.POST)
    if form.is_valid():
        day = form.cleaned_data["day"]
        request.session[clock.SESSION_KEY] = day.isoformat()
        messages.success(request, _("Bạn đang làm việc trong ngày %s.") % f"{day:%d/%m/%Y}")
    else:
        messages.error(request, " ".join(str(told) for told in form.errors["day"]))
    return redirect("home")
