"""Everything of one kind that waits for a person."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.windows.workspace.piles import pile_of

ROWS_SHOWN = 60


@login_required
@require_safe
@answers_refusals
def pile_page(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a pile whole, sixty rows at once: as many rows as home has counted."""
    pile = pile_of(request.actor, key, on=clock.today())
    if pile is None:
        raise Http404
    page = Paginator(pile.rows, ROWS_SHOWN).get_page(request.GET.get("trang"))
    context = {
        "pile": pile,
        "page": page,
        "rows": [pile.as_row(one) for one in page],
    }
    return render_page(request, "workspace/pile.html", context)
