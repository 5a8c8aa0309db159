"""One's own account: who one is here, and as what one acts."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from khuyencong.foundation.accounts.acting import key_of
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.accounts.middleware import SESSION_KEY
from khuyencong.foundation.ui.http import render_page


@login_required
@require_safe
def profile(request: SignedInRequest) -> HttpResponse:
    """Show a person what the program knows of them, and their roles."""
    return render_page(request, "accounts/profile.html")


@login_required
@require_POST
def act_as(request: SignedInRequest) -> HttpResponse:
    """Keep the chosen role in the session; only one of the person's own counts."""
    chosen = request.POST.get("actor", "")
    if chosen in {key_of(actor) for actor in request.actors}:
        request.session[SESSION_KEY] = chosen
    return redirect(_own_address(request, request.POST.get("next", "")))


def _own_address(request: HttpRequest, address: str) -> str:
    """Return an address of this program; the home page for anything that leads elsewhere."""
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if own else reverse("home")


def not_offered(request: HttpRequest, **_parts: str) -> HttpResponse:  # noqa: ARG001
    """Answer for pages of the sign-in library that have no use here; it needs their names."""
    raise Http404
