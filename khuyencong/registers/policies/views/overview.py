"""The front page of the law: what is there, and what waits to be published."""

from django.http import HttpRequest, HttpResponse

from khuyencong.foundation import clock
from khuyencong.foundation.ui.http import render_page
from khuyencong.registers.policies import queries
from khuyencong.registers.policies.permissions import may_keep


def overview(request: HttpRequest) -> HttpResponse:
    """Show the parts of the register with their counts, and to staff the drafts."""
    actor = getattr(request, "actor", None)
    drafts = queries.versions_awaiting_publishing() if may_keep(actor) else None
    context = {"figures": queries.register_figures(on=clock.today()), "drafts": drafts}
    return render_page(request, "policies/overview.html", context)
