"""The list of contracts."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.contracts.forms import FilterForm
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.queries import amendments_awaiting


@login_required
@require_safe
@answers_refusals
def contract_list(request: SignedInRequest) -> HttpResponse:
    """Show the contracts that the actor may see, narrowed by the address; waiting changes first."""
    form = FilterForm(request.GET)
    visible = visible_contracts(request.actor)
    rows = visible.filter(**form.wanted()).select_related("proposal", "office")
    context = {
        "form": form,
        "page": keyset_page(rows, request=request, order=("-id",)),
        "waiting": amendments_awaiting(visible)[:20],
        "is_narrowed": bool(form.wanted()),
    }
    return render_page(request, "contracts/contract_list.html", context)
