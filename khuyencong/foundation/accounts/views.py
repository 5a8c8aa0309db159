"""Choose the role one acts in; in the demonstration, sign in with one click."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from khuyencong.foundation.accounts.acting import key_of
from khuyencong.foundation.accounts.middleware import SESSION_KEY
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.http import render_page


@login_required
@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Keep the chosen role in the session; only one of the person's own counts."""
    chosen = request.POST.get("actor", "")
    if chosen in {key_of(actor) for actor in request.actors}:  # type: ignore[attr-defined]
        request.session[SESSION_KEY] = chosen
    return redirect(_own_address(request, request.POST.get("next", "")))


def _own_address(request: HttpRequest, address: str) -> str:
    """Return an address of this program; the home page for anything that leads elsewhere."""
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if own else reverse("home")


def demonstration(request: HttpRequest) -> HttpResponse:
    """Offer one click for each person of the demonstration. Not there outside it."""
    if not settings.DEMO:
        raise Http404
    people = User.objects.filter(is_active=True, username__startswith="demo-").order_by("pk")
    return render_page(request, "accounts/demonstration.html", {"people": people})


@require_POST
def demonstration_sign_in(request: HttpRequest, username: str) -> HttpResponse:
    """Sign in as a person of the demonstration. Not there outside it."""
    if not settings.DEMO:
        raise Http404
    people = User.objects.filter(is_active=True, username__startswith="demo-")
    person = get_object_or_404(people, username=username)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
