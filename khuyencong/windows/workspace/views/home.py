"""Home: what an office, or an establishment, sees first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import render_page
from khuyencong.windows.workspace.desk import desk_of


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the actor, what is due, how the plan stands; who has no role is told."""
    actor = request.actor
    desk = desk_of(actor, on=clock.today()) if actor is not None else None
    return render_page(request, "workspace/home.html", {"desk": desk})
