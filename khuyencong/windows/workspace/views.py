"""Home: what an office sees first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.http import render_page
from khuyencong.registers.offices.models import Office

DEEDS = {"offices.appointed": _("Giao vai trò")}
"""What the trace calls by code, in words."""


@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """Show the actor's office, its place, and what was done there lately."""
    actor = request.actor
    office = None
    entries: list[AuditEntry] = []
    if actor is not None and actor.office_id is not None:
        office = Office.objects.select_related("territory").get(pk=actor.office_id)
        entries = list(
            AuditEntry.objects.filter(subject=f"office:{office.pk}").order_by("-pk")[:10]
        )
    return render_page(
        request, "workspace/home.html", {"office": office, "entries": entries, "deeds": DEEDS}
    )
