"""An establishment's page, and its history as a part of its own."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.audit.queries import entries_about
from khuyencong.foundation.ui.http import asks_for_fragment, render_page
from khuyencong.registers.establishments.industries import division_name
from khuyencong.registers.establishments.labels import history_rows
from khuyencong.registers.establishments.permissions import rights_on_seen
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.establishments.views.frame import establishment_for

HISTORY_LENGTH = 100


@login_required
def detail(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Show all that is told about an establishment. A record merged away leads to the kept one."""
    try:
        establishment = establishment_for(request, establishment_id)
    except Http404:
        kept = (
            visible_establishments(request.actor).filter(merged_from__pk=establishment_id).first()
        )
        if kept is None:
            raise
        return redirect("establishments:detail", kept.pk)
    context = {
        "establishment": establishment,
        "today": clock.today(),
        "division": division_name(establishment.vsic_code),
        "places": establishment.places.select_related("unit__parent"),
        "figures": establishment.year_figures.all(),
        "products": establishment.products.filter(removed_on__isnull=True),
        "marks": establishment.marks.select_related("verified_by"),
        "pollution_records": establishment.pollution_records.all(),
        "supports": establishment.supports_received.all(),
        "representations": establishment.representations.select_related("user"),
        "user_id": request.actor.user_id,
        **asdict(rights_on_seen(request.actor, establishment)),
    }
    return render_page(request, "establishments/establishment_detail.html", context)


@login_required
def history(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Show the last changes of a record: a fragment for its page, or a page of their own."""
    establishment = establishment_for(request, establishment_id)
    entries = entries_about(establishment.reference)[:HISTORY_LENGTH]
    context = {
        "establishment": establishment,
        "rows": history_rows(entries),
    }
    fragment = asks_for_fragment(request)
    template = "establishments/_history.html" if fragment else "establishments/history.html"
    return render_page(request, template, context)
