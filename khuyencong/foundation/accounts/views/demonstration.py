"""One-click sign-in, in the demonstration and nowhere else."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.queries import demonstration_people
from khuyencong.foundation.ui.http import render_page


@require_safe
def demonstration(request: HttpRequest) -> HttpResponse:
    """Offer one click for each person of the demonstration. Not there outside it."""
    if not settings.DEMO:
        raise Http404
    today = timezone.localdate()
    people = [(person, actors_of(person, on=today)) for person in demonstration_people()]
    return render_page(request, "accounts/demonstration.html", {"people": people})


@require_POST
def demonstration_sign_in(request: HttpRequest, username: str) -> HttpResponse:
    """Sign in as a person of the demonstration. Not there outside it."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(demonstration_people(), username=username)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
