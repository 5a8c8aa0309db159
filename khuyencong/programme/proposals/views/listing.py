"""The list of đề án: filters in the address, keyset paging, sums that rows never wait for."""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.proposals.forms import FilterForm
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.queries import (
    list_rows,
    looked_up_one_by_one,
    narrowed,
    totals_of,
)
from khuyencong.programme.proposals.states import State

ORDERS: Mapping[str, tuple[str, ...]] = {
    "newest": ("-id",),
    "due": ("due_on", "id"),
    "asked": ("-asked_vnd", "-id"),
}
STATE_LABELS = dict(State.choices)
"""Asked of a dictionary: ``get_state_display`` makes one anew for each row."""

ORDER_LABELS = {
    "newest": _("Mới nhất trước"),
    "due": _("Chỉ hồ sơ có hạn, gần nhất trước"),
    "asked": _("Đề nghị nhiều nhất trước"),
}


def _order_of(request: SignedInRequest) -> str:
    """Return the order asked for, else the one this person chose last; keep it for next time."""
    asked = request.GET.get("order", "")
    if asked in ORDERS:
        request.session["proposal_order"] = asked
        return asked
    kept = request.session.get("proposal_order", "newest")
    return kept if kept in ORDERS else "newest"


def _listed(request: SignedInRequest, form: FilterForm, order: str) -> QuerySet[Proposal]:
    """Return the đề án of the list. Ordered by deadline, it holds those that have one."""
    proposals = narrowed(visible_proposals(request.actor), form.wanted(today=clock.today()))
    return proposals.filter(due_on__isnull=False) if order == "due" else proposals


def _walked(proposals: QuerySet[Proposal], order: str) -> QuerySet[Proposal]:
    """Return the list so that a page costs what it shows: by newest it does so already."""
    if order == "newest":
        return proposals
    walked = looked_up_one_by_one(proposals)
    return walked.filter(due_on__isnull=False) if order == "due" else walked


@login_required
@answers_refusals
def proposal_list(request: SignedInRequest) -> HttpResponse:
    """Show the đề án that the actor may see, narrowed by the address."""
    form, order = FilterForm(request.GET), _order_of(request)
    proposals = _listed(request, form, order)
    page = keyset_page(
        list_rows(_walked(proposals, order)),
        request=request,
        order=ORDERS[order],
        always_there=("due_on",) if order == "due" else (),  # so the list of this order is made
    )
    context = {
        "form": form,
        "page": page,
        "order": order,
        "orders": ORDER_LABELS,
        "state_labels": STATE_LABELS,
        "is_narrowed": order == "due" or any(request.GET.get(name) for name in form.fields),
    }
    return render_page(request, "proposals/proposal_list.html", context)


@login_required
@answers_refusals
def proposal_totals(request: SignedInRequest) -> HttpResponse:
    """Answer with the sums of the list as a fragment of their own."""
    listed = _listed(request, FilterForm(request.GET), _order_of(request))
    return render(request, "proposals/_totals.html", {"totals": totals_of(listed)})
