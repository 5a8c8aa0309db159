"""Take out of outreach what was entered wrongly."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khuyencong.activities.outreach.models import Campaign
from khuyencong.activities.outreach.permissions import visible_sessions
from khuyencong.activities.outreach.services import (
    remove_guidance,
    remove_item,
    remove_order,
    remove_reach,
)
from khuyencong.activities.outreach.views.frame import campaign_for
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals


@login_required
@require_POST
@answers_refusals
def item(request: SignedInRequest, campaign_id: int, item_id: int) -> HttpResponse:
    """Take out something shown."""
    campaign = campaign_for(request, campaign_id)
    return _removed(
        request,
        campaign,
        campaign.items.all(),
        item_id,
        lambda key: remove_item(key, by=request.actor),
    )


@login_required
@require_POST
@answers_refusals
def reach(request: SignedInRequest, campaign_id: int, reach_id: int) -> HttpResponse:
    """Take out a count of people."""
    campaign = campaign_for(request, campaign_id)
    return _removed(
        request,
        campaign,
        campaign.reaches.all(),
        reach_id,
        lambda key: remove_reach(key, by=request.actor),
    )


@login_required
@require_POST
@answers_refusals
def order(request: SignedInRequest, campaign_id: int, order_id: int) -> HttpResponse:
    """Take out a contract."""
    campaign = campaign_for(request, campaign_id)
    return _removed(
        request,
        campaign,
        campaign.orders.all(),
        order_id,
        lambda key: remove_order(key, by=request.actor),
    )


def _removed(
    request: SignedInRequest,
    campaign: Campaign,
    rows: "QuerySet[Model]",
    key: int,
    remove: Callable[[int], None],
) -> HttpResponse:
    """Remove one of a campaign's rows and go back to it; 404 for a row of another."""
    told = str(get_object_or_404(rows, pk=key))
    remove(key)
    messages.success(request, _("Đã bỏ “%(what)s”.") % {"what": told})
    return redirect("outreach:campaign", campaign.pk)


@login_required
@require_POST
@answers_refusals
def guidance(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Take out guidance that was entered wrongly."""
    seen = visible_sessions(request.actor).select_related("establishment")
    session = get_object_or_404(seen, pk=session_id)
    remove_guidance(session.pk, by=request.actor)
    messages.success(request, _("Đã bỏ “%(what)s”.") % {"what": session.establishment.name})
    if session.proposal_id is not None:
        return redirect("outreach:guidance", session.proposal_id)
    return redirect("outreach:sessions")
