"""The calendar of everything that has a day."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.windows.workspace.month import first_of_month, month_of


@login_required
@require_safe
@answers_refusals
def calendar_page(request: SignedInRequest) -> HttpResponse:
    """Show one month, this one unless the address names another."""
    today = clock.today()
    first = first_of_month(request.GET.get("thang", ""), today=today)
    month = month_of(request.actor, first)
    return render_page(request, "workspace/calendar.html", {"month": month, "today": today})
