"""A đề án seen whole."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.programme.proposals.views.frame import proposal_for
from khuyencong.windows.workspace.seen import periods_of, seen_beside_told
from khuyencong.windows.workspace.whole import whole_of
from khuyencong.windows.workspace.works import works_of


@login_required
@require_safe
@answers_refusals
def proposal_page(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show where a đề án stands, what comes next and for whom, its ruling, money and past."""
    proposal = proposal_for(request, proposal_id, "registration", "contract")
    whole = whole_of(request.actor, proposal, on=clock.today())
    works = works_of(request.actor, proposal)
    context = {
        "whole": whole,
        "proposal": proposal,
        "works": works,
        "seen": seen_beside_told(request.actor, whole.contract, whole.acceptance.reports),
        "periods": periods_of(request.actor, proposal),
    }
    return render_page(request, "workspace/proposal.html", context)
