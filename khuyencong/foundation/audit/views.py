"""The journal: what was done, by whom, and the state of the chain that proves it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.audit import heads
from khuyencong.foundation.audit.forms import EntryFilter
from khuyencong.foundation.audit.permissions import require_reader, visible_entries
from khuyencong.foundation.audit.queries import Wanted, chain_state, entries_wanted, values_of
from khuyencong.foundation.audit.subjects import names_of
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@answers_refusals
def entries(request: SignedInRequest) -> HttpResponse:
    """List the entries that the actor may see, the newest first."""
    require_reader(request.actor)
    form = EntryFilter(request.GET)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    found = entries_wanted(visible_entries(request.actor), wanted)
    page = keyset_page(found, request=request, order=["-id"])
    names = names_of((entry.subject for entry in page.rows), request.actor)
    context = {"page": page, "form": form, "names": names}
    return render_page(request, "audit/entry_list.html", context)


@login_required
@answers_refusals
def entry(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Show an entry with what it changed, side by side."""
    require_reader(request.actor)
    seen = visible_entries(request.actor).select_related("seal")
    found = get_object_or_404(seen, pk=entry_id)
    kept = set(found.personal_values.values_list("name", flat=True))
    context = {
        "entry": found,
        "named": names_of([found.subject], request.actor).get(found.subject),
        "values": values_of(found),
        "personal": [(name, name in kept) for name in found.after.get("personal", {})],
    }
    return render_page(request, "audit/entry_detail.html", context)


@login_required
@answers_refusals
def chain(request: SignedInRequest) -> HttpResponse:
    """Show how far the chain reaches, with its head to print and keep elsewhere."""
    require_reader(request.actor)
    context = {"state": chain_state(), "head": heads.current_head()}
    return render_page(request, "audit/chain.html", context)


@login_required
@answers_refusals
def head_file(request: SignedInRequest) -> HttpResponse:
    """Give the signed head as a file for another office to keep."""
    require_reader(request.actor)
    response = HttpResponse(heads.export_head(), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="khuyencong-audit-head.json"'
    return response
